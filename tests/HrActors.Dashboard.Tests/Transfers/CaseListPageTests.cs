using Bunit;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Transfers;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Tests.Transfers;

public sealed class CaseListPageTests : PageTest
{
    [Fact]
    public void Cases_are_counted_by_state_place_and_age_and_the_counts_lead_to_them()
    {
        var page = Open<CaseListPage>("manager", "/cases");

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".hr-bars").Count));
        Assert.Contains("show=overdue", page.FindAll(".hr-count")[2].GetAttribute("href"));
        var draft = page.FindAll(".hr-bar").First(bar => bar.TextContent.Contains("草稿", StringComparison.Ordinal));
        Assert.Contains("state=Draft", draft.GetAttribute("href"));
        Assert.Contains(page.FindAll(".hr-bar"), bar => bar.GetAttribute("href")!.Contains("origin=420100", StringComparison.Ordinal));
        Assert.Contains(page.FindAll(".hr-bar"), bar => bar.GetAttribute("href")!.Contains("age=31", StringComparison.Ordinal));
    }

    [Fact]
    public void The_overdue_list_holds_what_is_beyond_its_day()
    {
        var page = Open<CaseListPage>("manager", "/cases?show=overdue");

        page.WaitForAssertion(() => Assert.Contains("T-2026-000003", page.Find("tbody").TextContent));
        Assert.DoesNotContain("T-2026-000002", page.Find("tbody").TextContent);
        Assert.Contains("已逾期", page.Find("tbody").TextContent);
        Assert.Contains("/cases/export.xlsx?show=overdue", page.Markup);
    }

    [Fact]
    public void English_names_everything_and_shows_the_expected_end()
    {
        Language = Language.En;
        var page = Open<CaseListPage>("clerk", "/cases?show=open");

        page.WaitForAssertion(() => Assert.Contains("Expected end", page.Find("thead").TextContent));
        Assert.Contains("Running, by age", page.Markup);
    }

    public static TheoryData<string?, bool, bool> Shows => new() { { "open", true, false }, { "overdue", false, true }, { "everything", false, false }, { null, false, false } };

    [Theory, MemberData(nameof(Shows))]
    public void An_address_says_what_is_shown(string? show, bool open, bool overdue)
    {
        var query = CaseFilter.Of(new(2026, 11, 23), name => name == "show" ? show : null).ToQuery();

        Assert.Equal((open, overdue), (query.OnlyOpen, query.OverdueOn is not null));
    }

    [Theory]
    [InlineData("0", null, "2026-11-16")]
    [InlineData("8", "2026-11-16", "2026-10-24")]
    [InlineData("91", "2026-08-25", null)]
    [InlineData("9", null, null)]
    public void A_class_of_age_has_its_first_and_last_day(string age, string? before, string? from)
    {
        var query = CaseFilter.Of(new(2026, 11, 23), name => name == "age" ? age : null).ToQuery();

        Assert.Equal((before, from), (Day(query.OpenedBefore), Day(query.OpenedFrom)));

        static string? Day(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    [InlineData(30, 1)]
    [InlineData(31, 2)]
    [InlineData(90, 3)]
    [InlineData(91, 4)]
    [InlineData(4000, 4)]
    public void Ages_fall_into_classes(int days, int expected) =>
        Assert.Equal(expected, CaseAges.Of(new DateOnly(2026, 11, 23).AddDays(-days), new(2026, 11, 23)));

    [Fact]
    public void A_filter_that_names_nothing_narrows_nothing()
    {
        Assert.False(CaseFilter.Of(new(2026, 11, 23), _ => null).IsNarrowed);
        Assert.True(CaseFilter.Of(new(2026, 11, 23), name => name == "state" ? nameof(TransferState.Draft) : null).IsNarrowed);
    }
}
