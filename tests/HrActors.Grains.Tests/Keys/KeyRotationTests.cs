using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Keys;
using HrActors.Domain.Access;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;
using HrActors.Storage.Audit;
using Orleans.Core.Internal;

namespace HrActors.Grains.Tests.Keys;

[Collection(HrCluster.Shared.Name)]
public class SqliteKeyRotationTests(HrCluster cluster) : KeyRotationTests
{
    protected override HrCluster Cluster => cluster;
}

[Collection(PostgresCluster.OnPostgres.Name)]
public class PostgresKeyRotationTests(PostgresCluster cluster) : KeyRotationTests
{
    protected override HrCluster Cluster => cluster.OrSkip();
}

/// <summary>A key is changed while people are hired and forms are signed.</summary>
public abstract class KeyRotationTests
{
    protected abstract HrCluster Cluster { get; }

    private IKeyRotationGrain Keys => Cluster.Grains.GetGrain<IKeyRotationGrain>(GrainKeys.Keys);

    [SkippableFact]
    public async Task Everything_stands_under_the_new_key_and_the_old_one_can_go()
    {
        var (before, during) = (new Story(Cluster), new Story(Cluster));
        var signed = await before.Case();
        var form = (await signed.Sign(before.Command())).Value!.Documents[^1];
        var old = (await Keys.Get()).CurrentKeyId;
        Assert.Equal("keys.current", (await Keys.Retire(old, before.Command())).Refusal?.Code);

        Assert.Null((await Keys.Rotate(before.Command())).Refusal);
        Assert.Equal("keys.rotation-running", (await Keys.Rotate(before.Command())).Refusal?.Code);
        // As after a kill: the row of due work and what was kept bring it back.
        await Keys.Cast<IGrainManagementExtension>().DeactivateOnIdle();
        await during.Hired();
        var done = await Cluster.Eventually(Keys.Get, view => view.Phase == KeyRotationPhase.Finished);

        Assert.NotEqual(old, done.CurrentKeyId);
        var activated = (await Cluster.Get<IAuditTrail>().Read(new() { Subject = GrainKeys.Keys, Action = "keys.activated" }, default)).Items[0];
        Assert.Equal((old, done.CurrentKeyId), (activated.Before, activated.After));
        Assert.True(done.Rewritten > 0, "Something stood under the old key.");
        Assert.Equal((0, 0), (done.Unreadable, done.Keys.Find(key => key.Id == old)!.Rows));
        Assert.Null((await Keys.Retire(old, before.Command())).Refusal);
        Assert.DoesNotContain((await Keys.Get()).Keys, key => key.Id == old);

        // From what is stored, and by the keys of the file alone.
        foreach (var story in new[] { before, during })
        {
            await Cluster.Reawaken(story.Employee);
            var value = (await story.Employee.Disclose(new() { Command = story.Command(), Field = PersonalField.IdNumber })).Value!.Value;
            Assert.Equal((done.CurrentKeyId, story.IdNumber), (value.KeyId, Cluster.Get<IFieldProtector>().Reveal(value)));
        }

        Assert.NotNull(await signed.GetDocument(form.Id));
        Assert.Equal(0, await LeftUnderOldKeys());
    }

    [SkippableFact]
    public async Task A_repeated_command_adds_one_key()
    {
        var story = new Story(Cluster);
        await Cluster.Eventually(Keys.Get, view => view.Phase is KeyRotationPhase.None or KeyRotationPhase.Finished);
        var count = (await Keys.Get()).Keys.Count;
        var command = story.Command();

        await Keys.Rotate(command);
        await Keys.Rotate(command);

        var done = await Cluster.Eventually(Keys.Get, view => view.Phase == KeyRotationPhase.Finished);
        Assert.Equal(count + 1, done.Keys.Count);
        Assert.Equal("keys.unknown", (await Keys.Retire("k99", story.Command())).Refusal?.Code);
    }

    /// <summary>Rows of a pass of its own that had to be written again, or that no key opens.</summary>
    private async Task<long> LeftUnderOldKeys()
    {
        var (chain, left) = (Cluster.Get<IKeyChain>(), 0L);
        string? place = null;
        do
        {
            var step = await chain.Rewrite(place, CancellationToken.None);
            left += step.Rewritten + step.Unreadable;
            place = step.Next;
        }
        while (place is not null);

        return left;
    }
}
