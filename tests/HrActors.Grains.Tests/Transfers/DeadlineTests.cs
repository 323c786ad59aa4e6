using HrActors.Contracts;
using HrActors.Domain.Transfers;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;
using HrActors.Grains.Transfers;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace HrActors.Grains.Tests.Transfers;

/// <summary>Cases as they lie in storage after a restart: nothing but the row of due work wakes them.</summary>
[Collection(HrCluster.Shared.Name)]
public class DeadlineTests(HrCluster cluster)
{
    /// <summary>Of the test that runs: the class may be loaded the day before.</summary>
    private readonly DateOnly _today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));

    [Fact]
    public async Task A_step_beyond_its_last_day_is_found_by_the_row_and_told_to_the_employee()
    {
        var story = new Story(cluster);
        await story.Hired();
        var caseNo = await Stored(story, _today.AddDays(-1));

        await Row(caseNo);
        var view = await story.CaseIs(story.CaseOf(caseNo), found => found.Legs[0].FoundOverdueOn is not null);

        Assert.Equal(_today, view.Legs[0].FoundOverdueOn);
        var employee = await story.Sees(known => known.Cases.Exists(reference => reference is { Overdue: true }));
        Assert.Equal((TransferLegs.OriginProcessing, _today.AddDays(-1)), (employee.Cases[^1].Leg, employee.Cases[^1].DueOn));
        // It goes behind the decision, as the news does.
        await cluster.Eventually(() => cluster.Get<IDueWork>().Find(GrainKeys.Case(caseNo), "deadline", CancellationToken.None), left => left is null);
    }

    [Fact]
    public async Task A_step_in_time_is_looked_at_again_the_day_after_its_last_day()
    {
        var story = new Story(cluster);
        await story.Hired();
        var caseNo = await Stored(story, _today);

        await Row(caseNo);
        var row = await cluster.Eventually(
            async () => (await cluster.Get<IDueWork>().Find(GrainKeys.Case(caseNo), "deadline", CancellationToken.None))!,
            found => found.DueAt == new DateTimeOffset(_today.AddDays(1), TimeOnly.MinValue, TimeSpan.FromHours(8)));

        Assert.Null((await story.CaseOf(caseNo).Get())!.Legs[0].FoundOverdueOn);
        Assert.Equal(0, row.Attempts);
    }

    [Fact]
    public async Task A_submitted_case_leaves_a_row_for_its_deadline()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        var submitted = await story.Submitted(grain);

        var row = await cluster.Get<IDueWork>().Find(GrainKeys.Case(submitted.CaseNo), "deadline", CancellationToken.None);
        Assert.Equal(new DateTimeOffset(submitted.Legs[0].DueOn.AddDays(1), TimeOnly.MinValue, TimeSpan.FromHours(8)), row!.DueAt);
    }

    private async Task<string> Stored(Story story, DateOnly dueOn)
    {
        var applicant = (await story.Employee.GetApplicant())!;
        var caseNo = "T-2020-" + story.EmployeeNo;
        var state = StoredCases.FundsArrived with
        {
            CaseNo = caseNo,
            Applicant = applicant,
            Legs = [new() { Name = TransferLegs.OriginProcessing, StartedOn = dueOn.AddDays(-21), DueOn = dueOn }],
        };
        await cluster.Services.GetRequiredKeyedService<IGrainStorage>("hr")
            .WriteStateAsync("transfer-case/case", story.CaseOf(caseNo).GetGrainId(), new GrainState<TransferCaseState>(state));
        return caseNo;
    }

    private Task Row(string caseNo) =>
        cluster.Get<IDueWork>().Schedule(GrainKeys.Case(caseNo), "deadline", DateTimeOffset.UtcNow.AddMinutes(-1), null, CancellationToken.None);
}
