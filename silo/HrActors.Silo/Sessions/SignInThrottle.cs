using System.Collections.Concurrent;
using HrActors.Domain.Commands;

namespace HrActors.Silo.Sessions;

/// <summary>
/// Slows down guessing: after <see cref="Allowed"/> failures for one account from one address within <see cref="Window"/>, or
/// <see cref="AllowedFromAddress"/> from one address for any accounts, the next ones are not even tried. Whoever signed in from there before
/// is not kept out by others at the same address. The account's own lock is the second line.
/// </summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    public const int Allowed = 10;
    public const int AllowedFromAddress = 100;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static readonly Refusal TooMany = Refusal.Unavailable("request.too-many", "请求过于频繁，请稍后再试", "Too many requests: try again later");

    public static readonly Refusal Denied = Refusal.Forbidden("session.denied", "用户名或密码不正确", "User name or password is wrong");

    private const int MaxEntries = 10_000;

    /// <summary>The user is empty for an address as a whole.</summary>
    private readonly ConcurrentDictionary<(string Address, string User), Failures> _failures = new();
    private readonly ConcurrentDictionary<(string Address, string User), DateTimeOffset> _known = new();

    public bool Allows(string address, string? userName) =>
        Count(address, userName ?? "") < Allowed
        && (Count(address, "") < AllowedFromAddress || _known.ContainsKey((address, userName ?? "")));

    public void NoteFailure(string address, string? userName)
    {
        var now = time.GetUtcNow();
        if (_failures.Count >= MaxEntries)
        {
            foreach (var old in _failures.Where(entry => entry.Value.Since + Window <= now).ToList()) _failures.TryRemove(old);
        }

        Add((address, ""), now);
        if (!string.IsNullOrEmpty(userName)) Add((address, userName), now);
    }

    public void NoteSuccess(string address, string userName)
    {
        if (_known.Count >= MaxEntries) _known.Clear();
        _known[(address, userName)] = time.GetUtcNow();
        _failures.TryRemove((address, userName), out _);
    }

    private int Count(string address, string userName) =>
        _failures.TryGetValue((address, userName), out var failures) && time.GetUtcNow() < failures.Since + Window ? failures.Count : 0;

    private void Add((string Address, string User) key, DateTimeOffset now) => _failures.AddOrUpdate(
        key, _ => new(now, 1), (_, old) => old.Since + Window <= now ? new(now, 1) : old with { Count = old.Count + 1 });

    private sealed record Failures(DateTimeOffset Since, int Count);
}
