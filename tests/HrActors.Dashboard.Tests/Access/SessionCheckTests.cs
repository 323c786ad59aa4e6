using HrActors.Contracts.Access;
using HrActors.Dashboard.Access;
using HrActors.Domain.Commands;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.Dashboard.Tests.Access;

public sealed class SessionCheckTests
{
    private static readonly Principal Session = new() { UserName = "manager", DisplayName = "M", Role = Role.HrManager, Stamp = "1" };

    private readonly FakeTimeProvider _time = new();
    private readonly OneAccount _accounts = new() { Account = Session };
    private readonly SessionCheck _check;

    public SessionCheckTests() =>
        _check = new(_accounts, _time, Options.Create(new DashboardOptions()), NullLogger<SessionCheck>.Instance);

    [Fact]
    public async Task The_account_is_asked_once_in_thirty_seconds()
    {
        Assert.True(await _check.IsCurrent(Session));
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.True(await _check.IsCurrent(Session));
        Assert.Equal(1, _accounts.Asked);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await _check.IsCurrent(Session));
        Assert.Equal(2, _accounts.Asked);
    }

    [Fact]
    public async Task A_changed_stamp_ends_the_session()
    {
        Assert.True(await _check.IsCurrent(Session));
        _accounts.Account = Session with { Stamp = "2" };
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.False(await _check.IsCurrent(Session));
    }

    [Fact]
    public async Task An_account_that_is_gone_ends_the_session()
    {
        _accounts.Account = null;

        Assert.False(await _check.IsCurrent(Session));
    }

    [Fact]
    public async Task A_silo_that_is_away_ends_nothing()
    {
        _accounts.Fault = new TimeoutException();

        Assert.True(await _check.IsCurrent(Session));
    }

    private sealed class OneAccount : IAccounts
    {
        public Principal? Account { get; set; }
        public Exception? Fault { get; set; }
        public int Asked { get; private set; }

        public Task<Reply<Principal>> SignIn(string userName, string password) => Task.FromResult<Reply<Principal>>(Account!);

        public Task<Principal?> Find(string userName)
        {
            Asked++;
            return Fault is null ? Task.FromResult(Account) : Task.FromException<Principal?>(Fault);
        }
    }
}
