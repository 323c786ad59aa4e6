using HrActors.Contracts;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;
using Orleans.Core.Internal;
using static HrActors.Domain.Transfers.TransferNode;

namespace HrActors.Grains.Tests.Transfers;

[Collection(HrCluster.Shared.Name)]
public sealed class SqliteProgressTests(HrCluster cluster) : ProgressTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresProgressTests(PostgresCluster cluster) : ProgressTests(cluster.OrSkip());

public abstract class ProgressTests(HrCluster cluster)
{
    private static readonly TransferNode[] ToTheEnd = [Accepted, OriginReviewed, InformationTable, FundsArrived, Completed];

    private IAgencyGrain Agency => cluster.Grains.GetGrain<IAgencyGrain>(GrainKeys.Agency(FakeAgency.Id));

    [SkippableFact]
    public async Task A_finished_transfer_closes_the_findings_and_counts_in_the_ledger()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);
        cluster.Agency.Receipt(receiptNo).Reach(ToTheEnd);

        var done = await story.CaseIs(grain, TransferState.Completed);
        var view = await story.Sees(employee => employee.CompletedTransfers.Count > 0 && employee.Findings.IsEmpty);

        Assert.Null(done.Legs.Running());
        var transfer = Assert.Single(view.CompletedTransfers);
        Assert.Equal((done.CaseNo, 36), (transfer.CaseNo, transfer.Months));
        Assert.Equal(TransferState.Completed, view.Cases.Single().State);
        Assert.Equal(36, (await story.Employee.GetLedger())!.Lines.Single().TotalMonths);
        await cluster.Eventually(() => story.Person.ReserveCase(InsuranceLine.Pension, Story.Wuhan, "probe"), held => held == "probe");
        await story.Person.ReleaseCase("probe");
    }

    [SkippableFact]
    public async Task The_months_count_on_when_the_old_place_shows_nothing_any_more()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);
        cluster.Agency.Receipt(receiptNo).Reach(ToTheEnd);
        var done = await story.CaseIs(grain, TransferState.Completed);
        await story.Sees(employee => employee.CompletedTransfers.Count > 0 && employee.Findings.IsEmpty);

        story.AtAgency.Records = [];
        await story.Employee.AskAgencies(new() { Command = story.Command(), Agencies = [FakeAgency.Id] });
        Assert.Empty((await story.Employee.GetWhenAnswered(Patience.Limit))!.Enrolments);

        var line = (await story.Employee.GetLedger())!.Lines.Single();
        Assert.Equal((36, LedgerPeriod.Transfer, done.CaseNo), (line.TotalMonths, line.Periods.Single().Source, line.Periods.Single().CaseNo));
    }

    [SkippableFact]
    public async Task What_the_old_place_shows_after_the_end_opens_another_case_and_what_it_showed_before_does_not()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);
        cluster.Agency.Receipt(receiptNo).Reach(ToTheEnd);
        await story.CaseIs(grain, TransferState.Completed);
        await story.Sees(employee => employee.CompletedTransfers.Count > 0 && employee.Findings.IsEmpty);

        await story.Employee.AskAgencies(new() { Command = story.Command(), Agencies = [FakeAgency.Id] });
        var asked = (await story.Employee.GetWhenAnswered(Patience.Limit))!;
        Assert.Empty(asked.Findings);
        Assert.Single(asked.Cases);

        var month = Domain.Time.YearMonth.Of(Domain.Time.ChinaTime.DateOf(DateTimeOffset.UtcNow));
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Active, 1) with { From = month, UnitName = "另一单位", Arrears = true }];
        await story.Employee.AskAgencies(new() { Command = story.Command(), Agencies = [FakeAgency.Id] });

        var view = await story.Sees(employee => employee.Cases.Count == 2);
        Assert.Equal(["ACTIVE_ELSEWHERE", "ARREARS"], view.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
        var next = await story.CaseIs(story.CaseOf(view.Cases[1].CaseNo), known => known is not null);
        Assert.Equal((TransferState.Draft, Story.Wuhan), (next.State, next.OriginRegionCode));
    }

    [SkippableFact]
    public async Task A_node_by_poll_and_by_callback_is_one_event()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);
        cluster.Agency.Receipt(receiptNo).Reach(Accepted);
        await story.CaseIs(grain, TransferState.NewPlaceAccepted);
        var node = cluster.Agency.Receipt(receiptNo).Nodes[0];

        Assert.Equal(CallbackVerdict.Taken, await Agency.TakeCallback(new() { ReceiptNo = receiptNo, Node = node.Node, At = node.At }));
        Assert.Equal(CallbackVerdict.Taken, await Agency.TakeCallback(new() { ReceiptNo = receiptNo, Node = OriginReviewed, At = node.At.AddHours(1) }));
        var polls = cluster.Agency.Receipt(receiptNo).Polls;
        cluster.Agency.Receipt(receiptNo).Reach(OriginReviewed);
        await cluster.Eventually(() => Task.FromResult(cluster.Agency.Receipt(receiptNo).Polls), now => now >= polls + 2);

        var view = await story.CaseIs(grain, TransferState.OriginReviewed);
        Assert.Equal([TransferNode.Submitted, Accepted, OriginReviewed], view.Progress.Events.Select(e => e.Node));
    }

    [SkippableFact]
    public async Task A_callback_with_other_amounts_at_the_same_time_is_kept()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);
        cluster.Agency.Receipt(receiptNo).Reach(Accepted, OriginReviewed);
        await story.CaseIs(grain, TransferState.OriginReviewed);
        var wrong = new AgencyProgress
        {
            ReceiptNo = receiptNo, Node = InformationTable, At = DateTimeOffset.UtcNow, Money = new() { PersonalAccount = 16_000m, Pooled = 20_000m, Total = 37_000m },
        };
        var right = wrong with { Money = wrong.Money with { Total = 36_000m } };

        foreach (var callback in new[] { wrong, right, wrong, right with { Money = right.Money with { Total = 36_000.00m } } })
            Assert.Equal(CallbackVerdict.Taken, await Agency.TakeCallback(callback));

        // What comes behind them shows that the repetitions are through.
        await Agency.TakeCallback(new() { ReceiptNo = receiptNo, Node = FundsArrived, At = DateTimeOffset.UtcNow });
        var view = await story.CaseIs(grain, TransferState.FundsArrived);
        Assert.Equal([37_000m, 36_000m], view.Progress.Events.Where(e => e.Node == InformationTable).Select(e => e.Money!.Total));
        Assert.Equal((true, 36_000m), (view.Progress.HasInformationTable, view.Progress.Stated!.Total));
    }

    /// <summary>By callback and poll, then by hand: what was said last counts, whoever said it, and in the end too.</summary>
    [SkippableFact]
    public async Task Amounts_that_are_told_anew_count_instead_of_those_told_before()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);
        cluster.Agency.Receipt(receiptNo).Reach(Accepted, OriginReviewed, InformationTable);
        await story.CaseIs(grain, view => view.Progress.HasInformationTable);
        var first = new AgencyProgress
        {
            ReceiptNo = receiptNo, Node = FundsArrived, At = DateTimeOffset.UtcNow, Money = new() { PersonalAccount = 16_000m, Pooled = 20_000m, Total = 36_000m },
        };
        var second = first with { At = first.At.AddMinutes(1), Money = first.Money with { Pooled = 21_000m, Total = 37_000m } };

        foreach (var callback in new[] { first, second, first, second }) Assert.Equal(CallbackVerdict.Taken, await Agency.TakeCallback(callback));
        var told = await story.CaseIs(grain, view => view.Progress.Received?.Total == 37_000m);
        Assert.Equal(37_000m, told.Comparison!.Parts.Find(part => part.Name == "total")!.Received);

        await Agency.TakeCallback(new() { ReceiptNo = receiptNo, Node = Completed, At = DateTimeOffset.UtcNow });
        await story.CaseIs(grain, TransferState.Completed);
        var entry = story.Enter(FundsArrived) with { Money = second.Money with { Pooled = 22_000m, Total = 38_000m } };
        var entered = (await grain.EnterProgress(entry)).Value!;
        Assert.Equal((TransferState.Completed, 38_000m), (entered.State, entered.Progress.Received!.Total));
        Assert.Equal(entered.Version, (await grain.EnterProgress(entry)).Value!.Version);
        Assert.Equal([36_000m, 37_000m, 38_000m], entered.Progress.Events.Where(e => e.Node == FundsArrived).Select(e => e.Money!.Total));
        Assert.DoesNotContain(entered.Progress.Events, e => e.Unexpected);
    }

    [SkippableFact]
    public async Task A_last_callback_that_overtakes_others_ends_nothing_before_them()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);
        var start = DateTimeOffset.UtcNow.AddHours(-1);

        // Each as the agency pushes it; polls of this receipt answer nothing.
        foreach (var (index, node) in new[] { Accepted, OriginReviewed, InformationTable, Completed, FundsArrived }.Index())
            Assert.Equal(CallbackVerdict.Taken, await Agency.TakeCallback(new() { ReceiptNo = receiptNo, Node = node, At = start.AddMinutes(index) }));
        await story.CaseIs(grain, TransferState.Completed);
        await PollsEnd(receiptNo);

        Assert.Equal(CallbackVerdict.Taken, await Agency.TakeCallback(new() { ReceiptNo = receiptNo, Node = Completed, At = start.AddMinutes(3) }));
        Assert.Equal(6, (await grain.Get())!.Progress.Events.Count);
    }

    [SkippableFact]
    public async Task Polls_go_on_behind_a_last_node_that_came_early_and_end_with_the_case()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);
        cluster.Agency.Receipt(receiptNo).Reach(Accepted, OriginReviewed, InformationTable, Completed);
        await story.CaseIs(grain, view => view.Progress.Events.Exists(e => e is { Node: Completed, Unexpected: true }));

        cluster.Agency.Receipt(receiptNo).Reach(FundsArrived);

        await story.CaseIs(grain, TransferState.Completed);
        await PollsEnd(receiptNo);
    }

    [SkippableFact]
    public async Task What_an_agency_was_asked_when_its_actor_went_is_asked_again_by_the_next()
    {
        var story = new Story(cluster);
        story.AtAgency.Gate = new();
        await story.Employee.Onboard(story.Hire());
        await cluster.Eventually(() => Task.FromResult(story.AtAgency.Asked), asked => asked >= 1);
        var gate = story.AtAgency.Gate;
        story.AtAgency.Gate = null;

        await Agency.Cast<IGrainManagementExtension>().DeactivateOnIdle();

        // Anything wakes the next one, long before the lease of the work is over.
        await cluster.Eventually(
            async () =>
            {
                await Agency.TakeCallback(new() { ReceiptNo = "R-nobody", Node = Accepted, At = DateTimeOffset.UtcNow });
                return story.AtAgency.Asked;
            },
            asked => asked >= 2);
        Assert.True((await story.Answered()).Query.IsComplete);
        gate.SetResult();
    }

    [SkippableFact]
    public async Task A_callback_for_an_unknown_receipt_is_not_taken_while_an_answer_is_awaited_it_may_come_again()
    {
        // An agency of its own: what others submit would make the answer another one.
        var agency = cluster.Grains.GetGrain<IAgencyGrain>(GrainKeys.Agency("elsewhere"));
        var callback = new AgencyProgress { ReceiptNo = "R-unknown", Node = Accepted, At = DateTimeOffset.UtcNow };
        Assert.Equal(CallbackVerdict.UnknownReceipt, await agency.TakeCallback(callback));

        await cluster.Get<IDueWork>().Schedule(
            GrainKeys.Agency("elsewhere"), "submission:T-0-1", DateTimeOffset.UtcNow.AddDays(1), new byte[] { 1 }, CancellationToken.None);

        Assert.Equal(CallbackVerdict.NotYet, await agency.TakeCallback(callback));
    }

    [SkippableFact]
    public async Task A_withdrawn_case_is_taken_back_at_the_agency_and_frees_its_reservation()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);

        Assert.Equal(TransferState.Withdrawn, (await grain.Withdraw(story.Command())).Value!.State);
        await cluster.Eventually(() => Task.FromResult(cluster.Agency.Receipt(receiptNo).Withdrawals), count => count == 1);
        await story.Sees(view => view.Cases.Single().State == TransferState.Withdrawn);
        await cluster.Eventually(() => story.Person.ReserveCase(InsuranceLine.Pension, Story.Wuhan, "probe"), held => held == "probe");
        await story.Person.ReleaseCase("probe");
        Assert.Equal("transfer.too-late-to-withdraw", (await grain.Withdraw(story.Command())).Refusal?.Code);

        // A new answer opens no case by itself: whether to try again is for a person to decide.
        await story.Employee.AskAgencies(new() { Command = story.Command(), Agencies = [FakeAgency.Id] });
        Assert.Single((await story.Employee.GetWhenAnswered(Patience.Limit))!.Cases);
        var again = await story.Employee.OpenCase(new() { Command = story.Command(), Line = InsuranceLine.Pension, OriginRegionCode = Story.Wuhan });
        Assert.NotEqual((await grain.Get())!.CaseNo, again.Value!.Case.CaseNo);
    }

    /// <summary>The employee's note of a case comes behind it: whoever is faster is asked the case itself.</summary>
    [SkippableFact]
    public async Task Right_after_a_withdrawal_another_case_is_opened()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        var open = new OpenCaseByHand { Command = story.Command(), Line = InsuranceLine.Pension, OriginRegionCode = Story.Wuhan };
        Assert.True((await story.Employee.OpenCase(open with { Command = story.Command() })).Value!.WasOpen);

        for (var i = 0; i < 5; i++)
        {
            Assert.Null((await grain.Withdraw(story.Command())).Refusal);
            Assert.Contains("已撤回", (await grain.Sign(story.Command())).Refusal!.Chinese, StringComparison.Ordinal);
            var again = (await story.Employee.OpenCase(open with { Command = story.Command() })).Value!;
            Assert.False(again.WasOpen);
            grain = story.CaseOf(again.Case.CaseNo);
            Assert.Equal(TransferState.Draft, (await grain.GetWhenOpened(Patience.Limit))!.State);
        }
    }

    [SkippableFact]
    public async Task A_withdrawal_entered_by_hand_is_told_to_the_agency_once()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);

        Assert.Equal(TransferState.Withdrawn, (await grain.EnterProgress(story.Enter(Withdrawn))).Value!.State);
        await cluster.Eventually(() => Task.FromResult(cluster.Agency.Receipt(receiptNo).Withdrawals), count => count == 1);

        Assert.Equal(CallbackVerdict.Taken, await Agency.TakeCallback(new() { ReceiptNo = receiptNo, Node = Withdrawn, At = DateTimeOffset.UtcNow }));
        var view = await story.CaseIs(grain, known => known.Progress.Events.Count == 3);
        Assert.DoesNotContain(view.Progress.Events, e => e.Unexpected);
        Assert.Equal(1, cluster.Agency.Receipt(receiptNo).Withdrawals);
    }

    [SkippableFact]
    public async Task What_the_agency_still_reports_of_a_withdrawn_application_is_kept_and_shown()
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);
        Assert.Null((await grain.Withdraw(story.Command())).Refusal);
        await cluster.Eventually(() => Task.FromResult(cluster.Agency.Receipt(receiptNo).Withdrawals), count => count == 1);

        Assert.Equal(CallbackVerdict.Taken, await Agency.TakeCallback(new() { ReceiptNo = receiptNo, Node = Accepted, At = DateTimeOffset.UtcNow }));

        var view = await story.CaseIs(grain, known => known.Progress.Events[^1].Node == Accepted);
        Assert.Equal((TransferState.Withdrawn, true), (view.State, view.Progress.Events[^1].Unexpected));
    }

    [SkippableTheory]
    [InlineData(Withdrawn, null)]
    [InlineData(Completed, "transfer.finished-at-agency")]
    public async Task A_withdrawal_says_that_the_agency_has_not_confirmed_it_until_it_tells_what_it_did(TransferNode told, string? notice)
    {
        var story = new Story(cluster);
        var (grain, receiptNo) = await Submitted(story);

        var withdrawn = (await grain.Withdraw(story.Command())).Value!;
        Assert.Equal(CallbackVerdict.Taken, await Agency.TakeCallback(new() { ReceiptNo = receiptNo, Node = told, At = DateTimeOffset.UtcNow }));
        var view = await story.CaseIs(grain, known => known.Progress.Events.Count == 3);

        Assert.Equal("transfer.withdrawal-unconfirmed", Assert.Single(withdrawn.Notices).Code);
        Assert.Contains(receiptNo, withdrawn.Notices[0].Text.En, StringComparison.Ordinal);
        Assert.Equal(TransferState.Withdrawn, view.State);
        Assert.Equal(notice is null ? [] : [notice], view.Notices.Select(one => one.Code));
    }

    [SkippableFact]
    public async Task A_withdrawal_while_the_application_is_on_its_way_follows_it_to_the_agency()
    {
        var story = new Story(cluster);
        var grain = await story.Case();
        story.AtAgency.LostReceipts = 1;
        Assert.Null((await grain.Sign(story.Command())).Refusal);
        Assert.Null((await grain.Submit(story.Command())).Refusal);
        await cluster.Eventually(() => Task.FromResult(story.AtAgency.SubmitCalls), calls => calls > 0);
        Assert.Equal(TransferState.Withdrawn, (await grain.Withdraw(story.Command())).Value!.State);

        var receiptNo = await cluster.Eventually(async () => (await grain.Get())!.ReceiptNo, known => known is not null);
        await cluster.Eventually(() => Task.FromResult(cluster.Agency.Receipt(receiptNo!).Withdrawals), count => count == 1);
        Assert.Equal(TransferState.Withdrawn, (await grain.Get())!.State);
    }

    [SkippableFact]
    public async Task A_returned_case_is_submitted_again_and_hears_no_more_of_its_first_submission()
    {
        var story = new Story(cluster);
        var (grain, first) = await Submitted(story);
        cluster.Agency.Receipt(first).Reach(FundsArrived, Returned);
        var returned = await story.CaseIs(grain, TransferState.Draft);
        Assert.Equal(SubmissionState.None, returned.Submission);

        var second = (await story.Submitted(grain)).ReceiptNo!;
        Assert.NotEqual(first, second);
        Assert.Equal(2, story.AtAgency.Receipts.Count);
        cluster.Agency.Receipt(second).Reach(Accepted, OriginReviewed);

        var view = await story.CaseIs(grain, TransferState.OriginReviewed);
        Assert.False(view.Progress.HasFunds);
        Assert.Equal(FundsArrived, Assert.Single(view.Progress.Events, e => e.Stale).Node);
    }

    [SkippableFact]
    public async Task What_is_entered_by_hand_moves_the_case_once()
    {
        var story = new Story(cluster);
        var (grain, _) = await Submitted(story);
        var entry = new EnterProgress { Command = story.Command(), Node = Accepted, OccurredAt = DateTimeOffset.UtcNow, Evidence = "letter 7" };
        await grain.EnterProgress(entry);

        var view = (await grain.EnterProgress(entry)).Value!;

        Assert.Equal(TransferState.NewPlaceAccepted, view.State);
        var manual = Assert.Single(view.Progress.Events, e => e.Source == "manual");
        Assert.Equal(("letter 7", "li"), (manual.Evidence, manual.By));
    }

    [SkippableFact]
    public async Task A_step_entered_by_hand_lies_behind_the_step_ahead_of_it()
    {
        var story = new Story(cluster);
        var (grain, _) = await Submitted(story);
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1);

        var refused = (await grain.EnterProgress(story.Enter(Accepted) with { OccurredAt = yesterday })).Refusal!;
        var waits = await grain.EnterProgress(story.Enter(FundsArrived) with { OccurredAt = yesterday.AddDays(-1) });
        var taken = (await grain.EnterProgress(story.Enter(Accepted))).Value!;

        Assert.Equal((RefusalKind.Malformed, "transfer.out-of-order"), (refused.Kind, refused.Code));
        Assert.Equal("/occurredAt", Assert.Single(refused.Errors).Field);
        Assert.Contains("转移申请已提交", refused.Chinese, StringComparison.Ordinal);
        Assert.Contains("Transfer application submitted", refused.English, StringComparison.Ordinal);
        Assert.Equal("transfer.out-of-order", waits.Refusal?.Code);
        Assert.Equal((TransferState.NewPlaceAccepted, 2), (taken.State, taken.Progress.Events.Count));
    }

    private Task PollsEnd(string receiptNo) => cluster.Eventually(
        () => cluster.Get<IDueWork>().Of(GrainKeys.Agency(FakeAgency.Id), "poll:" + receiptNo, 1, CancellationToken.None), rows => rows.Count == 0);

    private static async Task<(ITransferCaseGrain Grain, string ReceiptNo)> Submitted(Story story)
    {
        var grain = await story.Case();
        return (grain, (await story.Submitted(grain)).ReceiptNo!);
    }
}
