using System.Collections.Concurrent;
using HrActors.Contracts.Access;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.Dashboard.Access;

/// <summary>
/// Whether a session is still its account's: same stamp, so same password, role and scope. An answer is kept for
/// <see cref="DashboardOptions.SessionCheck"/>, so that a busy page does not ask the account with every request.
/// </summary>
internal sealed partial class SessionCheck(
    IAccounts accounts, TimeProvider time, IOptions<DashboardOptions> options, ILogger<SessionCheck> logger)
{
    private readonly ConcurrentDictionary<string, (string Stamp, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    public async Task<bool> IsCurrent(Principal session)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(session.UserName, out var known) && now - known.At < options.Value.SessionCheck)
            return known.Stamp == session.Stamp;

        try
        {
            var account = await accounts.Find(session.UserName);
            _known[session.UserName] = (account?.Stamp ?? "", now);
            return account is not null && account.Stamp == session.Stamp;
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // The account cannot be asked now. The pages cannot read anything either, and the next check asks again.
            LogUnasked(e, session.UserName);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session of {UserName} could not be compared with its account")]
    private partial void LogUnasked(Exception exception, string userName);
}
