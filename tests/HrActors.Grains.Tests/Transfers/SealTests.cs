using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HrActors.Contracts;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
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

        // What was printed for a signature that was refused does not stand in the way of the next.
        Assert.Null((await grain.FillForm(story.Fill("agentName", "赵六"))).Refusal);
        await cluster.Get<IDocumentVault>().Save(SealEntry.VaultCase, story.EmployeeNo + "-2", new byte[] { 0xEF }, CancellationToken.None);
        await Seals.Add(Seal(entity, story.EmployeeNo + "-2"), story.Command());
        Assert.Equal("ef", (await grain.Sign(story.Command())).Value!.Documents[^1].Signature!.CertificateThumbprint);
    }

    [Fact]
    public async Task A_person_signs_inside_with_their_own_certificate_and_never_a_signed_file_again()
    {
        var story = new Story(cluster);
        var entity = "分公司" + story.EmployeeNo;
        var by = "signer-" + story.EmployeeNo;
        await cluster.Get<IDocumentVault>().Save(SealEntry.VaultCase, by, new byte[] { 0x0A }, CancellationToken.None);
        await Seals.AddSigner(Seal("", by), story.Command() with { By = by });
        story.AtAgency.Records = [Story.Record(Domain.Enrolment.EnrolmentStatus.Paused)];
        await story.Employee.Onboard(story.Hire() with { Branch = Story.Branch with { LegalEntity = entity } });
        await story.Answered();
        var grain = await story.OpenedCase();
        Assert.Null((await grain.FillForm(story.Fill("agentName", "王五"))).Refusal);
        Assert.Null((await grain.FillForm(story.Fill("agentRelation", "同事"))).Refusal);
        Assert.Null((await grain.FillForm(story.Fill("agentPhone", "0731-12345678"))).Refusal);

        var signed = (await grain.Sign(story.Command() with { By = by })).Value!.Documents[^1];

        Assert.Equal((by, "CN=李经办", "0a", "test"), (signed.Signature!.By, signed.Signature.SignerSubject, signed.Signature.SignerThumbprint, signed.Signature.Reason));
        var file = (await grain.GetDocument(signed.Id))!.Bytes;
        Assert.Equal((byte)'!', file[^1]);
        Assert.Equal(SHA256.HashData(file.AsSpan()), (await grain.GetSignature(signed.Id))!.Bytes);
        Assert.Equal(signed.Sha256, Convert.ToHexStringLower(SHA256.HashData(file.AsSpan())));

        // Filled with what stood there: the form is the one that was signed, and is signed anew as it was printed.
        Assert.Null((await grain.FillForm(story.Fill("agentName", "王五"))).Refusal);
        var again = (await grain.Sign(story.Command() with { By = by })).Value!;
        Assert.NotEqual(signed.Id, again.Documents[^1].Id);
        Assert.Equal(signed.PrintedSha256, again.Documents[^1].PrintedSha256);

        // Without a certificate that may sign there is the seal alone.
        Assert.Equal("signature.certificate-unknown", (await Seals.RevokeSigner("t-" + by, story.Command())).Refusal?.Code);
        Assert.Null((await Seals.RevokeSigner("t-" + by, story.Command() with { By = by })).Refusal);
        Assert.Null((await grain.FillForm(story.Fill("agentName", "王五"))).Refusal);
        var sealedOnly = (await grain.Sign(story.Command() with { By = by })).Value!.Documents[^1];
        Assert.Null(sealedOnly.Signature!.SignerSubject);
        Assert.NotEqual((byte)'!', (await grain.GetDocument(sealedOnly.Id))!.Bytes[^1]);
    }

    [Fact]
    public async Task The_cover_list_names_the_papers_the_case_has()
    {
        var story = new Story(cluster);
        await story.Hired(Story.Record(Domain.Enrolment.EnrolmentStatus.Paused, line: Domain.Enrolment.InsuranceLine.Medical));
        var grain = await story.OpenedCase();
        await grain.Sign(story.Command());
        await grain.AddEvidence(new() { Command = story.Command(), Name = "参保凭证扫描.pdf", Bytes = [.. "%PDF-1.7"u8] });

        var list = await grain.GetDocument(CaseDocument.CoverListId);

        Assert.Equal("application/pdf", list!.ContentType);
        var papers = JsonNode.Parse(list.Bytes.AsSpan())!["papers"]!.AsArray().Select(paper => paper!["Name"]!.GetValue<string>()).ToList();
        Assert.Equal("社保转移申请表", papers[0]);
        Assert.Contains("原参保地医疗保险参保凭证", papers);
        Assert.Equal("参保凭证扫描.pdf", papers[^1]);
    }

    private static SealEntry Seal(string entity, string keyId) => new()
    {
        LegalEntity = entity, Thumbprint = "t-" + keyId, Subject = "CN=测试", NotBefore = DateTimeOffset.UnixEpoch, NotAfter = DateTimeOffset.MaxValue,
        SelfSigned = true, ImportedAt = DateTimeOffset.UnixEpoch, ImportedBy = "admin", KeyId = keyId,
    };
}
