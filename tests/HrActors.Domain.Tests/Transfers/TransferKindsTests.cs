using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Transfers;

public class TransferKindsTests
{
    [Theory]
    [InlineData(InsuranceLine.Pension, Wuhan, Changsha, TransferKind.CrossProvince)]
    [InlineData(InsuranceLine.Pension, "110000", Changsha, TransferKind.CrossProvince)]
    [InlineData(InsuranceLine.Pension, Shaoyang, Changsha, TransferKind.None)]
    [InlineData(InsuranceLine.Pension, Changsha, Changsha, TransferKind.None)]
    [InlineData(InsuranceLine.Medical, Wuhan, Changsha, TransferKind.Medical)]
    [InlineData(InsuranceLine.Medical, Shaoyang, Changsha, TransferKind.Medical)]
    [InlineData(InsuranceLine.Medical, Changsha, Changsha, TransferKind.None)]
    [InlineData(InsuranceLine.Unemployment, Wuhan, Changsha, TransferKind.Unemployment)]
    [InlineData(InsuranceLine.Unemployment, Shaoyang, Changsha, TransferKind.None)]
    [InlineData(InsuranceLine.WorkInjury, Wuhan, Changsha, TransferKind.None)]
    [InlineData(InsuranceLine.Maternity, Wuhan, Changsha, TransferKind.None)]
    [InlineData(InsuranceLine.SupplementaryMedical, Wuhan, Changsha, TransferKind.None)]
    [InlineData(InsuranceLine.HousingFund, Wuhan, Changsha, TransferKind.None)]
    public void The_line_and_both_places_decide_the_kind(InsuranceLine line, string origin, string destination, TransferKind expected) =>
        Assert.Equal(expected, TransferKinds.Needed(line, origin, destination));

    [Fact]
    public void Every_name_on_the_wire_is_read_again()
    {
        Assert.All(Enum.GetValues<TransferKind>().Where(kind => kind != TransferKind.None), kind =>
            Assert.True(TransferKinds.TryParse(kind.WireName(), out var read) && read == kind));
        Assert.All(Enum.GetValues<TransferNode>().Where(node => node != TransferNode.None), node =>
            Assert.True(TransferNodes.TryParse(node.WireName(), out var read) && read == node));
        Assert.All([null, "", "Submitted", "nonsense"], name =>
        {
            Assert.False(TransferKinds.TryParse(name, out _));
            Assert.False(TransferNodes.TryParse(name, out _));
        });
    }

    [Theory]
    [InlineData(TransferNode.Submitted, "转移申请已提交")]
    [InlineData(TransferNode.OriginReviewed, "原参保地已审核")]
    [InlineData(TransferNode.FundsArrived, "资金已到账")]
    [InlineData(TransferNode.Completed, "转移已完成")]
    public void A_node_says_what_the_agencies_say(TransferNode node, string expected) => Assert.Equal(expected, node.ChineseName());

    [Fact]
    public void A_case_is_open_from_the_draft_until_its_end() => Assert.Equal(
        [TransferState.Draft, TransferState.Signed, TransferState.Submitted, TransferState.NewPlaceAccepted, TransferState.OriginReviewed, TransferState.FundsArrived],
        Enum.GetValues<TransferState>().Where(state => state.IsOpen()));
}
