using System.Collections.Concurrent;
using Bunit;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Accounts;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Localisation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrActors.Dashboard.Tests.Accounts;

public sealed class AccountPageTests : PageTest
{
    [Theory]
    [InlineData("newcomer", "首次密码未更换")]
    [InlineData("careful", "缺二次验证")]
    [InlineData("auditor", "二次验证")]
    [InlineData("clerk", "已锁定")]
    public void The_state_of_an_account_is_told(string user, string text) =>
        Assert.Contains(text, Open<UsersPage>("admin", "/users").Find($"tr[data-user={user}]").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("manager")]
    [InlineData("auditor")]
    public void Only_administrators_see_users(string user)
    {
        var page = Open<UsersPage>(user, "/users");

        Assert.Empty(page.FindAll("tr[data-user]"));
        Assert.NotNull(page.Find("[role=note]"));
    }

    [Fact]
    public void The_own_account_shows_its_sessions_and_which_one_this_is()
    {
        Language = Language.En;

        var rows = Open<OwnAccountPage>("manager", "/account").FindAll("tr[data-session]");

        Assert.Equal(2, rows.Count);
        Assert.Contains("This one", rows[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("This one", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_new_passwords_that_differ_are_not_sent()
    {
        var page = Open<OwnAccountPage>("manager", "/account");
        var inputs = page.FindAll("input[type=password]");
        inputs[0].Change("preview");
        page.FindAll("input[type=password]")[1].Change("One-Password-1");
        page.FindAll("input[type=password]")[2].Change("Other-Password-2");
        page.FindAll("button").First(button => button.TextContent.Trim() == "更换密码").Click();

        Assert.Contains("两次输入的新密码不一致", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_without_an_answer_leaves_nothing_of_what_was_typed_in_the_log()
    {
        var log = new Lines();
        Services.AddLogging(logging => logging.AddProvider(log));
        Services.AddSingleton<IAccountDesk, Silent>();
        var page = Open<OwnAccountPage>("manager", "/account");
        page.FindAll("input[type=password]")[3].Change("preview");
        Click("启用");
        page.WaitForElement("input[autocomplete=one-time-code]").Change("271828");
        Click("确认");

        page.WaitForAssertion(() => Assert.Contains(log.Written, line => line.Contains(nameof(OwnAccountPage), StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Written, line => line.Contains("271828", StringComparison.Ordinal));

        void Click(string text) => page.FindAll("button").First(button => button.TextContent.Trim() == text).Click();
    }

    /// <summary>Patterns where the standard has them, and the format of level M with mask 0, so that any reader begins right.</summary>
    [Theory]
    [InlineData("a", 21)]
    [InlineData("otpauth://totp/HrActors:careful?secret=IFBEGRCFIZDUQSKKJNGE2TSPKBIVEU2U&issuer=HrActors", 41)]
    public void A_qr_code_has_its_patterns(string text, int size)
    {
        var code = QrCode.Of(text);

        Assert.Equal(size, code.Size);
        foreach (var (x, y) in new[] { (0, 0), (size - 7, 0), (0, size - 7) })
        {
            Assert.Equal("1111111", Row(code, x, y));
            Assert.Equal("1000001", Row(code, x, y + 1));
            Assert.Equal("1011101", Row(code, x, y + 3));
        }

        Assert.Equal("101010000010010", string.Concat(Enumerable.Range(0, 15).Select(i => FormatBit(code, 14 - i))));
    }

    [Theory]
    [InlineData("HrActors", true)]
    [InlineData("江河集团", true)]
    [InlineData("江河集团人事社保一体化平台", false)]
    public void Whether_an_issuer_leaves_room_for_a_code_is_known_before_it_is_drawn(string issuer, bool fits)
    {
        var uri = Totp.UriOf(issuer, "careful", new byte[Totp.SecretLength]);

        Assert.Equal(fits, QrCode.Fits(uri));
        if (fits) QrCode.Of(uri);
    }

    [Fact]
    public void The_rule_of_passwords_says_what_the_accounts_demand()
    {
        Services.Configure<DashboardOptions>(options => options.MinPasswordLength = 12);

        Assert.Contains("至少 12 个字符", Open<OwnAccountPage>("manager", "/account").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ends_an_access_asks_for_a_reason_first()
    {
        AccountOrder? done = null;
        var dialogs = Render<MudBlazor.MudDialogProvider>();
        Render<AccountActDialog>(dialog => dialog
            .Add(one => one.Order, new AccountOrder { UserName = "clerk", Act = AccountAct.Disable })
            .Add(one => one.OnDo, order => done = order));
        dialogs.WaitForElement(".mud-dialog");
        Assert.True(Confirm().HasAttribute("disabled"));

        dialogs.Find(".mud-dialog input").Input("已离职");
        Confirm().Click();

        Assert.Equal(("clerk", AccountAct.Disable, "已离职"), (done!.UserName, done.Act, done.Reason));

        AngleSharp.Dom.IElement Confirm() => dialogs.FindAll("button").First(button => button.TextContent.Trim() == "停用");
    }

    [Fact]
    public void A_text_too_long_for_a_code_is_refused() => Assert.Throws<ArgumentException>(() => QrCode.Of(new string('x', 300)));

    private sealed class Silent(TimeProvider time) : FakeAccounts(time)
    {
        public override Task<Reply<RecoveryCodes>> ConfirmSecondFactor(string code, Principal by, string commandId) => throw new TimeoutException();
    }

    /// <summary>What was logged.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }

    private static string Row(QrCode code, int x, int y) => string.Concat(Enumerable.Range(x, 7).Select(i => code.IsDark(i, y) ? '1' : '0'));

    private static char FormatBit(QrCode code, int bit) => (bit switch
    {
        <= 5 => code.IsDark(8, bit),
        6 => code.IsDark(8, 7),
        7 => code.IsDark(8, 8),
        8 => code.IsDark(7, 8),
        _ => code.IsDark(14 - bit, 8),
    }) ? '1' : '0';
}
