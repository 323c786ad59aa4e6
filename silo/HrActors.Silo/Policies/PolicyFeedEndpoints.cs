using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Localisation;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Audit;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Policies;

internal static class PolicyFeedEndpoints
{
    public static void MapPolicyFeeds(this IEndpointRouteBuilder api)
    {
        var feeds = api.MapGroup("/policies/feeds").WithTags("Policies");
        feeds.MapGet("", List).Needs(Permission.Calculate).WithSummary("Where new policy files of each pack are looked for (政策订阅)")
            .Gives<ListAnswer<PolicyFeedAnswer>>().Refuses(400);
        feeds.MapPut("/{pack}", Set).Needs(Permission.ManageAccess).IsCommand().RecordsRefusals()
            .WithSummary("Set or, without url, end the feed of a pack").Takes<PolicyFeedRequest>().Gives<PolicyFeedAnswer>().Refuses(400, 404);
        feeds.MapPost("/{pack}/check", Check).Needs(Permission.ManageAccess).IsCommand().RecordsRefusals()
            .WithSummary("Look at the feed now").Gives<PolicyFeedAnswer>().Refuses(404);
    }

    private static async Task<IResult> List(QueryReader query, Caller caller, IPolicyDesk desk)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();
        return Answers.Of(
            await desk.Feeds(caller.Principal),
            feeds => Answers.Json(ListAnswer.Cut(feeds.Items, feed => feed.Pack, query, limit, feed => PolicyFeedAnswer.Of(feed, caller.Language))));
    }

    private static async Task<IResult> Set(string pack, JsonBody<PolicyFeedRequest> body, Caller caller, CommandId commandId, IPolicyDesk desk)
    {
        if (body.Problem is { } problem) return problem.Result();
        var reply = await desk.SetFeed(pack, body.Value.Url, body.Value.IntervalMinutes ?? PolicyFeedRequest.UsualMinutes, caller.Principal, commandId.Value);
        return Answers.Of(reply, feed => Answers.Json(PolicyFeedAnswer.Of(feed, caller.Language)));
    }

    private static async Task<IResult> Check(string pack, Caller caller, IPolicyDesk desk) =>
        Answers.Of(await desk.CheckFeed(pack, caller.Principal), feed => Answers.Json(PolicyFeedAnswer.Of(feed, caller.Language)));
}

internal sealed record PolicyFeedRequest
{
    public const int UsualMinutes = 60;

    /// <summary>http or https; left out ends the feed.</summary>
    public string? Url { get; init; }

    /// <summary>Between two looks; 5 to 10080, usually 60.</summary>
    public int? IntervalMinutes { get; init; }
}

/// <summary>A pack and where its new files are looked for.</summary>
internal sealed record PolicyFeedAnswer
{
    public required string Pack { get; init; }

    /// <summary>Null when no feed is set.</summary>
    public required string? Url { get; init; }
    public required int? IntervalMinutes { get; init; }
    public required DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The draft that came last.</summary>
    public required string? LastDraft { get; init; }

    /// <summary>Why the last look brought nothing though it should have.</summary>
    public required PolicyFeedFaultAnswer? Fault { get; init; }

    public static PolicyFeedAnswer Of(PackFeed pack, Language language) => new()
    {
        Pack = pack.Pack,
        Url = pack.Feed?.Url,
        IntervalMinutes = pack.Feed?.IntervalMinutes,
        CheckedAt = pack.Feed?.CheckedAt,
        LastDraft = pack.Feed?.LastDraft,
        Fault = pack.Feed?.Fault is { } fault
            ? new() { Code = fault.Code, Detail = language == Language.En ? fault.English : fault.Chinese, At = fault.At }
            : null,
    };
}

internal sealed record PolicyFeedFaultAnswer
{
    public required string Code { get; init; }
    public required string Detail { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTimeOffset At { get; init; }
}
