using System.Collections.Concurrent;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.Dashboard.Access;

/// <summary>
/// Whether a session still holds at its account. An answer is kept for <see cref="DashboardOptions.SessionCheck"/>, so that a busy page does
/// not ask the account with every request.
/// </summary>
internal sealed partial class SessionCheck(
    IAccountDesk accounts, TimeProvider time, IOptions<DashboardOptions> options, ILogger<SessionCheck> logger)
{
    private const int MostKnown = 20_000;

    private readonly ConcurrentDictionary<string, (bool Holds, bool WasActive, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    /// <param name="session">Whoever came with it.</param>
    /// <param name="isActive">Whether somebody did something; only that keeps a session from ending for want of use.</param>
    public async Task<bool> IsCurrent(Principal session, bool isActive)
    {
        if (session.SessionId is not { } id) return false;

        var now = time.GetUtcNow();
        // What was asked without use does not stand for a use.
        if (_known.TryGetValue(id, out var known) && now - known.At < options.Value.SessionCheck && (known.WasActive || !isActive)) return known.Holds;

        try
        {
            var account = await accounts.Find(session.UserName, id, isActive);
            var holds = account is not null && account.Role == session.Role;
            if (_known.Count >= MostKnown) _known.Clear();
            _known[id] = (holds, isActive, now);
            return holds;
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // The account cannot be asked now. The pages cannot read anything either, and the next check asks again.
            LogUnasked(e, session.UserName);
            return true;
        }
    }

    /// <summary>So that a session that was ended here ends here at once.</summary>
    public void Forget(string sessionId) => _known.TryRemove(sessionId, out _);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session of {UserName} could not be compared with its account")]
    private partial void LogUnasked(Exception exception, string userName);
}
