using System.Collections.Immutable;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Agencies;

/// <summary>Which way serves which place and line (经办渠道).</summary>
internal static class WayEndpoints
{
    public static void MapAgencyWays(this IEndpointRouteBuilder api)
    {
        var ways = api.MapGroup("/agency-ways").WithTags("Agencies");
        ways.MapGet("", List).Needs(Permission.SeeBranches).WithSummary("Ways to agencies, the built-in ones last (经办渠道)")
            .Gives<ListAnswer<WayAnswer>>();
        ways.MapPut("/{id}", Configure).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Create or change a way: http, file or manual, for places and lines").Takes<WayRequest>().Gives<WayAnswer>()
            .Refuses(400, 409, 422);
        ways.MapDelete("/{id}", Remove).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Take a way out; applications that are on it stay").Gives<WayAnswer>().Refuses(404);
    }

    private static async Task<IResult> List(IAgencyDesk desk, CancellationToken cancellationToken) =>
        Answers.Json(ListAnswer.Of((await desk.Ways(cancellationToken)).Select(WayAnswer.Of)));

    private static async Task<IResult> Configure(
        string id, JsonBody<WayRequest> body, Caller caller, CommandId commandId, IAgencyDesk desk, CancellationToken cancellationToken)
    {
        if (body.Refused is { } refused) return refused.Result();

        var (request, checks) = (body.Value, new FieldChecks(body.Errors));
        checks.Require(AgencyWays.TryParse(request.Kind, out var kind), "/kind", "way.kind", "须为 http、file 或 manual", "Is http, file or manual");
        var lines = request.Lines ?? [];
        var known = ImmutableList.CreateBuilder<InsuranceLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (InsuranceLines.TryParse(lines[i], out var line)) known.Add(line);
            else checks.Fail($"/lines/{i}", "line.unknown", "没有这个险种", "There is no such line of insurance");
        }

        var way = new AgencyWay
        {
            Id = id, Name = request.Name?.Trim() ?? "", Kind = kind, Regions = [.. request.Regions ?? []], Lines = known.ToImmutable(),
            PersonsPerFile = request.PersonsPerFile ?? AgencyWay.DefaultPersonsPerFile,
        };
        WayChecks.Check(way, checks);
        if (checks.Errors.Count > 0) return KnownProblems.Invalid(checks.Errors).Result();

        return Answers.Of(await desk.ConfigureWay(way, caller.Principal, commandId.Value, cancellationToken), made => Answers.Json(WayAnswer.Of(made)));
    }

    private static async Task<IResult> Remove(
        string id, Caller caller, CommandId commandId, IAgencyDesk desk, CancellationToken cancellationToken) =>
        Answers.Of(await desk.RemoveWay(id, caller.Principal, commandId.Value, cancellationToken), way => Answers.Json(WayAnswer.Of(way)));
}

internal sealed record WayRequest
{
    public required string Name { get; init; }

    /// <summary>http, file or manual.</summary>
    public required string Kind { get; init; }

    /// <summary>First 2, 4 or 6 digits of the new place's code; empty or missing: everywhere.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Wire names of lines; empty or missing: every line.</summary>
    public IReadOnlyList<string>? Lines { get; init; }

    /// <summary>1 to 5,000; 100 when missing.</summary>
    public int? PersonsPerFile { get; init; }
}

internal sealed record WayAnswer
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public required IReadOnlyList<string> Regions { get; init; }
    public required IReadOnlyList<string> Lines { get; init; }
    public required int PersonsPerFile { get; init; }

    /// <summary>True for the connected interfaces and the manual task behind everything.</summary>
    public required bool BuiltIn { get; init; }

    public static WayAnswer Of(AgencyWay way) => new()
    {
        Id = way.Id, Name = way.Name, Kind = way.Kind.WireName(), Regions = way.Regions, Lines = [.. way.Lines.Select(line => line.WireName())],
        PersonsPerFile = way.PersonsPerFile, BuiltIn = way.BuiltIn,
    };
}
