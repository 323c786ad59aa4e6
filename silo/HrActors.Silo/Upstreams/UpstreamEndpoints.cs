using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Upstreams;

internal static class UpstreamEndpoints
{
    private const int DefaultOverlapHours = 24;

    public static void MapUpstreams(this IEndpointRouteBuilder api)
    {
        var upstreams = api.MapGroup("/upstreams").WithTags("Upstreams");
        upstreams.MapPost("", Create).Needs(Permission.ManageAccess).IsSecretCommand()
            .WithSummary("A key for an upstream system, shown once, bound to its source and branches (上游系统密钥)")
            .Takes<CreationRequest>().Gives<UpstreamAnswer>(201).Refuses(400, 409, 422);
        upstreams.MapGet("", List).Needs(Permission.ManageAccess)
            .WithSummary("Keys of upstream systems, revoked ones included; never the key itself").Gives<ListAnswer<UpstreamItem>>().Refuses(400);
        upstreams.MapPost("/{id}/rotation", Rotate).Needs(Permission.ManageAccess).IsSecretCommand()
            .WithSummary("Another key for the same system, shown once; the one before is taken for a while (轮换)")
            .Takes<RotationRequest>().Gives<UpstreamAnswer>().Refuses(400, 404, 409, 422);
        upstreams.MapPost("/{id}/revocation", Revoke).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Make a key worthless, for good; within five seconds nothing is taken with it").Takes<RevocationRequest>()
            .Gives<UpstreamItem>().Refuses(400, 404);
    }

    private static async Task<IResult> List(Caller caller, QueryReader query, IUpstreamDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();
        var rows = (await desk.List(caller.Principal, cancellationToken)).OrderBy(row => row.Id, StringComparer.Ordinal);
        return Answers.Json(ListAnswer.Cut(rows, row => row.Id, query, limit, UpstreamItem.Of));
    }

    private static async Task<IResult> Create(JsonBody<CreationRequest> body, Caller caller, CommandId commandId, IUpstreamDesk desk)
    {
        if (body.Problem is { } problem) return problem.Result();
        var request = body.Value;
        return Answers.Of(
            await desk.Create(
                new() { Name = request.Name, Source = request.Source, Branches = request.Branches, ExpiresAt = request.ExpiresAt },
                caller.Principal, commandId.Value),
            made => Answers.Json(UpstreamAnswer.Of(made), StatusCodes.Status201Created));
    }

    private static async Task<IResult> Rotate(
        string id, JsonBody<RotationRequest> body, Caller caller, CommandId commandId, IUpstreamDesk desk, CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();
        var overlap = TimeSpan.FromHours(Math.Clamp(body.Value.OverlapHours ?? DefaultOverlapHours, -1, 100_000));
        return Answers.Of(
            await desk.Rotate(id, overlap, body.Value.ExpiresAt, caller.Principal, commandId.Value, cancellationToken),
            made => Answers.Json(UpstreamAnswer.Of(made)));
    }

    private static async Task<IResult> Revoke(
        string id, JsonBody<RevocationRequest> body, Caller caller, CommandId commandId, IUpstreamDesk desk, CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();
        var reply = await desk.Revoke(id, body.Value.Reason, caller.Principal, commandId.Value, cancellationToken);
        return Answers.Of(reply, row => Answers.Json(UpstreamItem.Of(row)));
    }

    private sealed record RotationRequest
    {
        /// <summary>How long the key before is taken too, 0 to 720; 24 when absent.</summary>
        public int? OverlapHours { get; init; }

        /// <summary>End of the new key; absent for none.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }
    }

    private sealed record RevocationRequest
    {
        /// <summary>Goes on record; demanded, at most 200 characters.</summary>
        public string? Reason { get; init; }
    }

    /// <summary>A key in the list.</summary>
    private sealed record UpstreamItem
    {
        public required string Id { get; init; }
        public required string Name { get; init; }
        public required string Source { get; init; }
        public required IReadOnlyList<string> Branches { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required string CreatedBy { get; init; }

        /// <summary>Null while it is valid.</summary>
        public required DateTimeOffset? RevokedAt { get; init; }
        public required string? RevokedBy { get; init; }

        /// <summary>From here on it is worthless; null for never.</summary>
        public required DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>When the present key followed another one; null for the first.</summary>
        public required DateTimeOffset? RotatedAt { get; init; }

        /// <summary>Until when the key before is taken too.</summary>
        public required DateTimeOffset? PreviousUntil { get; init; }

        /// <summary>To about half a minute; null before the first use.</summary>
        public required DateTimeOffset? LastUsedAt { get; init; }

        public static UpstreamItem Of(UpstreamRow row) => new()
        {
            Id = row.Id,
            Name = row.Name,
            Source = row.Source,
            Branches = [.. row.Branches.Order(StringComparer.Ordinal)],
            CreatedAt = row.CreatedAt,
            CreatedBy = row.CreatedBy,
            RevokedAt = row.RevokedAt,
            RevokedBy = row.RevokedBy,
            LastUsedAt = row.LastUsedAt,
            ExpiresAt = row.ExpiresAt,
            RotatedAt = row.RotatedAt,
            PreviousUntil = row.PreviousUntil,
        };
    }

    private sealed record CreationRequest
    {
        public required string Name { get; init; }

        /// <summary>The CloudEvents source it writes for.</summary>
        public required string Source { get; init; }
        public required IReadOnlyList<string> Branches { get; init; }

        /// <summary>From here on it is worthless; absent for never.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }
    }

    private sealed record UpstreamAnswer
    {
        public required string Id { get; init; }

        /// <summary>Shown here and never again.</summary>
        public required string ApiKey { get; init; }
        public required DateTimeOffset? ExpiresAt { get; init; }

        /// <summary>Until when the key before is taken too; null for the first.</summary>
        public required DateTimeOffset? PreviousUntil { get; init; }

        public override string ToString() => nameof(UpstreamAnswer);

        public static UpstreamAnswer Of(NewUpstreamKey made) => new()
        {
            Id = made.Row.Id, ApiKey = made.ApiKey, ExpiresAt = made.Row.ExpiresAt, PreviousUntil = made.Row.PreviousUntil,
        };
    }
}
