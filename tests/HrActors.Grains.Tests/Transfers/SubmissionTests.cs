using HrActors.Contracts;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Transfers;

[Collection(HrCluster.Shared.Name)]
public sealed class SqliteSubmissionTests(HrCluster cluster) : SubmissionTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresSubmissionTests(PostgresCluster cluster) : SubmissionTests(cluster.OrSkip());

public abstract class SubmissionTests(HrCluster cluster)
{
    [SkippableFact]
    public async Task Whoever_waits_for_a_case_is_answered_when_it_is_opened()
    {
        var story = new Story(cluster);
        await story.Hired();
        var applicant = (await story.Employee.GetApplicant())!;
        var grain = story.CaseOf("T-2026-98" + story.EmployeeNo[1..]);
        var waiting = grain.GetWhenOpened(Patience.Limit);

        await grain.Open(new()
        {
            CaseNo = GrainKeys.IdOf(grain.GetPrimaryKeyString()), By = "li", Applicant = applicant, Line = InsuranceLine.Pension,
            OriginRegionCode = Story.Wuhan,
        });

        Assert.NotNull(await waiting);
    }

    /// <summary>Asked at each submission, however long the agency has been silent: one question waits there.</summary>
    [SkippableFact]
    public async Task A_silent_agency_keeps_one_question_of_a_case()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        (story.AtAgency.FailingQueries, story.AtAgency.Rejection) = (int.MaxValue, "not today");

        for (var i = 0; i < 2; i++) Assert.Equal(TransferState.Draft, (await story.Submitted(grain)).State);

