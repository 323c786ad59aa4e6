using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Domain.Employees;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Employees;

internal static class EmployeeEndpoints
{
    /// <summary>How long an onboarding waits for the agencies; what comes later is read again.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    public static void MapEmployees(this IEndpointRouteBuilder api)
    {
        var employees = api.MapGroup("/employees").WithTags("Employees");
        employees.MapPost("", Onboard).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("Take a person on and ask the agencies for earlier enrolments; waits at most 3 s for them (入职)")
            .Takes<OnboardRequest>().Gives<EmployeeAnswer>(201).Refuses(400, 409, 422);
        employees.MapGet("", List).Needs(Permission.SeeStaffNames)
            .WithSummary("Employees by branch, text, status or open finding").Gives<ListAnswer<EmployeeRowAnswer>>().Refuses(400);
        employees.MapGet("/{employeeNo}", Get).Needs(Permission.SeeStaffNames)
            .WithSummary("One employee; finance sees number, name and branch").Gives<EmployeeAnswer>().Refuses(404);
        employees.MapPost("/{employeeNo}/enrolment-query", AskAgain).Needs(Permission.ChangeStaff).IsCommand()
            .WithSummary("Ask the agencies again (重新查询参保信息)").Gives<EmployeeAnswer>().Refuses(404);
        employees.MapGet("/{employeeNo}/ledger", Ledger).Needs(Permission.SeeStaff)
            .WithSummary("Contribution months by line and place (缴费年限台账)").Gives<LedgerAnswer>().Refuses(404);
    }

    private static async Task<IResult> Onboard(
        JsonBody<OnboardRequest> body, Caller caller, CommandId commandId, EmployeeDesk desk, EmployeeReader employees)
    {
        if (body.Refused is { } refused) return refused.Result();

        var reply = await desk.Onboard(body.Value, body.Errors, caller.Principal, commandId.Value);
        if (reply.IsRefused) return Answers.Refused(reply.Refusal);

        var view = await employees.Grain(reply.Value.EmployeeNo).GetWhenAnswered(LongestWait) ?? reply.Value;
        return Answers.Json(EmployeeAnswer.Of(view, caller.Language), view.Version, StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(Caller caller, QueryReader query, IGrainFactory grains)
    {
        var limit = query.Limit();
        var status = query.Optional<EmploymentStatus>("status", EmploymentStatusNames.TryParse, "应为 onboarding、active 或 left",
            "Has to be onboarding, active or left");
        if (query.Problem is { } problem) return problem.Result();
        if (query.Text("branch") is { } branch
            && BranchScope.Refuse(caller.Principal, branch) is { } outside) return Answers.Refused(outside);

        var onlyNames = !AccessPolicy.Holds(caller.Principal, Permission.SeeStaff);
        var page = await grains.GetGrain<IListingGrain>(0).Employees(new()
        {
            Scope = caller.Principal.Branches,
            BranchCode = query.Text("branch"),
            Roster = new()
            {
                Text = query.Text("q"),
                Status = onlyNames ? null : status,
                FindingCode = onlyNames ? null : query.Text("finding"),
                After = query.Cursor,
                Limit = limit,
            },
        });
        return onlyNames
            ? Answers.Json(ListAnswer.Of(page.Items.Select(row => NameOf(row.EmployeeNo, row.Name, row.BranchCode)), page.Next))
            : Answers.Json(ListAnswer.Of(page.Items.Select(EmployeeRowAnswer.Of), page.Next));
    }

    private static async Task<IResult> Get(string employeeNo, Caller caller, EmployeeReader employees) =>
        AccessPolicy.Holds(caller.Principal, Permission.SeeStaff)
            ? Answers.Of(await employees.Find(employeeNo, caller.Principal), view => Show(view, caller))
            : Answers.Of(
                await employees.FindName(employeeNo, caller.Principal),
                name => Answers.Json(NameOf(name.EmployeeNo, name.Name, name.BranchCode)));

    private static async Task<IResult> AskAgain(
        string employeeNo, Caller caller, CommandId commandId, IEmployeeDesk desk, EmployeeReader employees,
            CancellationToken cancellationToken)
    {
        var reply = await desk.AskAgain(employeeNo, caller.Principal, commandId.Value, cancellationToken);
        if (reply.IsRefused) return Answers.Refused(reply.Refusal);
        return Show(await employees.Grain(employeeNo).GetWhenAnswered(LongestWait) ?? reply.Value, caller);
    }

    private static async Task<IResult> Ledger(string employeeNo, Caller caller, EmployeeReader employees)
    {
        var found = await employees.Find(employeeNo, caller.Principal);
        if (found.IsRefused) return Answers.Refused(found.Refusal);
        return Answers.Json(LedgerAnswer.Of(await employees.Grain(employeeNo).GetLedger() ?? new()));
    }

    internal static IResult Show(EmployeeView view, Caller caller) => Answers.Json(EmployeeAnswer.Of(view, caller.Language), view.Version);

    private static EmployeeNameAnswer NameOf(string employeeNo, string name, string branchCode) =>
        new() { EmployeeNo = employeeNo, Name = name, BranchCode = branchCode };
}
