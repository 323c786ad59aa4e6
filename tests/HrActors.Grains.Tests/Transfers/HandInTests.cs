using HrActors.Contracts;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Transfers;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Agencies;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Transfers;

/// <summary>A person enters that the application was handed in while it was on another way to the agency, or after an earlier one came back.</summary>
[Collection(HrCluster.Shared.Name)]
public class HandInTests(HrCluster cluster)
{
    private IAgencyGrain Agency => cluster.Grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(FakeAgency.Id));

    [Fact]
    public async Task What_the_agency_took_besides_is_taken_back_there()
    {
        var story = new Story(cluster);
        var grain = await Queued(story);

        Assert.Null((await grain.EnterProgress(story.Enter(TransferNode.Submitted))).Refusal);
        story.AtAgency.LostReceipts = 0;
        var view = await story.CaseIs(grain, known => known.Progress.Events.Exists(e => e.Stale));

        var receiptNo = Assert.Single(story.AtAgency.Receipts).Value;
        Assert.Equal((TransferState.Submitted, "letter submitted"), (view.State, view.ReceiptNo));
        Assert.Equal(["letter submitted", receiptNo], view.Progress.Events.Select(e => e.Evidence));
        await cluster.Eventually(() => Task.FromResult(cluster.Agency.Receipt(receiptNo).Withdrawals), count => count == 1);

        // What is reported of it is shown and moves nothing.
        await Agency.TakeCallback(new() { ReceiptNo = receiptNo, Node = TransferNode.Accepted, At = DateTimeOffset.UtcNow });
        await story.CaseIs(grain, known => known.Progress.Events.Count == 3);
        Assert.Equal(TransferState.Submitted, (await grain.Get())!.State);
    }

    [Fact]
    public async Task What_was_never_tried_is_not_sent_at_all()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        var signed = (await grain.Sign(story.Command())).Value!;
        Assert.Null((await grain.EnterProgress(story.Enter(TransferNode.Submitted))).Refusal);

        await Agency.Submit(new()
        {
            CaseNo = signed.CaseNo, Attempt = 7, DocumentId = signed.Documents[^1].Id, Application = story.Fill("idNumber", story.IdNumber).Values, Way = WayKind.Http,
        });

        await cluster.Eventually(
            async () => (await cluster.Get<IDueWork>().Of(GrainKeys.Agency(FakeAgency.Id), "submission:", 1_000, CancellationToken.None)).ToList(),
            rows => rows.TrueForAll(row => !row.Kind.Contains(signed.CaseNo, StringComparison.Ordinal)));
        Assert.Equal(0, story.AtAgency.SubmitCalls);
    }

    [Fact]
    public async Task A_refusal_after_the_withdrawal_opens_nothing_again()
    {
        var story = new Story(cluster);
        var grain = await Queued(story);
        Assert.Equal(TransferState.Withdrawn, (await grain.Withdraw(story.Command())).Value!.State);

        (story.AtAgency.Rejection, story.AtAgency.LostReceipts) = ("材料不全", 0);
        var view = await story.CaseIs(grain, known => known.Submission == SubmissionState.Rejected);

        Assert.Equal((TransferState.Withdrawn, "材料不全", true), (view.State, view.Progress.Events[^1].Text, view.Progress.Events[^1].Unexpected));
    }

    [Fact]
    public async Task Late_reports_of_a_returned_application_do_not_move_the_one_handed_in_after_it()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        var first = (await story.Submitted(grain)).ReceiptNo!;
        await Report(TransferNode.Returned);
        await story.CaseIs(grain, TransferState.Draft);
        await Report(TransferNode.Accepted);
        await story.CaseIs(grain, known => known.Progress.Events.Count == 3);

        Assert.Null((await grain.Sign(story.Command())).Refusal);
        var view = (await grain.EnterProgress(story.Enter(TransferNode.Submitted))).Value!;

        Assert.Equal(TransferState.Submitted, view.State);
        Assert.Equal(TransferNode.Accepted, Assert.Single(view.Progress.Events, e => e.Stale).Node);

        Task Report(TransferNode node) => Agency.TakeCallback(new() { ReceiptNo = first, Node = node, At = DateTimeOffset.UtcNow });
    }

    [Fact]
    public async Task In_an_answer_file_the_agencys_number_replaces_what_was_entered()
    {
        var way = new FileWay(cluster);
        var (story, grain, caseNo) = await way.Sent();
        Assert.Null((await grain.EnterProgress(story.Enter(TransferNode.Submitted))).Refusal);

        var refused = await way.Exchange.TakeAnswer(FileWay.Answer(
            story, "not-taken", new AnswerRow { Number = 2, CaseNo = caseNo, Result = AnswerResult.NotTaken, Text = "失败" }));
        var taken = await way.Exchange.TakeAnswer(FileWay.Answer(story, "taken", FileWay.Receipt(caseNo), FileWay.Step(caseNo, TransferNode.Accepted)));

        Assert.Equal("exchange.contradicts", Assert.Single(refused.Faults).Code);
        Assert.Equal((2, 0), (taken.Applied, taken.Faults.Count));
        var view = await story.CaseIs(grain, TransferState.NewPlaceAccepted);
        Assert.Equal(("CS-" + caseNo, 3), (view.ReceiptNo, view.Progress.Events.Count));
    }

    [Fact]
    public async Task In_an_answer_file_a_refusal_of_what_was_handed_in_and_came_back_contradicts()
    {
        var way = new FileWay(cluster);
        var (story, grain, caseNo) = await way.Sent();
        foreach (var node in new[] { TransferNode.Submitted, TransferNode.Returned }) Assert.Null((await grain.EnterProgress(story.Enter(node))).Refusal);
        var row = new AnswerRow { Number = 2, CaseNo = caseNo, Result = AnswerResult.NotTaken, Text = "失败" };

        var outcome = await way.Exchange.TakeAnswer(FileWay.Answer(story, "not-taken", row));

        Assert.Equal((0, "exchange.contradicts"), (outcome.Applied, Assert.Single(outcome.Faults).Code));
        Assert.Equal((TransferState.Draft, 2), ((await grain.Get())!.State, (await grain.Get())!.Progress.Events.Count));
    }

    /// <summary>A case whose application was tried once, and whose receipt was lost.</summary>
    private async Task<ITransferCaseGrain> Queued(Story story)
    {
        var grain = await story.Case();
        story.AtAgency.LostReceipts = 1_000;
        Assert.Null((await grain.Sign(story.Command())).Refusal);
        Assert.Null((await grain.Submit(story.Command())).Refusal);
        await cluster.Eventually(() => Task.FromResult(story.AtAgency.SubmitCalls), calls => calls > 0);
        return grain;
    }
}
