using System.Collections.Immutable;
using System.Text;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Policies;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Audit;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Policies;

internal static class PolicyDraftEndpoints
{
    /// <summary>Bytes; far above any policy file.</summary>
    private const int LongestFile = 1024 * 1024;

    private static readonly string[] MediaTypes = ["application/yaml", "application/x-yaml", "text/yaml", "text/plain"];

    public static void MapPolicyDrafts(this IEndpointRouteBuilder api)
    {
        var policies = api.MapGroup("/policies").WithTags("Policies");
        policies.MapPost("", Propose).Needs(Permission.RunContributions).IsCommand().RecordsRefusals()
            .WithSummary("Bring a policy file (YAML) and see its effect on the group (政策更新)").TakesAs<string>(MediaTypes)
            .Gives<PolicyDraftAnswer>(201).Refuses(400, 413, 415, 422);
        policies.MapGet("/drafts", List).Needs(Permission.SeeAmounts)
            .WithSummary("Policy files that were brought, newest first").Gives<ListAnswer<PolicyDraftAnswer>>().Refuses(400);
        policies.MapGet("/drafts/{id}", Get).Needs(Permission.SeeAmounts).WithSummary("One policy file with its effect")
            .Gives<PolicyDraftAnswer>().Refuses(404);
        policies.MapPost("/{id}/confirmation", Confirm).Needs(Permission.RunContributions).IsCommand().RecordsRefusals()
            .WithSummary("Put a policy file in force; closed months become adjustments (确认生效)").Gives<PolicyDraftAnswer>().Refuses(404, 409, 422);
        policies.MapPost("/{id}/discard", Discard).Needs(Permission.RunContributions).IsCommand().RecordsRefusals()
            .WithSummary("Drop a policy file (作废)").Gives<PolicyDraftAnswer>().Refuses(404, 409);
    }

    private static async Task<IResult> Propose(HttpRequest request, QueryReader query, Caller caller, CommandId commandId, IPolicyDesk desk)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (!MediaTypes.Contains(type, StringComparer.OrdinalIgnoreCase)) return KnownProblems.UnsupportedMediaType.Result();
        if (await ReadText(request) is not { } text) return KnownProblems.TooLarge.Result();

        var name = query.Text("name") ?? "policy.yaml";
        return Answers.Of(
            await desk.Propose(name.Cut(100), text, "api", caller.Principal, commandId.Value),
            draft => Answers.Json(PolicyDraftAnswer.Of(draft), StatusCodes.Status201Created));
    }

    private static async Task<IResult> List(QueryReader query, Caller caller, IPolicyDesk desk)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();
        return await query.ReadAllowedPage<PolicyDraftAnswer>(async cursor =>
        {
            var drafts = await desk.List(caller.Principal);
            return drafts.IsRefused ? drafts.Refusal : Page(drafts.Value.Items, cursor, limit);
        });
    }

    /// <exception cref="ArgumentException">The cursor is none of these drafts.</exception>
    private static ListAnswer<PolicyDraftAnswer> Page(ImmutableList<PolicyDraft> drafts, string? cursor, int limit)
    {
        var from = cursor is null ? 0 : drafts.FindIndex(draft => draft.Id == cursor) + 1;
        if (cursor is not null && from == 0) throw new ArgumentException("Not a cursor of this list.", nameof(cursor));
        return ListAnswer.Of(
            drafts.Skip(from).Take(limit).Select(PolicyDraftAnswer.Of), drafts.Count > from + limit ? drafts[from + limit - 1].Id : null);
    }

    private static async Task<IResult> Get(string id, Caller caller, IPolicyDesk desk) =>
        Answers.Of(await desk.Find(id, caller.Principal), draft => Answers.Json(PolicyDraftAnswer.Of(draft)));

    private static async Task<IResult> Confirm(string id, Caller caller, CommandId commandId, IPolicyDesk desk) =>
        Answers.Of(await desk.Confirm(id, caller.Principal, commandId.Value), draft => Answers.Json(PolicyDraftAnswer.Of(draft)));

    private static async Task<IResult> Discard(string id, Caller caller, CommandId commandId, IPolicyDesk desk) =>
        Answers.Of(await desk.Discard(id, caller.Principal, commandId.Value), draft => Answers.Json(PolicyDraftAnswer.Of(draft)));

    /// <summary>Null when it is too long.</summary>
    private static async Task<string?> ReadText(HttpRequest request)
    {
        if (request.ContentLength > LongestFile) return null;
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, read), request.HttpContext.RequestAborted);
            if (content.Length > LongestFile) return null;
        }

        return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
    }
}

/// <summary>A policy file on its way.</summary>
internal sealed record PolicyDraftAnswer
{
    public required string Id { get; init; }
    public required string Pack { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Draft, Settling, Confirmed or Discarded.</summary>
    public required string State { get; init; }

    /// <summary>api, form or feed.</summary>
    public required string Via { get; init; }
    public required DateTimeOffset ArrivedAt { get; init; }
    public required string ArrivedBy { get; init; }

    /// <summary>24 hours after it arrived.</summary>
    public required DateTimeOffset DecideBy { get; init; }

    /// <summary>Null until it has been weighed.</summary>
    public required PolicyEffectAnswer? Effect { get; init; }
    public required DateTimeOffset? DecidedAt { get; init; }
    public required string? DecidedBy { get; init; }

    /// <summary>Closed months of branches settled so far, and in all.</summary>
    public required int Settled { get; init; }
    public required int ToSettle { get; init; }
    public required int Adjustments { get; init; }

    public static PolicyDraftAnswer Of(PolicyDraft draft) => new()
    {
        Id = draft.Id,
        Pack = draft.Pack,
        Name = draft.Name,
        Regions = draft.Regions,
        State = draft.State.ToString(),
        Via = draft.Via,
        ArrivedAt = draft.ArrivedAt,
        ArrivedBy = draft.ArrivedBy,
        DecideBy = draft.DecideBy,
        Effect = draft.Effect is { } effect ? PolicyEffectAnswer.Of(effect) : null,
        DecidedAt = draft.DecidedAt,
        DecidedBy = draft.DecidedBy,
        Settled = draft.Settled,
        ToSettle = draft.ToSettle,
        Adjustments = draft.Adjustments,
    };
}

/// <summary>What a draft would change.</summary>
internal sealed record PolicyEffectAnswer
{
    public required YearMonth Month { get; init; }

    /// <summary>People whose amounts of that month, or of a closed one, would change.</summary>
    public required int Employees { get; init; }

    /// <summary>Per month.</summary>
    [Money]
    public required decimal EmployerDelta { get; init; }

    [Money]
    public required decimal EmployeeDelta { get; init; }
    public required IReadOnlyList<MonthEffectAnswer> ClosedMonths { get; init; }

    public static PolicyEffectAnswer Of(PolicyEffect effect) => new()
    {
        Month = effect.Month,
        Employees = effect.Employees,
        EmployerDelta = effect.EmployerDelta,
        EmployeeDelta = effect.EmployeeDelta,
        ClosedMonths = [.. effect.ClosedMonths.Select(month => new MonthEffectAnswer
        {
            Month = month.Month, Employees = month.Employees, EmployerDelta = month.EmployerDelta, EmployeeDelta = month.EmployeeDelta,
        })],
    };
}

internal sealed record MonthEffectAnswer
{
    public required YearMonth Month { get; init; }
    public required int Employees { get; init; }

    [Money]
    public required decimal EmployerDelta { get; init; }

    [Money]
    public required decimal EmployeeDelta { get; init; }
}
