using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Domain.Access;
using HrActors.Grains.Tests.Hosting;
using HrActors.Storage.Audit;

namespace HrActors.Grains.Tests.Privacy;

[Collection(HrCluster.Shared.Name)]
public class DisclosureTests(HrCluster cluster)
{
    [Fact]
    public async Task A_value_is_on_record_with_its_reason_before_it_is_shown_and_each_time_anew()
    {
        var story = new Story(cluster);
        await story.Hired();

        var first = await story.Employee.Disclose(new() { Command = story.Command(), Field = PersonalField.IdNumber });
        Assert.Single(await Rows(story));
        await story.Employee.Disclose(new() { Command = story.Command(), Field = PersonalField.IdNumber });

        Assert.Equal(story.IdNumber, cluster.Get<IFieldProtector>().Reveal(first.Value!.Value));
        var rows = await Rows(story);
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(("li", "test", null, null), (row.By, row.Reason, row.Before, row.After)));
    }

    [Fact]
    public async Task Without_a_reason_or_a_value_nothing_is_shown_and_nothing_stands_on_record()
    {
        var story = new Story(cluster);
        await story.Hired();

        var silent = await story.Employee.Disclose(new() { Command = story.Command() with { Reason = " " }, Field = PersonalField.IdNumber });
        var missing = await story.Employee.Disclose(new() { Command = story.Command(), Field = PersonalField.BankAccount });
        var nobody = await new Story(cluster).Employee.Disclose(new() { Command = story.Command(), Field = PersonalField.IdNumber });

        Assert.Equal(
            ("privacy.reason-required", "privacy.value-missing", "employee.unknown"),
            (silent.Refusal?.Code, missing.Refusal?.Code, nobody.Refusal?.Code));
        Assert.Empty(await Rows(story));
    }

    private async Task<List<Rows.AuditEntry>> Rows(Story story)
    {
        var page = await cluster.Get<IAuditTrail>().Read(
            new() { Subject = GrainKeys.Employee(story.EmployeeNo), Limit = 100 }, CancellationToken.None);
        return [.. page.Items.Where(row => row.Action == "employee.identity-number-disclosed")];
    }
}
