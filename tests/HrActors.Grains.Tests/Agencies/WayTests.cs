using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Agencies;

/// <summary>
/// Ways belong to the whole group, so each story has a line of its own that goes by file or by hand in Changsha: nobody else's tests submit it.
/// </summary>
[Collection(HrCluster.Shared.Name)]
public class WayTests(HrCluster cluster)
{
    private static readonly DateTimeOffset HandedIn = new(2024, 3, 1, 10, 0, 0, TimeSpan.FromHours(8));

    private readonly FileWay _file = new(cluster);

    private IAgencyWaysGrain Ways => _file.Ways;

    private IExchangeGrain Exchange => _file.Exchange;

    [Fact]
    public async Task An_application_goes_out_by_file_and_its_answers_come_back_row_by_row()
    {
        await _file.Configured();
        var (story, grain) = await _file.Submitted(InsuranceLine.Medical);
        var (returned, refused) = await _file.Submitted(InsuranceLine.Medical);
        await _file.Filed(story, grain, refused);
        Assert.Equal(0, story.AtAgency.SubmitCalls);

        var (first, second) = (await View(grain), await View(refused));
        var answer = FileWay.Answer(story, "a",
            new AnswerRow { Number = 2, CaseNo = first.CaseNo, Result = AnswerResult.Taken, ReceiptNo = "CS-" + first.CaseNo },
            new AnswerRow { Number = 3, CaseNo = second.CaseNo, Result = AnswerResult.NotTaken, Text = "身份信息不一致" },
            new AnswerRow { Number = 4, CaseNo = "T-1999-00001", Result = AnswerResult.Taken, ReceiptNo = "X" },
            new AnswerRow { Number = 5, Fault = "exchange.result-unknown" });
        var outcome = await Exchange.TakeAnswer(answer);

        Assert.Equal((4, 2, false), (outcome.Rows, outcome.Applied, outcome.Known));
        Assert.Equal([(4, "exchange.unmatched"), (5, "exchange.result-unknown")], outcome.Faults.Select(fault => (fault.Row, fault.Code)));
        Assert.Equal(TransferState.Submitted, (await View(grain)).State);
        var back = await View(refused);
        Assert.Equal((TransferState.Draft, "身份信息不一致"), (back.State, back.Progress.Events[^1].Text));

        await returned.Sees(employee => employee.Findings.Any(finding => finding is { Code: "TRANSFER_STUCK", ClosedAt: null }));
        Assert.Null((await refused.Sign(returned.Command())).Refusal);
        await returned.Sees(employee => !employee.Findings.Any(finding => finding is { Code: "TRANSFER_STUCK", ClosedAt: null }));

        var versions = (await View(grain)).Version;
        Assert.True((await Exchange.TakeAnswer(answer)).Known);
        var again = await Exchange.TakeAnswer(answer with { Sha256 = answer.Sha256 + "again" });
        Assert.Equal(0, again.Applied);
        Assert.Equal(versions, (await View(grain)).Version);
    }

    [Fact]
    public async Task Rows_of_another_branch_are_left_for_whoever_has_business_with_them()
    {
        await _file.Configured();
        var (story, grain) = await _file.Submitted(InsuranceLine.Medical);
        await _file.Filed(story, grain);
        var caseNo = (await View(grain)).CaseNo;
        var answer = FileWay.Answer(story, "of-both", new AnswerRow { Number = 2, CaseNo = caseNo, Result = AnswerResult.Taken, ReceiptNo = "CS-2" + caseNo });

        var elsewhere = await Exchange.TakeAnswer(answer with { Scope = ["9999"] });
        var group = await Exchange.TakeAnswer(answer);

        Assert.Equal((0, "exchange.unmatched"), (elsewhere.Applied, Assert.Single(elsewhere.Faults).Code));
        Assert.Equal((1, false), (group.Applied, group.Known));
        Assert.True((await Exchange.TakeAnswer(answer)).Known);
    }

