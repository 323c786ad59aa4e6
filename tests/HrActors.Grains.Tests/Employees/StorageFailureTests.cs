using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Employees;

[Collection(HrCluster.Shared.Name)]
public sealed class SqliteStorageFailureTests(HrCluster cluster) : StorageFailureTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresStorageFailureTests(PostgresCluster cluster) : StorageFailureTests(cluster.OrSkip());

public abstract class StorageFailureTests(HrCluster cluster)
{
    /// <summary>Whether a failed write landed or not, the next call sees what is stored, and the same command brings the effect once.</summary>
    [SkippableTheory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_failed_write_leaves_what_is_stored_and_its_retry_is_one_effect(bool landed, int expected)
    {
        var story = new Story(cluster);
        await story.Hired();
        var wage = new Contracts.Employees.SetWage { Command = story.Command(), Month = new YearMonth(2026, 3), Gross = 9_000m };
        cluster.Storage.FailNext(story.Employee, landed);

        await Assert.ThrowsAnyAsync<OrleansException>(() => story.Employee.SetWage(wage));

        Assert.Equal(expected, (await story.Employee.Get())!.Wages.Count);
        Assert.Equal(9_000m, Assert.Single((await story.Employee.SetWage(wage)).Value!.Wages).Gross);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hire_that_failed_leaves_no_half_of_an_employee(bool landed)
    {
        var story = new Story(cluster);
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Active)];
        var hire = story.Hire();
        cluster.Storage.FailNext(story.Employee, landed);

        await Assert.ThrowsAnyAsync<OrleansException>(() => story.Employee.Onboard(hire));
        Assert.Equal(landed, await story.Employee.Get() is not null);
        Assert.Null((await story.Employee.Onboard(hire)).Refusal);

        var view = await story.Answered();
        Assert.Single(view.Findings);
        Assert.Single(view.Cases);
        Assert.Equal(1, story.AtAgency.Asked);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_decision_whose_write_failed_is_delivered_again(bool landed)
    {
        var story = new Story(cluster);
        var gate = new TaskCompletionSource();
        story.AtAgency.Gate = gate;
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Active)];
        await story.Employee.Onboard(story.Hire());
        cluster.Storage.FailNext(story.Validation, landed);
        gate.SetResult();

        var view = await story.Sees(employee => employee.Findings.Count > 0);

        Assert.Equal("F-" + story.EmployeeNo + "-1", Assert.Single(view.Findings).Id);
        Assert.Single((await story.Sees(employee => employee.Cases.Count > 0)).Cases);
    }
}
