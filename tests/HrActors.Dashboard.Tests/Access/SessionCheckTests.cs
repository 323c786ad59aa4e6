using HrActors.Contracts.Access;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Preview.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Dashboard.Tests.Access;

public sealed class SessionCheckTests
{
    private static readonly Principal Session = new() { UserName = "manager", DisplayName = "M", Role = Role.HrManager, SessionId = "s" };

    private readonly FakeTimeProvider _time = new();
    private readonly OneAccount _accounts = new() { Held = Session };
    private readonly SessionCheck _check;

    public SessionCheckTests() =>
        _check = new(_accounts, _time, Options.Create(new DashboardOptions()), NullLogger<SessionCheck>.Instance);

    [Fact]
    public async Task The_account_is_asked_once_in_five_seconds()
    {
        Assert.True(await _check.IsCurrent(Session, isActive: false));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.True(await _check.IsCurrent(Session, isActive: false));
        Assert.Equal(1, _accounts.Asked);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await _check.IsCurrent(Session, isActive: false));
        Assert.Equal(2, _accounts.Asked);
    }

    [Fact]
    public async Task A_session_that_was_ended_elsewhere_ends_within_five_seconds()
    {
        Assert.True(await _check.IsCurrent(Session, isActive: true));
        _accounts.Held = null;
        Assert.True(await _check.IsCurrent(Session, isActive: true));
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.False(await _check.IsCurrent(Session, isActive: true));
    }

    [Fact]
    public async Task One_that_was_ended_here_ends_at_once()
    {
        Assert.True(await _check.IsCurrent(Session, isActive: true));
        _accounts.Held = null;
        _check.Forget("s");

        Assert.False(await _check.IsCurrent(Session, isActive: true));
    }

    [Fact]
    public async Task A_use_is_told_to_the_account_though_the_page_asked_just_before()
    {
        await _check.IsCurrent(Session, isActive: false);
        await _check.IsCurrent(Session, isActive: true);
        await _check.IsCurrent(Session, isActive: false);

        Assert.Equal([false, true], _accounts.Activity);
    }

    [Fact]
    public async Task A_cookie_without_a_session_is_of_an_older_version_and_does_not_hold() =>
        Assert.False(await _check.IsCurrent(Session with { SessionId = null }, isActive: true));

    [Fact]
    public async Task An_account_that_is_gone_ends_the_session()
    {
        _accounts.Held = null;

        Assert.False(await _check.IsCurrent(Session, isActive: false));
    }

    [Fact]
    public async Task A_silo_that_is_away_ends_nothing()
    {
        _accounts.Fault = new TimeoutException();

        Assert.True(await _check.IsCurrent(Session, isActive: false));
    }

    private sealed class OneAccount : FakeAccounts
    {
        public OneAccount()
            : base(TimeProvider.System)
        {
        }

        public Principal? Held { get; set; }
        public Exception? Fault { get; set; }
        public List<bool> Activity { get; } = [];
        public int Asked => Activity.Count;

        public override Task<Principal?> Find(string userName, string sessionId, bool isActive)
        {
            Activity.Add(isActive);
            return Fault is null ? Task.FromResult(Held) : Task.FromException<Principal?>(Fault);
        }
    }
}
