using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.Dashboard.Access;

/// <summary>Ends a page that stays open when its session ends: signed out anywhere, another password, role or scope, or too long unused.</summary>
internal sealed class CircuitSession(ILoggerFactory loggers, SessionCheck check, CircuitUse use, IOptions<DashboardOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => options.Value.SessionCheck;

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        authenticationState.User.ToPrincipal() is { } session && await check.IsCurrent(session, use.TakeUse());
}

/// <summary>Notes whether somebody did something on the page since it was last asked: an open page alone is no use.</summary>
internal sealed class CircuitUse : CircuitHandler
{
    private int _used;

    public bool TakeUse() => Interlocked.Exchange(ref _used, 0) == 1;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        Volatile.Write(ref _used, 1);
        return next(context);
    };
}
