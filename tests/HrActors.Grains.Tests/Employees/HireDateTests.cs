using System.Globalization;
using HrActors.Contracts.Employees;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Employees;

/// <summary>A hire date that is corrected is the first day of the employment, wherever it went on since.</summary>
[Collection(HrCluster.Shared.Name)]
public class HireDateTests(HrCluster cluster)
{
    private const string Hired = "2026-03-02";
    private const string Moved = "2026-06-01";

    [Theory]
    [InlineData("2026-02-27", null)]
    [InlineData("2026-05-31", null)]
    [InlineData("2026-06-01", "employee.hire-date-after-move")]
    public async Task It_moves_the_first_period_and_not_the_one_behind_a_move(string date, string? refused)
    {
        var story = new Story(cluster);
        await story.Employee.Onboard(story.Hire(Day(Hired)));
        var post = new CorrectEmployee { Command = story.Command(), PostCategory = "cadre" };
        Assert.Null((await story.Employee.Correct(post)).Refusal);
        Assert.Null((await story.Employee.Move(new() { Command = story.Command(), Branch = Elsewhere, On = Day(Moved) })).Refusal);

        var corrected = await story.Employee.Correct(new() { Command = story.Command(), HireDate = Day(date) });

        Assert.Equal(refused, corrected.Refusal?.Code);
        var view = (await story.Employee.Get())!;
        var first = refused is null ? Day(date) : Day(Hired);
        Assert.Equal(first, view.HireDate);
        Assert.Equal([(first, Day("2026-05-31")), (Day(Moved), null)], view.Periods.Select(period => (period.From, period.To)));
        Assert.Equal(["cadre", "cadre"], view.Periods.Select(period => period.PostCategory));
        // Ages and gaps count from the first day at the present place.
        Assert.Equal(Day(Moved), (await story.Employee.GetApplicant())!.HiredOn);
    }

    [Theory]
    [InlineData("2026-06-30", "employee.rehire-before-last-day")]
    [InlineData("2026-07-01", null)]
    [InlineData("2026-08-31", null)]
    [InlineData("2026-09-01", "employee.last-day-before-hire")]
    public async Task Of_a_rehire_it_lies_between_the_leaving_before_it_and_its_own(string date, string? refused)
    {
        var story = new Story(cluster);
        await story.Employee.Onboard(story.Hire(Day(Hired)));
        Assert.Null((await story.Employee.Depart(new() { Command = story.Command(), LastDay = Day("2026-06-30") })).Refusal);
        Assert.Null((await story.Employee.Rehire(new() { Command = story.Command(), Branch = Story.Branch, On = Day("2026-08-03") })).Refusal);
        Assert.Null((await story.Employee.Depart(new() { Command = story.Command(), LastDay = Day("2026-08-31") })).Refusal);

        var corrected = await story.Employee.Correct(new() { Command = story.Command(), HireDate = Day(date) });

        Assert.Equal(refused, corrected.Refusal?.Code);
        Assert.Equal(Day(Hired), (await story.Employee.Get())!.Periods[0].From);
    }

    private static BranchFacts Elsewhere => Story.Branch with
    {
        Code = "1101", Name = "北京分公司", LegalEntity = "示例北京", RegistrationCode = "1101-1", RegionCode = "110100", UnitNumber = "11010001",
    };

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
