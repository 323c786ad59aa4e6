namespace HrActors.EndToEnd.Tests.Access;

/// <summary>
/// The matrix of rights by route. A new route needs a row: who reaches it, and where it shows or changes something of a branch, how.
/// </summary>
internal static class RouteTable
{
    private const string Case = "/transfers/{case}";
    private const string Person = "/employees/{employee}";
    private const string Run = "/branches/{branch}/contributions/{month}";
    private const string Bases = "/branches/{branch}/base-declarations/{month}";
    private const string Why = """{"reason":"matrix"}""";

    public static readonly RouteRow[] All =
    [
        new("POST /sessions", RouteRow.Open),
        new("POST /agency-callbacks/{agencyId}", RouteRow.Open),
        new("POST /attendance/events", RouteRow.Upstream),

        new("GET /branches", RouteRow.Everybody),
        new("PUT /branches/{code}", RouteRow.Admin),
        new("GET /feed", RouteRow.Hr),

        // Before the changes below close it.
        new("POST /findings/{id}/waiver", RouteRow.Manager) { OfBranch = "/findings/{finding}/waiver", Body = Why },
        new("POST /employees", RouteRow.Manager)
        {
            OfBranch = "/employees",
            Body = """
                {"employeeNo":"{new}","name":"测试","idNumber":"{newId}","branchCode":"{branch}","hireDate":"{today}","monthlyWage":9000}
                """,
        },
        new("GET /employees", RouteRow.Amounts) { OfBranch = "/employees?branch={branch}" },
        new("GET /employees/{employeeNo}", RouteRow.Amounts) { OfBranch = Person },
        new("PATCH /employees/{employeeNo}", RouteRow.Manager) { OfBranch = Person, Body = """{"phone":"13900000000","reason":"matrix"}""" },
        new("POST /employees/{employeeNo}/enrolment-query", RouteRow.Manager) { OfBranch = Person + "/enrolment-query", Body = "{}" },
        new("POST /employees/{employeeNo}/identity-number/disclosure", RouteRow.Manager) { OfBranch = Person + "/identity-number/disclosure", Body = Why },
        new("POST /employees/{employeeNo}/phone/disclosure", RouteRow.Manager) { OfBranch = Person + "/phone/disclosure", Body = Why },
        new("POST /employees/{employeeNo}/bank-account/disclosure", RouteRow.Manager)
        {
            OfBranch = Person + "/bank-account/disclosure", Body = Why, MayLack = true,
        },
        new("POST /employees/{employeeNo}/address/disclosure", RouteRow.Manager)
        {
            OfBranch = Person + "/address/disclosure", Body = Why, MayLack = true,
        },
        new("POST /employees/{employeeNo}/personal-data", RouteRow.Manager) { OfBranch = Person + "/personal-data", Body = Why },
        // Nobody of the sample left long ago: the answer is why not.
        new("GET /employees/{employeeNo}/retention", RouteRow.Manager) { OfBranch = Person + "/retention" },
        new("POST /employees/{employeeNo}/anonymisation", RouteRow.Manager) { OfBranch = Person + "/anonymisation", Body = Why },
        new("GET /employees/{employeeNo}/consents", RouteRow.Manager) { OfBranch = Person + "/consents" },
        new("POST /employees/{employeeNo}/consents", RouteRow.Manager)
        {
            OfBranch = Person + "/consents", Body = """{"purpose":"bank-account","given":true,"textVersion":"1","text":"matrix"}""",
        },
        new("GET /privacy/retention-rules", RouteRow.Manager),
        new("GET /privacy/leavers", RouteRow.Manager) { OfBranch = "/privacy/leavers?branch={branch}" },
        new("GET /privacy/deletions", RouteRow.Manager),
        new("GET /employees/{employeeNo}/ledger", RouteRow.Hr) { OfBranch = Person + "/ledger" },
        new("POST /employees/{employeeNo}/departure", RouteRow.Manager)
        {
            OfBranch = Person + "/departure", Body = """{"lastDay":"{today}","reason":"matrix"}""",
        },
        new("POST /employees/{employeeNo}/moves", RouteRow.Manager) { OfBranch = Person + "/moves", Body = """{"branchCode":"{branch}","on":"{today}"}""" },
        new("POST /employees/{employeeNo}/rehire", RouteRow.Manager)
        {
            OfBranch = Person + "/rehire", Body = """{"branchCode":"{branch}","hireDate":"{today}","monthlyWage":9000}""",
        },
        new("PUT /employees/{employeeNo}/wages/{month}", RouteRow.Manager) { OfBranch = Person + "/wages/{month}", Body = """{"gross":9000}""" },
        new("POST /employees/{employeeNo}/enrolments", RouteRow.Manager)
        {
            OfBranch = Person + "/enrolments", Body = """{"line":"pension","from":"{month}"}""",
        },
        new("GET /employees/{employeeNo}/attendance/{month}", RouteRow.Hr) { OfBranch = Person + "/attendance/{month}" },
        new("POST /employees/{employeeNo}/attendance/corrections", RouteRow.Manager)
        {
            OfBranch = Person + "/attendance/corrections", Body = """{"time":"{now}","kind":"punch","reason":"matrix"}""",
        },
        new("GET /attendance/exceptions", RouteRow.Hr) { OfBranch = "/attendance/exceptions?branch={branch}" },
        new("GET /attendance/adjustment-requests", RouteRow.Hr) { OfBranch = "/attendance/adjustment-requests?branch={branch}" },
        new("POST /attendance/adjustment-requests/{id}/decision", RouteRow.Manager),

        new("GET /findings", RouteRow.Hr) { OfBranch = "/findings?branch={branch}" },
        new("GET /findings/export.{format}", RouteRow.Hr) { OfBranch = "/findings/export.xlsx?branch={branch}" },
        // Answers for each finding by itself.
        new("POST /findings/waivers", RouteRow.Manager),
        new("GET /findings/rules", RouteRow.Hr),

        new("POST /transfers", RouteRow.Manager)
        {
            OfBranch = "/transfers", Body = """{"employeeNo":"{employee}","line":"pension","originRegionCode":"440100"}""",
        },
        new("GET /transfers", RouteRow.Hr) { OfBranch = "/transfers?branch={branch}" },
        new("GET /transfers/summary", RouteRow.Hr) { OfBranch = "/transfers/summary?branch={branch}" },
        new("GET /transfers/export.xlsx", RouteRow.Hr) { OfBranch = "/transfers/export.xlsx?branch={branch}" },
        new("GET /transfers/{caseNo}", RouteRow.Hr) { OfBranch = Case },
        new("GET /transfers/{caseNo}/documents/{id}", RouteRow.Hr) { OfBranch = Case + "/documents/{document}" },
        new("PUT /transfers/{caseNo}/form", RouteRow.Manager) { OfBranch = Case + "/form", Body = """{"applicantPhone":"13900000000"}""" },
        new("POST /transfers/{caseNo}/signature", RouteRow.Manager) { OfBranch = Case + "/signature", Body = "{}" },
        new("GET /transfers/{caseNo}/documents/{id}/signature", RouteRow.Hr) { OfBranch = Case + "/documents/{document}/signature", MayLack = true },
        new("POST /transfers/{caseNo}/submission", RouteRow.Manager) { OfBranch = Case + "/submission", Body = "{}" },
        new("PUT /transfers/{caseNo}/lump-sum", RouteRow.Manager) { OfBranch = Case + "/lump-sum", Body = """{"months":12,"documented":true}""" },
        new("POST /transfers/{caseNo}/events", RouteRow.Manager)
        {
            OfBranch = Case + "/events", Body = """{"node":"accepted","occurredAt":"{now}","evidence":"matrix"}""",
        },
        new("POST /transfers/{caseNo}/evidence", RouteRow.Manager) { OfBranch = Case + "/evidence?name=matrix.pdf", Body = "%PDF-1.7 matrix" },
        new("PUT /transfers/{caseNo}/checklist/{item}", RouteRow.Manager)
        {
            OfBranch = Case + "/checklist/form", Body = """{"done":true}""", MayLack = true,
        },
        new("POST /transfers/{caseNo}/withdrawal", RouteRow.Manager) { OfBranch = Case + "/withdrawal", Body = Why },

        new("POST /branches/{code}/contributions/{month}", RouteRow.Manager) { OfBranch = Run, Body = "{}" },
        new("GET /branches/{code}/contributions/{month}", RouteRow.Amounts) { OfBranch = Run },
        new("GET /branches/{code}/contributions/{month}/export.xlsx", RouteRow.Amounts) { OfBranch = Run + "/export.xlsx" },
        new("GET /branches/{code}/contributions/{month}/people/{employeeNo}", RouteRow.Amounts) { OfBranch = Run + "/people/{employee}" },
        new("POST /branches/{code}/contributions/{month}/confirmation", RouteRow.Manager)
        {
            OfBranch = Run + "/confirmation", Body = """{"revision":999999}""",
        },
        new("POST /branches/{code}/base-declarations/{month}", RouteRow.Manager) { OfBranch = Bases, Body = "{}" },
        new("GET /branches/{code}/base-declarations/{month}", RouteRow.Amounts) { OfBranch = Bases, MayLack = true },
        new("GET /branches/{code}/base-declarations/{month}/export.xlsx", RouteRow.Amounts) { OfBranch = Bases + "/export.xlsx", MayLack = true },
        new("GET /branches/{code}/base-declarations/{month}/people/{employeeNo}", RouteRow.Amounts)
        {
            OfBranch = Bases + "/people/{employee}", MayLack = true,
        },
        new("POST /branches/{code}/base-declarations/{month}/confirmation", RouteRow.Manager)
        {
            OfBranch = Bases + "/confirmation", Body = """{"revision":999999}""", MayLack = true,
        },
        new("POST /base-declarations/{month}", RouteRow.Manager),
        new("GET /base-declarations/{month}", RouteRow.Amounts),
        new("POST /contributions/{month}", RouteRow.Manager),
        new("GET /contributions/{month}", RouteRow.Amounts),
        new("GET /adjustments", RouteRow.Amounts) { OfBranch = "/adjustments?branch={branch}" },
        new("GET /adjustments/export.xlsx", RouteRow.Amounts) { OfBranch = "/adjustments/export.xlsx?branch={branch}" },

        new("POST /contributions/preview", RouteRow.People),
        new("POST /contributions/late-fee", RouteRow.People),
        new("POST /payroll/preview", RouteRow.People),
        new("POST /identity/check", RouteRow.People),
        new("POST /transfers/estimate", RouteRow.People),
        new("GET /calendar/working-days", RouteRow.People),

        new("GET /policies", RouteRow.People),
        new("POST /policies", RouteRow.Manager),
        new("GET /policies/drafts", RouteRow.Amounts),
        new("GET /policies/drafts/{id}", RouteRow.Amounts),
        new("POST /policies/{id}/confirmation", RouteRow.Manager),
        new("POST /policies/{id}/discard", RouteRow.Manager),
        new("GET /policies/feeds", RouteRow.People),
        new("PUT /policies/feeds/{pack}", RouteRow.Admin),
        new("POST /policies/feeds/{pack}/check", RouteRow.Admin),

        new("POST /upstreams", RouteRow.Admin),
        new("GET /upstreams", RouteRow.Admin),
        new("POST /upstreams/{id}/rotation", RouteRow.Admin),
        new("POST /upstreams/{id}/revocation", RouteRow.Admin),

        new("GET /users", RouteRow.Admin),
        new("POST /users", RouteRow.Admin),
        new("GET /users/{userName}", RouteRow.Admin),
        new("PUT /users/{userName}", RouteRow.Admin),
        new("POST /users/{userName}/password-reset", RouteRow.Admin),
        new("POST /users/{userName}/disabling", RouteRow.Admin),
        new("POST /users/{userName}/enabling", RouteRow.Admin),
        new("POST /users/{userName}/second-factor-reset", RouteRow.Admin),
        new("POST /users/{userName}/sign-out", RouteRow.Admin),
        new("GET /account", RouteRow.People),
        new("PUT /account/password", RouteRow.People),
        new("POST /account/second-factor", RouteRow.People),
        new("POST /account/second-factor/confirmation", RouteRow.People),
        new("POST /account/second-factor/removal", RouteRow.People),
        new("POST /account/sign-out", RouteRow.People),
        new("DELETE /account/sessions/{id}", RouteRow.People),

        new("GET /devices", RouteRow.Intake) { OfBranch = "/devices?branch={branch}" },
        new("GET /devices/{serial}", RouteRow.Intake) { OfBranch = "/devices/{device}" },
        new("PUT /devices/{serial}", RouteRow.Admin),
        new("POST /devices/{serial}/orders", RouteRow.Admin),
        new("GET /devices/{serial}/pins", RouteRow.Intake) { OfBranch = "/devices/{device}/pins" },
        new("PUT /devices/{serial}/pins/{pin}", RouteRow.Admin),
        new("DELETE /devices/{serial}/pins/{pin}", RouteRow.Admin),
        new("GET /branches/{code}/device-pins", RouteRow.Intake) { OfBranch = "/branches/{branch}/device-pins" },
        new("PUT /branches/{code}/device-pins/{pin}", RouteRow.Admin),
        new("DELETE /branches/{code}/device-pins/{pin}", RouteRow.Admin),
        new("GET /intake", RouteRow.Intake),
        new("GET /intake/notes", RouteRow.Intake) { OfBranch = "/intake/notes?branch={branch}" },
        new("GET /intake/waiting", RouteRow.Intake) { OfBranch = "/intake/waiting?branch={branch}" },
        new("GET /dead-letters", RouteRow.Admin),
        new("POST /dead-letters/{id}/retry", RouteRow.Admin),
        new("POST /dead-letters/retry", RouteRow.Admin),

        new("GET /agency-ways", RouteRow.Everybody),
        new("PUT /agency-ways/{id}", RouteRow.Admin),
        new("DELETE /agency-ways/{id}", RouteRow.Admin),
        new("GET /agency-files/{agencyId}", RouteRow.Hr),
        new("POST /agency-files/{agencyId}", RouteRow.Manager),
        new("GET /agency-files/{agencyId}/{fileNo}/export.xlsx", RouteRow.Manager),
        new("POST /agency-files/{agencyId}/answers", RouteRow.Manager),
        new("GET /encryption-keys", RouteRow.Admin),
        new("GET /encryption-keys/rotation", RouteRow.Admin),
        new("POST /encryption-keys", RouteRow.Admin),
        new("POST /encryption-keys/rewriting", RouteRow.Admin),
        new("POST /encryption-keys/{keyId}/retirement", RouteRow.Admin),
        new("GET /audit", RouteRow.Audit),
        new("GET /audit/verification", RouteRow.Audit),
        new("GET /seals", RouteRow.Admin),
        new("POST /seals", RouteRow.Admin),
        new("POST /seals/samples", RouteRow.Admin),
        new("POST /seals/{thumbprint}/revocation", RouteRow.Admin),
        new("GET /signers", RouteRow.Manager),
        new("POST /signers", RouteRow.Manager),
        new("POST /signers/samples", RouteRow.Manager),
        new("POST /signers/{thumbprint}/revocation", RouteRow.Manager),
    ];
}
