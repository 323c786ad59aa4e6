using HrActors.Contracts.Access;
using HrActors.Silo.Access;
using HrActors.Silo.Audit;

namespace HrActors.Silo.Attendance;

/// <summary>Asks for the key of a stream that stays open again, as often as an answer grows old: it may have been revoked or changed since.</summary>
internal sealed class KeyWatch(HttpContext context, BearerTokens tokens, TimeProvider time)
{
    private long _asked = time.GetTimestamp();

    public bool IsDue => time.GetElapsedTime(_asked) >= BearerTokens.Freshness;

    /// <summary>The key as it is now; null when it may no longer write.</summary>
    public async Task<Principal?> Ask(CancellationToken cancellationToken)
    {
        var key = await tokens.Read(context.Request.Headers.Authorization, Origin.Of(context, "api"), cancellationToken);
        _asked = time.GetTimestamp();
        return key is not null && AccessPolicy.Holds(key, Permission.WriteAttendance) ? key : null;
    }
}