    [Fact]
    public async Task Steps_of_an_answer_file_move_the_case_to_its_end()
    {
        await _file.Configured();
        var (story, grain) = await _file.Submitted(InsuranceLine.Medical);
        await _file.Filed(story, grain);
        var caseNo = (await View(grain)).CaseNo;

        Assert.Equal(
            "exchange.not-taken-yet",
            Assert.Single((await Exchange.TakeAnswer(FileWay.Answer(story, "early", FileWay.Step(caseNo, TransferNode.Accepted)))).Faults).Code);
        await Exchange.TakeAnswer(FileWay.Answer(story, "taken", new AnswerRow
        {
            Number = 2, CaseNo = caseNo, Result = AnswerResult.Taken, ReceiptNo = "CS-1" + caseNo, On = new(2024, 3, 1),
        }));
        // The file came long after the day it tells of: the employer's limit is over, and found at once.
        var waiting = (await story.CaseIs(grain, view => view.Legs.Exists(leg => leg.FoundOverdueOn is not null))).Legs.Find(leg => leg.DoneOn is null)!;
        Assert.Equal((TransferLegs.FollowUp, new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 15)), (waiting.Name, waiting.StartedOn, waiting.DueOn));
        await Exchange.TakeAnswer(FileWay.Answer(story, "steps", [.. new[]
        {
            TransferNode.Accepted, TransferNode.OriginReviewed, TransferNode.InformationTable, TransferNode.FundsArrived, TransferNode.Completed,
        }.Select(node => FileWay.Step(caseNo, node))]));

