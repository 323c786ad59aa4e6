using HrActors.Contracts;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Policies;
using HrActors.Domain.Commands;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Policies;

[Collection(HrCluster.Shared.Name)]
public sealed class SqlitePolicyDraftTests(HrCluster cluster) : PolicyDraftTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresPolicyDraftTests(PostgresCluster cluster) : PolicyDraftTests(cluster.OrSkip());

/// <summary>Each test changes the policies of a region of the sample pack that no other looks at.</summary>
public abstract class PolicyDraftTests(HrCluster cluster)
{
    private static int _commands;

    private IPolicyGrain Policies => cluster.Grains.GetGrain<IPolicyGrain>(GrainKeys.Policies("sample"));

    [SkippableTheory]
    [InlineData(false, "110000")]
    [InlineData(true, "440300")]
    public async Task A_confirmation_whose_write_failed_is_wholly_there_or_not_at_all(bool landed, string region)
    {
        var draft = await Propose(region);
        Assert.NotNull((await Policies.GetWhenWeighed(draft.Id, Patience.Limit))?.Effect);
        cluster.Storage.FailNext(Policies, landed);

        await Assert.ThrowsAnyAsync<OrleansException>(() => Policies.Confirm(draft.Id, Command()));
        // As the row of due work does.
        await Policies.DoDueWork("policy");

        var found = await cluster.Eventually(() => Find(draft.Id), known => known.State == (landed ? PolicyDraftState.Confirmed : PolicyDraftState.Draft));
        var file = await cluster.Get<IPolicyFiles>().Find(draft.Id, CancellationToken.None);
        Assert.Equal(found.DecidedAt, file!.ConfirmedAt);
        Assert.Equal(landed, file.ConfirmedAt is not null);
        var discarded = await Policies.Discard(draft.Id, Command());
        Assert.Equal(landed ? "policy.already-confirmed" : null, discarded.Refusal?.Code);
    }

    [SkippableFact]
    public async Task Nobody_waits_while_a_draft_is_weighed_and_what_was_discarded_meanwhile_stays_so()
    {
        const string region = "320100";
        await Configure("weighed", region);
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        HookedRows.Before(cluster.Get<IContributionRows>(), "Members", "weighed", () =>
        {
            asked.SetResult();
            return gate.Task;
        });
        var draft = await Propose(region);
        await asked.Task.WaitAsync(Patience.Limit);

        Assert.Null((await Policies.Discard(draft.Id, Command())).Refusal);
        gate.SetResult();

        var again = await Propose(region);
        Assert.NotNull((await Policies.GetWhenWeighed(again.Id, Patience.Limit))?.Effect);
        Assert.Equal((PolicyDraftState.Discarded, null), ((await Find(draft.Id)).State, (await Find(draft.Id)).Effect));
        Assert.Null((await Policies.Discard(again.Id, Command())).Refusal);
    }

    private async Task<PolicyDraft> Propose(string region) => (await Policies.Propose(new()
    {
        Command = Command(), Name = $"{region}.yaml", Text = SamplePolicies.Pension(region, "2024-01", 15), Via = "api", Regions = [region], From = new(2024, 1),
    })).Value!;

    private async Task<PolicyDraft> Find(string id) => (await Policies.List()).Single(draft => draft.Id == id);

    private async Task Configure(string code, string region)
    {
        var facts = Story.Branch with { Code = code, RegionCode = region, RegistrationCode = code };
        Assert.Null((await cluster.Grains.GetGrain<IBranchGrain>(GrainKeys.Branch(code)).Configure(new() { Command = Command(), Facts = facts })).Refusal);
        await cluster.Eventually(
            () => cluster.Grains.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches(), branches => branches.Exists(branch => branch.Facts.Code == code));
    }

    private static CommandInfo Command() => new() { Id = $"policy-draft-{Interlocked.Increment(ref _commands)}", By = "manager" };
}
