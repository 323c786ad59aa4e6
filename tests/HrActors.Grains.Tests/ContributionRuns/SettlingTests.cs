using HrActors.Contracts.Policies;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Policies;
using HrActors.Grains.Policies;
using HrActors.Grains.Tests.Hosting;
using HrActors.Grains.Tests.Policies;

namespace HrActors.Grains.Tests.ContributionRuns;

[Collection(HrCluster.Shared.Name)]
public sealed class SqliteSettlingTests(HrCluster cluster) : SettlingTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresSettlingTests(PostgresCluster cluster) : SettlingTests(cluster.OrSkip());

/// <summary>Closed months that are settled again: pension 16 % becomes 15 % backwards.</summary>
public abstract class SettlingTests(HrCluster cluster)
{
    private static readonly string Change = SamplePolicies.Pension(ClosedBranch.Region, "2024-01", 15);

    [SkippableFact]
    public async Task Who_is_still_blocked_owes_nothing_when_a_policy_comes()
    {
        using var branch = new ClosedBranch(cluster, "settle-held");
        var held = await branch.Close("settle-held-1", held: true);
        await branch.Close("settle-held-2");
        branch.Shelf.Book = SamplePolicies.With(Change);

        Assert.Equal(1, (await Weigh(branch)).ClosedMonths.Single().Employees);
        await branch.Readjust(AdjustmentCause.Policy);
        Assert.Equal(["Pension -100.00/0.00"], await branch.Adjustments());

        // Once the finding is closed all of the month is due, under the policies of now.
        await branch.Know(held with { Version = 2, Findings = [] });
        await branch.Readjust(AdjustmentCause.Policy);
        Assert.Equal(["Pension 1500.00/800.00", "Pension -100.00/0.00", "Medical 800.00/200.00"], await branch.Adjustments());
    }

    [SkippableTheory]
    [InlineData(false, "Pension 50.00/80.00", "Medical 80.00/20.00")]
    [InlineData(true, "Pension 160.00/80.00 booked", "Medical 80.00/20.00 booked", "Pension -110.00/0.00")]
    public async Task A_correction_that_was_made_since_stands_when_a_policy_comes(bool booked, params string[] expected)
    {
        using var branch = new ClosedBranch(cluster, $"settle-wage-{booked}");
        await branch.Correct(await branch.Close($"settle-wage-{booked}"), 11_000m);
        Assert.Equal(2, await branch.Readjust(AdjustmentCause.Facts));
        if (booked) await branch.Book();
        branch.Shelf.Book = SamplePolicies.With(Change);

        var effect = (await Weigh(branch)).ClosedMonths.Single();
        await branch.Readjust(AdjustmentCause.Policy);

        Assert.Equal(expected, await branch.Adjustments());
        Assert.Equal(-110m, effect.EmployerDelta);
    }

    /// <summary>Another month of the branch closes, and books, while this one is settled.</summary>
    [SkippableFact]
    public async Task What_is_booked_while_it_is_settled_again_is_settled_against()
    {
        using var branch = new ClosedBranch(cluster, "settle-race");
        var state = await branch.Close("settle-race-1");
        await branch.Correct(state, 11_000m);
        await branch.Readjust(AdjustmentCause.Facts);
        await branch.Correct(state, 12_000m);
        HookedRows.Before(branch.Rows, "Replace", "settle-race", branch.Book);

        await branch.Readjust(AdjustmentCause.Facts);
        Assert.Equal(
            ["Pension 160.00/80.00 booked", "Medical 80.00/20.00 booked", "Pension 160.00/80.00", "Medical 80.00/20.00"], await branch.Adjustments());

        // The correction was a mistake: what is not due any more and was booked in that very moment comes back.
        await branch.Correct(state, 11_000m);
        HookedRows.Before(branch.Rows, "Replace", "settle-race", branch.Book);
        await branch.Readjust(AdjustmentCause.Facts);
        Assert.Equal(["Pension -160.00/-80.00", "Medical -80.00/-20.00"], (await branch.Adjustments()).Where(one => !one.EndsWith("booked", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task A_person_with_closed_months_at_two_branches_is_one_person()
    {
        using var branch = new ClosedBranch(cluster, "settle-one");
        using var other = new ClosedBranch(cluster, "settle-two");
        await branch.Close("settle-both");
        await other.Close("settle-both");
        branch.Shelf.Book = SamplePolicies.With(Change);

        var effect = await Weigh(branch, other);

        Assert.Equal(2, effect.ClosedMonths.Single().Employees);
        Assert.Equal(1, effect.Employees);
    }

    private static Task<PolicyEffect> Weigh(ClosedBranch branch, params ClosedBranch[] others) =>
        new PolicyWeighing(branch.Rows, branch.Work, TimeProvider.System).Weigh(
            [branch.View, .. others.Select(other => other.View)], new(2024, 1), PolicyBook.Shipped, branch.Shelf.Book, CancellationToken.None);
}