        await story.CaseIs(grain, TransferState.Completed);
    }

    [Theory]
    [InlineData(300, null)]
    [InlineData(301, "money.total-mismatch")]
    public async Task A_table_whose_total_is_wrong_is_named_to_whoever_brought_it(int total, string? fault)
    {
        await _file.Configured();
        var (story, grain) = await _file.Submitted(InsuranceLine.Medical);
        await _file.Filed(story, grain);
        var caseNo = (await View(grain)).CaseNo;
        await Exchange.TakeAnswer(FileWay.Answer(story, "taken", new AnswerRow { Number = 2, CaseNo = caseNo, Result = AnswerResult.Taken, ReceiptNo = "CS-3" + caseNo }));
        await Exchange.TakeAnswer(FileWay.Answer(story, "reviewed", FileWay.Step(caseNo, TransferNode.Accepted), FileWay.Step(caseNo, TransferNode.OriginReviewed)));
        await story.CaseIs(grain, TransferState.OriginReviewed);

        var table = FileWay.Step(caseNo, TransferNode.InformationTable) with { Money = new() { PersonalAccount = 100, Pooled = 200, Interest = 0, Total = total } };
        var outcome = await Exchange.TakeAnswer(FileWay.Answer(story, "table", table));

        Assert.Equal(fault is null ? [] : [fault], outcome.Faults.Select(one => one.Code));
        Assert.Equal(fault is null ? 1 : 0, outcome.Applied);
        await story.CaseIs(grain, view => view.Progress.Events.Exists(e => e.Node == TransferNode.InformationTable && e.Fault == fault));
    }

    [Fact]
    public async Task Whoever_withdraws_what_went_by_file_is_told_to_tell_the_agency()
    {
        var (story, grain, caseNo) = await _file.Taken();

        var notice = Assert.Single((await grain.Withdraw(story.Command())).Value!.Notices);

        Assert.Equal("transfer.withdrawal-to-tell", notice.Code);
        Assert.Contains("CS-" + caseNo, notice.Text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_on_a_way_that_was_taken_out_ends_there()
    {
        await _file.Configured();
        var (story, grain) = await _file.Submitted(InsuranceLine.Medical);
        await _file.Filed(story, grain);
        var caseNo = (await View(grain)).CaseNo;

        Assert.Null((await Ways.Remove(FileWay.Id, story.Command())).Refusal);

        Assert.DoesNotContain(await Ways.List(), way => way.Id == FileWay.Id);
        Assert.Equal(WayKind.File, (await Ways.FindById(FileWay.Id))?.Kind);
        Assert.Equal("way.kind-fixed", (await Ways.Configure(new() { Id = FileWay.Id, Name = "x", Kind = WayKind.Manual }, story.Command())).Refusal?.Code);
        await Exchange.TakeAnswer(FileWay.Answer(story, "after", new AnswerRow { Number = 2, CaseNo = caseNo, Result = AnswerResult.Taken, ReceiptNo = "CS-4" + caseNo }));
        await story.CaseIs(grain, TransferState.Submitted);
        await _file.Configured();
        Assert.Contains(await Ways.List(), way => way.Id == FileWay.Id);
    }

    [Fact]
    public async Task The_same_command_makes_one_file_and_a_withdrawn_case_is_in_none()
    {
        await _file.Configured();
        var (story, grain) = await _file.Submitted(InsuranceLine.Medical);
        var (kept, _) = await _file.Submitted(InsuranceLine.Medical);
        Assert.Null((await grain.Withdraw(story.Command())).Refusal);
        await story.CaseIs(grain, TransferState.Withdrawn);

        var file = await _file.MakeFile(story.Command("one-file"));
        var caseNo = (await View(grain)).CaseNo;
        Assert.DoesNotContain(file.Items, item => item.CaseNo == caseNo);
        Assert.Equal(file.FileNo, (await _file.MakeFile(story.Command("one-file"))).FileNo);
        Assert.NotNull(await Exchange.GetFile(file.FileNo, null, story.Command()));
        Assert.Null(await Exchange.GetFile(file.FileNo, ["9999"], story.Command()));
        Assert.Contains((await Exchange.GetOverview([Story.Branch.Code])).Files, known => known.FileNo == file.FileNo);
        Assert.DoesNotContain((await Exchange.GetOverview(["9999"])).Files, known => known.FileNo == file.FileNo);
        Assert.Empty((await Exchange.GetOverview([])).Files);
        Assert.NotNull(kept);
    }

    [Fact]
    public async Task A_manual_task_has_a_checklist_and_is_submitted_by_its_receipt()
    {
        await ByHand();
        var (story, grain) = await _file.Submitted(InsuranceLine.Unemployment);

        var view = await View(grain);
        Assert.Equal((WayKind.Manual, SubmissionState.Queued), (view.Way, view.Submission));
        Assert.Equal("print", view.Checklist[0].Id);
        var handIn = Assert.Single(view.Legs);
        Assert.Equal((TransferLegs.HandIn, null), (handIn.Name, handIn.DoneOn));
        Assert.True((await grain.Tick(story.Command(), "print", true)).Value!.Checklist[0].Done);
        Assert.False((await grain.Tick(story.Command(), "print", false)).Value!.Checklist[0].Done);
        Assert.Equal("checklist.unknown", (await grain.Tick(story.Command(), "dance", true)).Refusal?.Code);

        var kept = (await grain.AddEvidence(Paper(story, "%PDF-1.7 receipt"u8))).Value!.Evidence[^1];
        Assert.Equal("application/pdf", (await grain.GetDocument(kept.Id))!.ContentType);
        Assert.Equal("evidence.type", (await grain.AddEvidence(Paper(story, "MZ"u8))).Refusal?.Code);

        var entered = await grain.EnterProgress(new()
        {
            Command = story.Command(), Node = TransferNode.Submitted, OccurredAt = HandedIn, Evidence = kept.Id,
        });
        Assert.Equal((TransferState.Submitted, SubmissionState.Received, kept.Id), (entered.Value!.State, entered.Value.Submission, entered.Value.ReceiptNo));
        Assert.NotNull(entered.Value.Legs.Find(leg => leg.Name == TransferLegs.HandIn)!.DoneOn);
        Assert.Null(entered.Value.Legs.Find(leg => leg.Name == TransferLegs.NewPlaceReview)!.DoneOn);

        // The limit runs from the window's day: long over, it is found at once.
        var found = await story.CaseIs(grain, view => view.Legs.Exists(leg => leg.FoundOverdueOn is not null));
        var review = found.Legs.Find(leg => leg.Name == TransferLegs.NewPlaceReview)!;
        Assert.Equal((new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 8)), (review.StartedOn, review.DueOn));
        Assert.True(found.ExpectedOn >= DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)));
        var employee = await story.Sees(known => known.Cases.Exists(reference => reference.Overdue));
        Assert.Equal((review.Source, true), (employee.Cases[^1].LegSource, employee.Cases[^1].LegUnconfirmed));
        await Ways.Remove("window", story.Command());
    }

    [Fact]
    public async Task A_step_entered_before_its_receipt_leaves_nothing_queued_and_a_finished_task_keeps_its_ticks()
    {
        await ByHand();
        var (story, grain) = await _file.Submitted(InsuranceLine.Unemployment);
        Assert.Null((await grain.Tick(story.Command(), "print", true)).Refusal);

        Assert.Equal(TransferState.Signed, (await grain.EnterProgress(story.Enter(TransferNode.Accepted))).Value!.State);
        var entry = story.Enter(TransferNode.Submitted);
        var entered = (await grain.EnterProgress(entry)).Value!;

        Assert.Equal(
            (TransferState.NewPlaceAccepted, SubmissionState.Received, entry.Evidence),
            (entered.State, entered.Submission, entered.ReceiptNo));
        foreach (var node in new[] { TransferNode.OriginReviewed, TransferNode.InformationTable, TransferNode.FundsArrived, TransferNode.Completed })
            Assert.Null((await grain.EnterProgress(story.Enter(node))).Refusal);
        var done = await View(grain);
        Assert.Equal((TransferState.Completed, SubmissionState.Received), (done.State, done.Submission));

        Assert.Equal("transfer.not-open", (await grain.Tick(story.Command(), "print", false)).Refusal?.Code);
        Assert.True((await View(grain)).Checklist[0].Done);
        await Ways.Remove("window", story.Command());
    }

    [Fact]
    public async Task Nobody_waits_for_a_receipt_that_a_person_brings()
    {
        await ByHand();
        await _file.Configured();
        foreach (var line in new[] { InsuranceLine.Unemployment, InsuranceLine.Medical })
        {
            var (_, grain) = await _file.Submitted(line);

            var view = await grain.GetWhenSubmitted(Patience.Limit * 2).WaitAsync(Patience.Limit);

            Assert.Equal(SubmissionState.Queued, view!.Submission);
        }

        await Ways.Remove("window", new() { Id = "ways", By = "admin" });
    }

    [Fact]
    public async Task A_way_over_an_interface_needs_its_address_and_keeps_its_kind()
    {
        await _file.Configured();
        var command = new Domain.Commands.CommandInfo { Id = "x", By = "admin" };

        Assert.Equal("way.http-unknown", (await Ways.Configure(new() { Id = "nowhere", Name = "x", Kind = WayKind.Http }, command)).Refusal?.Code);
        Assert.Equal("way.kind-fixed", (await Ways.Configure(new() { Id = FileWay.Id, Name = "x", Kind = WayKind.Manual }, command)).Refusal?.Code);
        Assert.Equal("way.unknown", (await Ways.Remove("nowhere", command)).Refusal?.Code);
        Assert.Equal([FakeAgency.Id, AgencyWay.ManualId], (await Ways.List()).Where(way => way.BuiltIn).Select(way => way.Id));
    }

    private Task ByHand() => Ways.Configure(
        new() { Id = "window", Name = "长沙窗口", Kind = WayKind.Manual, Regions = ["4301"], Lines = [InsuranceLine.Unemployment] },
        new() { Id = "ways", By = "admin" });

    private static AddEvidence Paper(Story story, ReadOnlySpan<byte> bytes) => new() { Command = story.Command(), Name = "受理回执.pdf", Bytes = [.. bytes] };

    private static async Task<TransferCaseView> View(ITransferCaseGrain grain) => (await grain.Get())!;
}