        var rows = await cluster.Get<IDueWork>().Of(GrainKeys.Agency(FakeAgency.Id), "question:", 1_000, CancellationToken.None);
        Assert.Single(rows, row => row.Kind.Contains(GrainKeys.IdOf(grain.GetPrimaryKeyString()), StringComparison.Ordinal));
        story.AtAgency.FailingQueries = 0;
    }

    /// <summary>The same person hired under another number meanwhile is led to the case there is, and hears how it goes on.</summary>
    [SkippableFact]
    public async Task Another_number_of_the_person_is_told_of_the_case_too()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        var again = new Story(cluster);
        await again.Employee.Onboard(story.Hire() with { Command = again.Command(), EmployeeNo = again.EmployeeNo });

        var caseNo = GrainKeys.IdOf(grain.GetPrimaryKeyString());
        await again.Sees(view => view.Cases.Exists(known => known.CaseNo == caseNo));
        await story.Submitted(grain);
        await again.Sees(view => view.Cases.Exists(known => known.CaseNo == caseNo && known.State == TransferState.Submitted));
        Assert.Null((await grain.Withdraw(story.Command())).Refusal);
        await again.Sees(view => view.Cases.Exists(known => known.CaseNo == caseNo && known.State == TransferState.Withdrawn));
    }

    [SkippableFact]
    public async Task An_incomplete_form_is_not_signed_and_its_fields_are_named()
    {
        var story = new Story(cluster);
        await story.Hired(Story.Record(EnrolmentStatus.Paused) with { PersonalNo = null });
        var grain = await story.OpenedCase();

        var refusal = (await grain.Sign(story.Command())).Refusal!;
        Assert.Equal(("document.incomplete", "/originPersonalNo"), (refusal.Code, Assert.Single(refusal.Errors).Field));
        Assert.Equal(["originPersonalNo"], (await grain.Get())!.Gaps.Select(gap => gap.Key));

        Assert.Null((await grain.FillForm(story.Fill("originPersonalNo", "420100998"))).Refusal);
        Assert.Equal(TransferState.Signed, (await grain.Sign(story.Command())).Value!.State);
    }

    [SkippableTheory]
    [InlineData("name", "李四", "document.field-unknown")]
    [InlineData("nonsense", "1", "document.field-unknown")]
    [InlineData("originAgencyPostCode", "12", "document.field-invalid")]
    public async Task A_field_that_is_fixed_unknown_or_wrong_is_not_filled(string key, string value, string code)
    {
        var story = new Story(cluster);
        var grain = await story.Case();

        Assert.Equal([("/" + key, code)], (await grain.FillForm(story.Fill(key, value))).Refusal!.Errors.Select(error => (error.Field, error.Code)));
    }

    [SkippableFact]
    public async Task An_unsigned_case_is_not_submitted()
    {
        var story = new Story(cluster);
        var grain = await story.Case();

        Assert.Equal("transfer.unsigned", (await grain.Submit(story.Command())).Refusal?.Code);
        Assert.Equal(0, story.AtAgency.SubmitCalls);
    }

    [SkippableFact]
    public async Task Another_value_takes_the_signature_back()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        var signed = (await grain.Sign(story.Command())).Value!;

        Assert.Equal(TransferState.Draft, (await grain.FillForm(story.Fill("agentName", "王五"))).Value!.State);
        Assert.Equal("transfer.unsigned", (await grain.Submit(story.Command())).Refusal?.Code);
        Assert.NotNull(await grain.GetSignature(signed.Documents[^1].Id));
    }

    [SkippableFact]
    public async Task An_origin_that_still_pays_is_asked_again_and_blocks_until_it_has_stopped()
    {
        var story = new Story(cluster);
        var grain = await story.Case(EnrolmentStatus.Active);
        Assert.Null((await grain.Sign(story.Command())).Refusal);
        var asked = story.AtAgency.Asked;

        Assert.Equal("transfer.origin-active", (await grain.Submit(story.Command())).Refusal?.Code);
        Assert.Equal(asked + 1, story.AtAgency.Asked);

        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused) with { Arrears = true }];
        Assert.Equal("transfer.origin-arrears", (await grain.Submit(story.Command())).Refusal?.Code);
        Assert.Equal(0, story.AtAgency.SubmitCalls);

        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        Assert.Equal(SubmissionState.Queued, (await grain.Submit(story.Command())).Value!.Submission);
        var submitted = (await grain.GetWhenSubmitted(Patience.Limit))!;
        Assert.Equal((TransferState.Submitted, SubmissionState.Received), (submitted.State, submitted.Submission));
        Assert.Equal("new-place-review", Assert.Single(submitted.Legs).Name);
    }

    /// <summary>What it says it does not have is another answer than none: of what it is silent about the last word stands.</summary>
    [SkippableTheory]
    [InlineData(false, "transfer.origin-no-record")]
    [InlineData(true, null)]
    public async Task An_old_place_that_has_no_record_any_more_blocks_and_one_that_is_silent_does_not(bool isSilent, string? code)
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        Assert.Null((await grain.Sign(story.Command())).Refusal);
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused, line: InsuranceLine.Medical)];
        if (isSilent) story.AtAgency.FailingQueries = int.MaxValue;

        var reply = await grain.Submit(story.Command());

        Assert.Equal(code, reply.Refusal?.Code);
        Assert.Equal(isSilent ? SubmissionState.Queued : SubmissionState.None, (await grain.Get())!.Submission);
        if (isSilent) return;

        Assert.Equal(RefusalKind.Rule, reply.Refusal!.Kind);
        Assert.Contains("武汉经办机构答复没有该员工的养老保险参保记录", reply.Refusal.Chinese, StringComparison.Ordinal);
        Assert.Contains("Wuhan answers that it has no record of this employee's pension insurance", reply.Refusal.English, StringComparison.Ordinal);
        Assert.Equal(code, (await grain.EnterProgress(story.Enter(TransferNode.Submitted))).Refusal?.Code);
        Assert.Equal(0, story.AtAgency.SubmitCalls);
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        Assert.Null((await grain.Submit(story.Command())).Refusal);
    }

    [SkippableTheory]
    [InlineData(EnrolmentStatus.Active, false, "transfer.origin-active")]
    [InlineData(EnrolmentStatus.Paused, true, "transfer.origin-arrears")]
    public async Task A_submission_entered_by_hand_is_blocked_by_the_origin_as_any_other(EnrolmentStatus status, bool arrears, string code)
    {
        var story = new Story(cluster);
        var grain = await story.Case(EnrolmentStatus.Active);
        // Before the signature it is of another application.
        Assert.Equal(TransferState.Draft, (await grain.EnterProgress(story.Enter(TransferNode.Submitted))).Value!.State);
        Assert.Null((await grain.Sign(story.Command())).Refusal);
        Assert.Equal(TransferState.Signed, (await grain.EnterProgress(story.Enter(TransferNode.Accepted))).Value!.State);
        story.AtAgency.Records = [Story.Record(status) with { Arrears = arrears }];
        var asked = story.AtAgency.Asked;

        Assert.Equal(code, (await grain.EnterProgress(story.Enter(TransferNode.Submitted))).Refusal?.Code);
        Assert.Equal((asked + 1, TransferState.Signed), (story.AtAgency.Asked, (await grain.Get())!.State));

        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        var entry = story.Enter(TransferNode.Submitted);
        var taken = (await grain.EnterProgress(entry)).Value!;
        Assert.Equal(
            (TransferState.NewPlaceAccepted, SubmissionState.Received, entry.Evidence, WayKind.Manual),
            (taken.State, taken.Submission, taken.ReceiptNo, taken.Way));
        Assert.Equal(taken.Version, (await grain.EnterProgress(entry)).Value!.Version);
        Assert.Equal((asked + 2, 0), (story.AtAgency.Asked, story.AtAgency.SubmitCalls));
        Assert.Equal(TransferState.Withdrawn, (await grain.Withdraw(story.Command())).Value!.State);
    }

    [SkippableFact]
    public async Task What_the_case_learns_of_its_origin_reaches_the_findings()
    {
        var story = new Story(cluster);
        var grain = await story.Case(EnrolmentStatus.Active);
        Assert.Null((await grain.Sign(story.Command())).Refusal);

        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        Assert.Null((await grain.Submit(story.Command())).Refusal);

        await story.Sees(view => view.Findings.Select(finding => finding.Code).SequenceEqual(["NEW_ENROL_FALSE"]));
    }

    [SkippableFact]
    public async Task An_application_is_submitted_once_though_its_receipt_is_lost()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        story.AtAgency.LostReceipts = 1;
        Assert.Null((await grain.Sign(story.Command())).Refusal);
        var command = story.Command();
        Assert.Null((await grain.Submit(command)).Refusal);
        Assert.Null((await grain.Submit(command)).Refusal);
        Assert.Equal("transfer.already-submitted", (await grain.Submit(story.Command())).Refusal?.Code);

        var view = (await grain.GetWhenSubmitted(Patience.Limit))!;

        Assert.Equal(2, story.AtAgency.SubmitCalls);
        var receiptNo = Assert.Single(story.AtAgency.Receipts).Value;
        Assert.Equal((receiptNo, TransferState.Submitted), (view.ReceiptNo, view.State));
        Assert.Single(view.Progress.Events);

        await grain.TakeReceipt(new() { Attempt = 1, ReceiptNo = "R-other", At = DateTimeOffset.UtcNow, AgencyId = FakeAgency.Id });
        Assert.Equal((receiptNo, 1), ((await grain.Get())!.ReceiptNo, (await grain.Get())!.Progress.Events.Count));
    }

    [SkippableFact]
    public async Task An_application_the_agency_refuses_goes_back_to_the_draft_and_can_be_sent_again()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        story.AtAgency.Rejection = "材料不全";

        var rejected = await story.Submitted(grain);
        Assert.Equal((TransferState.Draft, SubmissionState.Rejected), (rejected.State, rejected.Submission));
        Assert.Equal("材料不全", Assert.Single(rejected.Progress.Events).Text);

        story.AtAgency.Rejection = null;
        Assert.Equal(TransferState.Submitted, (await story.Submitted(grain)).State);
        Assert.EndsWith("-2", Assert.Single(story.AtAgency.Receipts).Key, StringComparison.Ordinal);
    }
}
