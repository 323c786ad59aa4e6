using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Employees;
using HrActors.Silo.Hosting;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Branches;

internal static class BranchEndpoints
{
    public static void MapBranches(this IEndpointRouteBuilder api)
    {
        var branches = api.MapGroup("/branches").WithTags("Branches");
        branches.MapGet("", List).Needs(Permission.SeeBranches)
            .WithSummary("Branches in the caller's scope with their registration (分支机构)").Gives<ListAnswer<BranchAnswer>>().Refuses(400);
        branches.MapPut("/{code}", Configure).Needs(Permission.WriteBranches).IsCommand()
            .WithSummary("Create or change a branch").Takes<BranchRequest>().Gives<BranchAnswer>().Gives<BranchAnswer>(201)
                .Refuses(400, 409, 422);
    }

    private static async Task<IResult> List(Caller caller, QueryReader query, IGrainFactory grains)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();

        var all = await grains.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches();
        var seen = all.Where(branch => caller.Principal.MaySee(branch.Facts.Code))
            .OrderBy(branch => branch.Facts.Code, StringComparer.Ordinal);
        return Answers.Json(ListAnswer.Cut(seen, branch => branch.Facts.Code, query, limit, BranchAnswer.Of));
    }

    private static async Task<IResult> Configure(
        string code, JsonBody<BranchRequest> body, Caller caller, CommandId commandId, ExpectedVersion expected, IGrainFactory grains, TimeProvider time)
    {
        if (body.Refused is { } refused) return refused.Result();

        var errors = BranchCheck.Check(code, body, time.Today());
        if (errors.Count > 0) return KnownProblems.Invalid(errors).Result();

        var branch = grains.GetGrain<IBranchGrain>(GrainKeys.Branch(code));
        var before = await branch.Get();
        if (before is not null && expected.Refuse(before.Version) is { } conflict) return Answers.Refused(conflict);

        var reply = await branch.Configure(new()
        {
            Command = EmployeeDesk.Command(commandId.Value, caller.Principal),
            Facts = body.Value.FactsOf(code),
            InjuryClass = body.Value.InjuryClass,
            HousingFundRate = body.Value.HousingFundRate,
            ShiftsFrom = body.Value.ShiftTemplateFrom,
        });
        var status = before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return Answers.Of(reply, view => Answers.Json(BranchAnswer.Of(view), view.Version, status));
    }
}
