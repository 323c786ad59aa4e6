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

    private string HashOf(Story story) => Protector.SearchHash("id-number", story.IdNumber);

    private static async Task<(TransferState, SubmissionState)> Of(ITransferCaseGrain grain) =>
        await grain.Get() is { } view ? (view.State, view.Submission) : default;
}
