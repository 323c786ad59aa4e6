using System.Globalization;
using Bunit;
using HrActors.Dashboard.Contributions;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HrActors.Dashboard.Tests.Contributions;

/// <summary>Pages of the monthly run, seen on 23 November 2026.</summary>
public abstract class ContributionPageTest : PageTest
{
    private protected static readonly YearMonth October = new(2026, 10);
    private protected static readonly YearMonth November = new(2026, 11);

    private protected FakeContributionDesk Desk => Services.GetRequiredService<FakeContributionDesk>();

    private protected IRenderedComponent<RunsPage> OpenMonth(string user, string query = "") => Open<RunsPage>(user, "/contributions" + query);

    private protected IRenderedComponent<RunPage> OpenRun(string user, string month = "2026-11", string query = "", string branch = "4301") =>
        Open<RunPage>(user, $"/contributions/{branch}/{month}{query}", page => page.Add(one => one.Branch, branch).Add(one => one.Month, month));

    private protected async Task Calculate(YearMonth month, string branch = "4301") =>
        Assert.False((await Desk.Start(branch, month, Account("manager"), $"{branch}-{month}")).IsRefused);

    private protected static void Press<T>(IRenderedComponent<T> page, string text) where T : IComponent =>
        page.FindAll("button").First(button => button.TextContent.Trim() == text).Click();

    private protected static decimal Amount(string text) => decimal.Parse(text.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture);

    /// <summary>Where dialogs show.</summary>
    private protected IRenderedComponent<MudDialogProvider> Dialogs() => Render<MudDialogProvider>();
}
