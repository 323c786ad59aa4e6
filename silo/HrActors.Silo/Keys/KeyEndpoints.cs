using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Keys;
using HrActors.Domain.Commands;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Keys;

/// <summary>Keys that personal data is encrypted under (加密密钥): a new one, its progress, the end of an old one.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/encryption-keys").WithTags("Access");
        keys.MapGet("", List).Needs(Permission.ManageAccess).WithSummary("Keys that personal data is encrypted under (加密密钥)")
            .Gives<ListAnswer<KeyAnswer>>();
        keys.MapGet("/rotation", Get).Needs(Permission.ManageAccess).WithSummary("How far the present or last change of key is (密钥更换进度)")
            .Gives<RotationAnswer>();
        keys.MapPost("", Rotate).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Add a key; every silo learns it, then everything is encrypted again under it, without downtime (更换密钥)")
            .Takes<KeyOrder>().Gives<RotationAnswer>(202).Refuses(400, 409, 422);
        keys.MapPost("/rewriting", Rewrite).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Encrypt everything again under the current key, after the key file was changed by hand (重新加密)")
            .Takes<KeyOrder>().Gives<RotationAnswer>(202).Refuses(400, 409);
        keys.MapPost("/{keyId}/retirement", Retire).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Take a key out of the key file that nothing stands under any more (停用密钥)")
            .Takes<KeyOrder>().Gives<RotationAnswer>().Refuses(400, 404, 409, 422);
    }

    private static async Task<IResult> List(Caller caller, IKeyDesk desk, CancellationToken cancellationToken) =>
        Answers.Json(ListAnswer.Of((await desk.Get(caller.Principal, cancellationToken)).Keys.Select(KeyAnswer.Of)));

    private static async Task<IResult> Get(Caller caller, IKeyDesk desk, CancellationToken cancellationToken) =>
        Answers.Json(RotationAnswer.Of(await desk.Get(caller.Principal, cancellationToken)));

    private static async Task<IResult> Rotate(
        JsonBody<KeyOrder> body, Caller caller, CommandId id, IKeyDesk desk, CancellationToken cancellationToken) =>
        Refuse(body) ?? Show(await desk.Rotate(caller.Principal, body.Value.Reason, id.Value, cancellationToken), 202);

    private static async Task<IResult> Rewrite(
        JsonBody<KeyOrder> body, Caller caller, CommandId id, IKeyDesk desk, CancellationToken cancellationToken) =>
        Refuse(body) ?? Show(await desk.Rewrite(caller.Principal, body.Value.Reason, id.Value, cancellationToken), 202);

    private static async Task<IResult> Retire(
        string keyId, JsonBody<KeyOrder> body, Caller caller, CommandId id, IKeyDesk desk, CancellationToken cancellationToken) =>
        Refuse(body) ?? Show(await desk.Retire(keyId, caller.Principal, body.Value.Reason, id.Value, cancellationToken), 200);

    private static IResult? Refuse(JsonBody<KeyOrder> body)
    {
        if (body.Refused is { } refused) return refused.Result();

        var checks = new FieldChecks(body.Errors);
        checks.Text("/reason", body.Value.Reason, 500);
        return checks.Errors.Count > 0 ? KnownProblems.Invalid(checks.Errors).Result() : null;
    }

    private static IResult Show(Reply<KeyRotationView> reply, int status) =>
        Answers.Of(reply, view => Answers.Json(RotationAnswer.Of(view), status));
}

internal sealed record KeyOrder
{
    public required string Reason { get; init; }
}

internal sealed record KeyAnswer
{
    public required string Id { get; init; }
    public required bool Current { get; init; }

    /// <summary>Documents, exchange rows and kept answers under it; states of actors are not counted.</summary>
    public required long Rows { get; init; }

    /// <summary>Whether it is certain that nothing stands under it.</summary>
    public required bool Retirable { get; init; }

    public static KeyAnswer Of(KeyView key) => new() { Id = key.Id, Current = key.IsCurrent, Rows = key.Rows, Retirable = key.MayRetire };
}

/// <summary>A change of key and how far it is.</summary>
internal sealed record RotationAnswer
{
    /// <summary>none, distributing, rewriting or finished.</summary>
    public required string State { get; init; }
    public required string CurrentKeyId { get; init; }

    /// <summary>Rows to look at; 0 before the pass.</summary>
    public required long Total { get; init; }
    public required long Seen { get; init; }
    public required long Rewritten { get; init; }

    /// <summary>Rows with something that no key opens.</summary>
    public required long Unreadable { get; init; }
    public required string? StartedBy { get; init; }
    public required DateTimeOffset? StartedAt { get; init; }
    public required DateTimeOffset? FinishedAt { get; init; }
    public required IReadOnlyList<KeyAnswer> Keys { get; init; }
    public required IReadOnlyList<SiloKeysAnswer> Silos { get; init; }

    public static RotationAnswer Of(KeyRotationView view) => new()
    {
        State = view.Phase switch
        {
            KeyRotationPhase.Distributing => "distributing",
            KeyRotationPhase.Rewriting => "rewriting",
            KeyRotationPhase.Finished => "finished",
            _ => "none",
        },
        CurrentKeyId = view.CurrentKeyId, Total = view.Total, Seen = view.Seen, Rewritten = view.Rewritten, Unreadable = view.Unreadable,
        StartedBy = view.StartedBy, StartedAt = view.StartedAt, FinishedAt = view.FinishedAt, Keys = [.. view.Keys.Select(KeyAnswer.Of)],
        Silos = [.. view.Silos.Select(silo => new SiloKeysAnswer
        {
            Silo = silo.Silo, Keys = silo.KeyIds, CurrentKeyId = silo.CurrentKeyId, SeenAt = silo.SeenAt,
        })],
    };
}

/// <summary>The keys a living silo has read.</summary>
internal sealed record SiloKeysAnswer
{
    public required string Silo { get; init; }
    public required IReadOnlyList<string> Keys { get; init; }
    public required string CurrentKeyId { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
}
