using HrActors.Contracts.Transfers;

namespace HrActors.Grains.Tests.Transfers;

public sealed class CaseNumberTests
{
    [Theory]
    [InlineData(2026, 1, "T-2026-00001")]
    [InlineData(2026, 99_999, "T-2026-99999")]
    [InlineData(2027, 100_000, "T-2027-100000")]
    public void A_number_is_read_as_it_is_written(int year, long number, string caseNo)
    {
        Assert.Equal(caseNo, CaseNumbers.Of(year, number));
        Assert.Equal((year, number), CaseNumbers.TryParse(caseNo));
    }

    [Theory]
    [InlineData("")]
    [InlineData("T-2026")]
    [InlineData("T-2026-1")]
    [InlineData("T-2026-000001")]
    [InlineData("t-2026-00001")]
    [InlineData("T-2026-00001-1")]
    [InlineData("T-2026-+0001")]
    [InlineData("T-26-00001")]
    public void Anything_else_is_none(string caseNo) => Assert.Null(CaseNumbers.TryParse(caseNo));
}
