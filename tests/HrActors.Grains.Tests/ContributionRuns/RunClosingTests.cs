using HrActors.Contracts;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;
using HrActors.Grains.Tests.Policies;

namespace HrActors.Grains.Tests.ContributionRuns;

[Collection(HrCluster.Shared.Name)]
public sealed class SqliteRunClosingTests(HrCluster cluster) : RunClosingTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresRunClosingTests(PostgresCluster cluster) : RunClosingTests(cluster.OrSkip());

/// <summary>Changes the policies of a region that no other test looks at: 西安.</summary>
public abstract class RunClosingTests(HrCluster cluster)
{
    private const string Region = "610100";

    /// <summary>It settles the months that are closed, and this one is not yet; and the run was found to be up to date a moment before.</summary>
    [SkippableFact]
    public async Task A_policy_that_comes_while_a_month_is_being_closed_settles_it_too()
    {
        const string code = "closing";
        var rows = cluster.Get<IContributionRows>();
        var month = YearMonth.Of(ChinaTime.DateOf(DateTimeOffset.UtcNow)).AddMonths(-1);
        var facts = Story.Branch with { Code = code, RegionCode = Region, RegistrationCode = code };
        var story = new Story(cluster);
        await cluster.Grains.GetGrain<IBranchGrain>(GrainKeys.Branch(code)).Configure(new() { Command = story.Command(), Facts = facts });
        await story.Employee.Onboard(story.Hire(month.FirstDay) with { Branch = facts });
        await story.Answered();
        await cluster.Eventually(() => rows.CountMembers(code, CancellationToken.None), count => count == 1);
        var run = cluster.Grains.GetGrain<IContributionRunGrain>(GrainKeys.Run(code, month));
        Assert.Null((await run.Start(new() { Command = story.Command() })).Refusal);
        await cluster.Eventually(run.Get, view => view is { Phase: RunPhase.Ready, Totals.People: 1 });
        HookedRows.Before(rows, "Lock", code, ConfirmPolicy);

        Assert.Null((await run.Confirm(new() { Command = story.Command() })).Refusal);

        var adjustment = Assert.Single((await rows.Adjustments(new() { BranchCode = code }, CancellationToken.None)).Items);
        Assert.Equal((month, -80m, 0m, null), (adjustment.Change.Month, adjustment.Change.EmployerDelta, adjustment.Change.EmployeeDelta, adjustment.BookedIn));
    }

    /// <summary>A cancelled call is a failure as any other; only the actor's own end is none.</summary>
    [SkippableFact]
    public async Task Work_that_is_cancelled_from_outside_stops_until_its_row_comes_again()
    {
        const string code = "cancelled";
        var rows = cluster.Get<IContributionRows>();
        var story = new Story(cluster);
        var facts = Story.Branch with { Code = code, RegistrationCode = code };
        await cluster.Grains.GetGrain<IBranchGrain>(GrainKeys.Branch(code)).Configure(new() { Command = story.Command(), Facts = facts });
        var run = cluster.Grains.GetGrain<IContributionRunGrain>(GrainKeys.Run(code, new(2024, 3)));
        var (cancelled, again) = (new TaskCompletionSource(), 0);
        HookedRows.Before(rows, "Members", code, () =>
        {
            HookedRows.Before(rows, "Members", code, () => Task.FromResult(++again));
            cancelled.SetResult();
            throw new OperationCanceledException();
        });

        await run.Start(new() { Command = story.Command() });
        await cancelled.Task.WaitAsync(Patience.Limit);
        // Turns of the actor, between which its timer would have come.
        for (var turn = 0; turn < 200; turn++) await run.Settle(AdjustmentCause.Facts);
        Assert.Equal(0, again);

        await run.DoDueWork("run");
        await cluster.Eventually(run.Get, view => view is { Phase: RunPhase.Ready });
        Assert.Equal(1, again);
    }

    private async Task ConfirmPolicy()
    {
        var files = cluster.Get<IPolicyFiles>();
        await files.Save(new("closing-1", "sample", "closing.yaml", SamplePolicies.Pension(Region, "2024-01", 15), null), CancellationToken.None);
        await files.Confirm("closing-1", DateTimeOffset.UtcNow, CancellationToken.None);
    }
}
