namespace HrActors.Storage.Rows;

/// <summary>
/// Answers to commands by caller and key, kept a day, so that a command that is sent again gets its first answer again.
/// </summary>
public interface IIdempotencyRows
{
    /// <summary>A third of the time after which a claim is given to somebody else.</summary>
    static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Claims the key. Of several callers at once exactly one is told <see cref="IdempotencyOutcome.New"/>, and must then call
    /// <see cref="Complete"/> or <see cref="Abandon"/>, and <see cref="Renew"/> meanwhile. A claim that was neither begun nor renewed for
    /// 15 seconds was cut off with its process: it is given again.
    /// </summary>
    /// <param name="scope">Caller and route.</param>
    /// <param name="bodyHash">Tells one body from another; a hash of it, never the body.</param>
    Task<IdempotencyClaim> Begin(string scope, string key, string bodyHash, CancellationToken cancellationToken);

    /// <summary>Says that the claim is still worked on; to be repeated every <see cref="RenewEvery"/>.</summary>
    Task Renew(string scope, string key, CancellationToken cancellationToken);

    /// <summary>Keeps the answer.</summary>
    Task Complete(string scope, string key, int status, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>Gives an unfinished key back, so that it may be used again; a finished one stays.</summary>
    Task Abandon(string scope, string key, CancellationToken cancellationToken);

    /// <summary>Forgets what was begun more than 24 hours ago; returns how many.</summary>
    Task<int> Purge(CancellationToken cancellationToken);
}

public enum IdempotencyOutcome
{
    None = 0,

    /// <summary>The caller carries the command out.</summary>
    New = 1,

    /// <summary>The first request with this key has not answered yet.</summary>
    Running = 2,

    /// <summary>The stored answer is to be given again.</summary>
    Done = 3,

    /// <summary>The key was used with another body.</summary>
    OtherBody = 4,
}

/// <summary>What a key stands for; status and body with <see cref="IdempotencyOutcome.Done"/> only.</summary>
public sealed record IdempotencyClaim(IdempotencyOutcome Outcome, int Status = 0, ReadOnlyMemory<byte> Body = default);
