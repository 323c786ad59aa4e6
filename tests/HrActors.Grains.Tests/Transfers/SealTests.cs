using HrActors.Contracts;
using HrActors.Contracts.Agencies;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Transfers;

[Collection(HrCluster.Shared.Name)]
public class SealTests(HrCluster cluster)
{
    private ISealsGrain Seals => cluster.Grains.GetGrain<ISealsGrain>(GrainKeys.Seals);

    [Fact]
    public async Task A_legal_entity_signs_with_its_own_key_until_it_is_revoked()
    {
        var story = new Story(cluster);
        var entity = "子公司" + story.EmployeeNo;
        await cluster.Get<IDocumentVault>().Save(SealEntry.VaultCase, story.EmployeeNo, new byte[] { 0xAB, 0xCD }, CancellationToken.None);
        var seal = await Seals.Add(Seal(entity, story.EmployeeNo), story.Command());

        story.AtAgency.Records = [Story.Record(Domain.Enrolment.EnrolmentStatus.Paused)];
        await story.Employee.Onboard(story.Hire() with { Branch = Story.Branch with { LegalEntity = entity } });
        await story.Answered();
        var grain = await story.OpenedCase();
        Assert.Equal("abcd", (await grain.Sign(story.Command())).Value!.Documents[^1].Signature!.CertificateThumbprint);

        Assert.Equal("signature.certificate-unknown", (await Seals.Revoke("ff", story.Command())).Refusal?.Code);
        var revoked = (await Seals.Revoke(seal.Thumbprint, story.Command())).Value!;
        Assert.Equal(("li", "test"), (revoked.RevokedBy, revoked.RevocationReason));
        Assert.Null((await grain.FillForm(story.Fill("agentName", "王五"))).Refusal);
        Assert.Null((await grain.FillForm(story.Fill("agentRelation", "同事"))).Refusal);
        Assert.Null((await grain.FillForm(story.Fill("agentPhone", "0731-12345678"))).Refusal);
        Assert.Equal("signature.certificate-revoked", (await grain.Sign(story.Command())).Refusal?.Code);
    }

    private static SealEntry Seal(string entity, string keyId) => new()
    {
        LegalEntity = entity, Thumbprint = "t-" + keyId, Subject = "CN=测试", NotBefore = DateTimeOffset.UnixEpoch, NotAfter = DateTimeOffset.MaxValue,
        SelfSigned = true, ImportedAt = DateTimeOffset.UnixEpoch, ImportedBy = "admin", KeyId = keyId,
    };
}
