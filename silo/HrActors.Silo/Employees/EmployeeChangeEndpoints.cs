using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Audit;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Employees;

internal static class EmployeeChangeEndpoints
{
    public static void MapEmployeeChanges(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup("/employees/{employeeNo}").WithTags("Employees");
        one.MapPatch("", Correct).Declare<CorrectionRequest>("Correct name, identity number, hire date or phone (更正)");
        one.MapPost("/departure", Depart).Declare<DepartureRequest>("End the employment (离职)");
        one.MapPost("/moves", Move).Declare<MoveRequest>("Move to another branch (调动)");
        one.MapPost("/rehire", Rehire).Declare<RehireRequest>("Take a leaver on again (再入职)");
        one.MapPut("/wages/{month}", SetWage).Declare<WageRequest>("Set the gross wage of a month (应发工资)").RecordsRefusals();
        one.MapPost("/enrolments", RecordEnrolment)
            .Declare<EnrolmentRequest>("Record that the group has enrolled the employee in a line (参保登记)");
    }

    private static RouteHandlerBuilder Declare<T>(this RouteHandlerBuilder route, string summary)
        where T : notnull => route.Needs(Permission.ChangeStaff).IsCommand().WithSummary(summary)
            .Takes<T>().Gives<EmployeeAnswer>().Refuses(400, 404, 409, 422);

    private static async Task<IResult> Correct(
        string employeeNo, JsonBody<CorrectionRequest> body, Caller caller, CommandId id, ExpectedVersion version,
            EmployeeChanges changes) =>
        body.Refused?.Result() ?? Show(await changes.Correct(employeeNo, body, caller.Principal, id.Value, version), caller);

    private static async Task<IResult> Depart(
        string employeeNo, JsonBody<DepartureRequest> body, Caller caller, CommandId id, ExpectedVersion version,
            EmployeeChanges changes) =>
        body.Refused?.Result() ?? Show(await changes.Depart(employeeNo, body, caller.Principal, id.Value, version), caller);

    private static async Task<IResult> Move(
        string employeeNo, JsonBody<MoveRequest> body, Caller caller, CommandId id, ExpectedVersion version, EmployeeChanges changes) =>
        body.Refused?.Result() ?? Show(await changes.Move(employeeNo, body, caller.Principal, id.Value, version), caller);

    private static async Task<IResult> Rehire(
        string employeeNo, JsonBody<RehireRequest> body, Caller caller, CommandId id, ExpectedVersion version, EmployeeChanges changes) =>
        body.Refused?.Result() ?? Show(await changes.Rehire(employeeNo, body, caller.Principal, id.Value, version), caller);

    private static async Task<IResult> SetWage(
        string employeeNo, string month, JsonBody<WageRequest> body, Caller caller, CommandId id, ExpectedVersion version,
            EmployeeChanges changes)
    {
        if (body.Refused is { } refused) return refused.Result();
        if (!YearMonth.TryParse(month, out var of)) return Months.Malformed.Result();
        return Show(await changes.SetWage(employeeNo, of, body, caller.Principal, id.Value, version), caller);
    }

    private static async Task<IResult> RecordEnrolment(
        string employeeNo, JsonBody<EnrolmentRequest> body, Caller caller, CommandId id, IEmployeeDesk desk,
            CancellationToken cancellationToken)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        var line = InsuranceLine.None;
        checks.Require(body.Value.Line is null || InsuranceLines.TryParse(body.Value.Line, out line), "/line", "line.unknown", "没有这个险种",
            "There is no such line of insurance");
        if (checks.Errors.Count > 0) return KnownProblems.Invalid(checks.Errors).Result();

        var request = new RecordEnrolmentRequest { EmployeeNo = employeeNo, Line = line, From = body.Value.From, Base = body.Value.Base };
        return Show(await desk.RecordEnrolment(request, caller.Principal, id.Value, cancellationToken), caller);
    }

    private static IResult Show(Reply<EmployeeView> reply, Caller caller) =>
        Answers.Of(reply, view => EmployeeEndpoints.Show(view, caller));
}
