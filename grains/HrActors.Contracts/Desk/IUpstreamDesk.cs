using HrActors.Contracts.Access;
using HrActors.Domain.Commands;

namespace HrActors.Contracts.Desk;

/// <summary>Keys of upstream systems (上游系统密钥), for the interface and the dashboard alike; administrators only.</summary>
public interface IUpstreamDesk
{
    /// <summary>In order of name, revoked ones included; empty for others than administrators.</summary>
    Task<IReadOnlyList<UpstreamRow>> List(Principal by, CancellationToken cancellationToken);

    /// <summary>Refused by field.</summary>
    Task<Reply<NewUpstreamKey>> Create(UpstreamRequest request, Principal by, string commandId);

    /// <summary>
    /// Another key for the same system; the one before goes on for <paramref name="overlap"/>, so that it can be changed there in peace.
    /// Refused with <c>upstream.unknown</c>, <c>upstream.revoked</c>, or by field.
    /// </summary>
    /// <param name="expiresAt">End of the new key; null for none.</param>
    Task<Reply<NewUpstreamKey>> Rotate(
        string id, TimeSpan overlap, DateTimeOffset? expiresAt, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Makes its keys worthless; within seconds nothing is taken with them any more on any silo.</summary>
    Task<Reply<UpstreamRow>> Revoke(string id, string? reason, Principal by, string commandId, CancellationToken cancellationToken);
}

/// <summary>A key that is to be made.</summary>
public sealed record UpstreamRequest
{
    public required string Name { get; init; }

    /// <summary>The CloudEvents source it writes for.</summary>
    public required string Source { get; init; }
    public required IReadOnlyList<string> Branches { get; init; }

    /// <summary>From here on it is worthless; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A key that was made just now: shown once.</summary>
public sealed record NewUpstreamKey
{
    public required UpstreamRow Row { get; init; }
    public required string ApiKey { get; init; }

    public override string ToString() => nameof(NewUpstreamKey);
}
