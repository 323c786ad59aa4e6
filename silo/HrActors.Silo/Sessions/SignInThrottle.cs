using System.Collections.Concurrent;
using System.Net;

namespace HrActors.Silo.Sessions;

/// <summary>
/// Slows down guessing: after <see cref="Allowed"/> wrong passwords for one account from one address within <see cref="Window"/> the
/// next ones are not even tried. The account's own lock is the second line.
/// </summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    public const int Allowed = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int MaxEntries = 10_000;

    private readonly ConcurrentDictionary<(string Address, string User), Failures> _failures = new();

    public bool Allows(IPAddress? address, string? userName) =>
        !_failures.TryGetValue(KeyOf(address, userName), out var failures) || failures.Since + Window <= time.GetUtcNow()
            || failures.Count < Allowed;

    public void NoteFailure(IPAddress? address, string? userName)
    {
        var now = time.GetUtcNow();
        if (_failures.Count >= MaxEntries)
        {
            foreach (var old in _failures.Where(entry => entry.Value.Since + Window <= now).ToList()) _failures.TryRemove(old);
        }

        _failures.AddOrUpdate(KeyOf(address, userName), _ => new(now, 1), (_, old) => old.Since + Window <= now ? new(now, 1)
            : old with { Count = old.Count + 1 });
    }

    private static (string Address, string User) KeyOf(IPAddress? address, string? userName) => (address?.ToString() ?? "", userName ?? "");

    private sealed record Failures(DateTimeOffset Since, int Count);
}
