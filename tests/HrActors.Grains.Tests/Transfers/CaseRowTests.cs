using System.Globalization;
using HrActors.Contracts.Listing;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Tests.Transfers;

public sealed class CaseRowTests
{
    /// <summary>A first step due on 2026-12-15, and two more of 15 working days behind it.</summary>
    [Theory]
    [InlineData("2026-12-14", "2027-01-26")]
    [InlineData("2026-12-15", "2027-01-26")]
    [InlineData("2026-12-16", "2027-01-27")]
    [InlineData("2027-03-01", "2027-04-12")]
    public void What_is_overdue_has_its_later_steps_ahead(string today, string expected)
    {
        var row = new CaseRow
        {
            CaseNo = "T-2026-00001", EmployeeNo = "E1", EmployeeName = "张三", BranchCode = "4301", Kind = TransferKind.CrossProvince,
            Line = InsuranceLine.Pension, OriginRegionCode = "420100", DestinationRegionCode = "430100", State = TransferState.Submitted,
            OpenedAt = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8)), ChangedAt = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8)), Version = 2,
            DueOn = new(2026, 12, 15), ExpectedOn = new(2027, 1, 26),
        };

        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), row.ExpectedAsOf(DateOnly.Parse(today, CultureInfo.InvariantCulture)));
        Assert.Null((row with { DueOn = null, ExpectedOn = null }).ExpectedAsOf(new(2027, 3, 1)));
    }
}
