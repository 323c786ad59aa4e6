using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.Dashboard.Access;

/// <summary>Ends a page that stays open when its account's password, role or scope changes.</summary>
internal sealed class CircuitSession(ILoggerFactory loggers, SessionCheck check, IOptions<DashboardOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => options.Value.SessionCheck;

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        authenticationState.User.ToPrincipal() is { } session && await check.IsCurrent(session);
}
