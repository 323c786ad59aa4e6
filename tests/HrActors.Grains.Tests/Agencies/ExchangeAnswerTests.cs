using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Transfers;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Agencies;

/// <summary>What the rows of an answer file do to their cases, and what whoever brought the file is told of each.</summary>
[Collection(HrCluster.Shared.Name)]
public class ExchangeAnswerTests(HrCluster cluster)
{
    private readonly FileWay _way = new(cluster);

    private IFieldProtector Protector => cluster.Get<IFieldProtector>();

    [Fact]
    public async Task A_row_that_names_two_persons_is_applied_to_neither()
    {
        var (story, grain, caseNo) = await _way.Sent();
        var (other, otherCase, _) = await _way.Sent();
        var row = new AnswerRow { Number = 2, CaseNo = caseNo, Result = AnswerResult.NotTaken, Text = "失败" };

        var outcome = await _way.Exchange.TakeAnswer(FileWay.Answer(
            story, "of-two", row with { IdNumberHash = HashOf(other) }, row with { Number = 3, IdNumberHash = HashOf(story), Name = Protector.Protect("李四") }));

        Assert.Equal(
            [(2, "exchange.identity-contradicts"), (3, "exchange.identity-contradicts")], outcome.Faults.Select(fault => (fault.Row, fault.Code)));
        Assert.Equal(0, outcome.Applied);
        foreach (var one in new[] { grain, otherCase })
            Assert.Equal((TransferState.Signed, SubmissionState.Queued), await Of(one));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, "张测试")]
    [InlineData(true, " 张 测试")]
    public async Task A_row_that_tells_the_person_or_leaves_them_out_is_applied(bool number, string? name)
    {
        var (story, grain, caseNo) = await _way.Sent();

        var outcome = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "of-one", FileWay.Receipt(caseNo) with
        {
            IdNumberHash = number ? HashOf(story) : null, Name = name is null ? null : Protector.Protect(name),
        }));

        Assert.Equal((1, 0), (outcome.Applied, outcome.Faults.Count));
        Assert.Equal((TransferState.Submitted, SubmissionState.Received), await Of(grain));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_corrected_table_is_kept_whatever_its_date_and_the_same_again_is_known(bool dated)
    {
        var (story, grain, caseNo) = await _way.Taken();
        await _way.Exchange.TakeAnswer(FileWay.Answer(
            story, "reviewed", FileWay.Step(caseNo, TransferNode.Accepted), FileWay.Step(caseNo, TransferNode.OriginReviewed)));
        await story.CaseIs(grain, TransferState.OriginReviewed);

        var inOne = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "first", Table(2, 37_000), Table(3, 36_000), Table(4, 36_000)));
        var another = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "second", Table(2, 36_000.00m), Table(3, 35_999, account: 15_999)));

        Assert.Equal([(2, MoneyStatement.TotalMismatch), (4, "exchange.known")], inOne.Faults.Select(fault => (fault.Row, fault.Code)));
        Assert.Equal((1, 1), (inOne.Applied, another.Applied));
        Assert.Equal((2, "exchange.known"), another.Faults.Select(fault => (fault.Row, fault.Code)).Single());
        var view = await story.CaseIs(grain, known => known.Progress.Events.Count(e => e.Node == TransferNode.InformationTable) == 3);
        Assert.Equal((true, 35_999m), (view.Progress.HasInformationTable, view.Progress.Stated!.Total));

        AnswerRow Table(int number, decimal total, decimal account = 16_000m) => FileWay.Step(caseNo, TransferNode.InformationTable) with
        {
            Number = number, On = dated ? FileWay.Today : null,
            Money = new() { PersonalAccount = account, Pooled = 20_000m, Interest = 0m, Total = total },
        };
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, "transfer.in-future")]
    public async Task A_row_of_a_day_to_come_is_not_applied(int days, string? fault)
    {
        var (story, grain, caseNo) = await _way.Sent();

        var outcome = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "dated", FileWay.Receipt(caseNo) with { On = FileWay.Today.AddDays(days) }));

        Assert.Equal(fault is null ? [] : [fault], outcome.Faults.Select(one => one.Code));
        Assert.Equal(fault is null ? TransferState.Submitted : TransferState.Signed, (await Of(grain)).Item1);
    }

    [Fact]
    public async Task A_receipt_is_of_one_case_of_the_file()
    {
        var (story, grain, caseNo) = await _way.Sent();
        var (_, otherCase, otherNo) = await _way.Sent();
        var (one, other) = (FileWay.Receipt(caseNo), FileWay.Receipt(otherNo) with { Number = 3, ReceiptNo = "CS-" + caseNo });

        var outcome = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "one-receipt", one, other));
        var again = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "one-receipt-again", one, other));

        Assert.Equal([(3, "exchange.receipt-of-another")], outcome.Faults.Select(fault => (fault.Row, fault.Code)));
        Assert.Equal(["exchange.known", "exchange.receipt-of-another"], again.Faults.Select(fault => fault.Code));
        Assert.Equal([TransferState.Submitted, TransferState.Signed], [(await Of(grain)).Item1, (await Of(otherCase)).Item1]);
    }

    [Fact]
    public async Task A_receipt_is_of_one_case_in_all_files()
    {
        var (story, grain, caseNo) = await _way.Taken();
        var (_, otherCase, otherNo) = await _way.Sent();
        var same = FileWay.Receipt(otherNo) with { ReceiptNo = "CS-" + caseNo };

        var another = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "another-file", same));
        var own = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "own", FileWay.Receipt(otherNo), FileWay.Receipt(caseNo) with { Number = 3 }));

        Assert.Equal((0, "exchange.receipt-of-another"), (another.Applied, another.Faults.Single().Code));
        Assert.Equal((1, "exchange.known"), (own.Applied, own.Faults.Single().Code));
        Assert.Equal(("CS-" + caseNo, "CS-" + otherNo), ((await grain.Get())!.ReceiptNo, (await otherCase.Get())!.ReceiptNo));
    }

    [Fact]
    public async Task A_step_under_another_receipt_is_not_taken()
    {
        var (story, grain, caseNo) = await _way.Taken();
        var (_, _, otherNo) = await _way.Taken();
        var step = FileWay.Step(caseNo, TransferNode.Accepted);

        var wrong = await _way.Exchange.TakeAnswer(FileWay.Answer(
            story, "wrong", step with { Number = 2, ReceiptNo = "CS-" + otherNo }, step with { Number = 3, ReceiptNo = "nobody's" }));
        var right = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "right", step with { ReceiptNo = "CS-" + caseNo }));

        Assert.Equal([(2, "exchange.receipt-of-another"), (3, "exchange.contradicts")], wrong.Faults.Select(fault => (fault.Row, fault.Code)));
        Assert.Equal((0, 1), (wrong.Applied, right.Applied));
        await story.CaseIs(grain, TransferState.NewPlaceAccepted);
    }

    [Fact]
    public async Task A_step_that_does_not_fit_is_told_with_the_state_each_time_until_it_does()
    {
        var (story, grain, caseNo) = await _way.Taken();
        var reviewed = FileWay.Step(caseNo, TransferNode.OriginReviewed);

        var early = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "early", reviewed));
        await story.CaseIs(grain, view => view.Progress.Events.Exists(e => e is { Node: TransferNode.OriginReviewed, Unexpected: true }));
        var again = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "again", reviewed));
        var whole = await _way.Exchange.TakeAnswer(FileWay.Answer(story, "whole", reviewed, FileWay.Step(caseNo, TransferNode.Accepted)));

        var fault = (reviewed.Number, "exchange.unexpected", (TransferState?)TransferState.Submitted);
        Assert.Equal((0, fault), (early.Applied, Told(early).Single()));
        Assert.Equal((0, fault), (again.Applied, Told(again).Single()));
        Assert.Equal((1, (reviewed.Number, "exchange.known", null)), (whole.Applied, Told(whole).Single()));
        Assert.DoesNotContain((await story.CaseIs(grain, TransferState.OriginReviewed)).Progress.Events, e => e.Unexpected);
    }

    [Fact]
    public async Task A_step_that_a_later_row_makes_fit_is_carried_out()
    {
        var (story, grain, caseNo) = await _way.Taken();

        var outcome = await _way.Exchange.TakeAnswer(FileWay.Answer(
            story, "backwards", FileWay.Step(caseNo, TransferNode.Completed), FileWay.Step(caseNo, TransferNode.OriginReviewed),
            FileWay.Step(caseNo, TransferNode.Accepted)));

        Assert.Equal((2, ((int)TransferNode.Completed, "exchange.unexpected", (TransferState?)TransferState.OriginReviewed)), (outcome.Applied, Told(outcome).Single()));
        var view = await story.CaseIs(grain, TransferState.OriginReviewed);
        Assert.Equal([TransferNode.Completed], view.Progress.Events.Where(e => e.Unexpected).Select(e => e.Node));
    }

    private static IEnumerable<(int, string, TransferState?)> Told(AnswerOutcome outcome) =>
        outcome.Faults.Select(fault => (fault.Row, fault.Code, fault.State));

    private string HashOf(Story story) => Protector.SearchHash("id-number", story.IdNumber);

    private static async Task<(TransferState, SubmissionState)> Of(ITransferCaseGrain grain) =>
        await grain.Get() is { } view ? (view.State, view.Submission) : default;
}
