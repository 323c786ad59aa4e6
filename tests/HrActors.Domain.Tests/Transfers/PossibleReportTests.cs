using System.Globalization;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Tests.Transfers;

public class PossibleReportTests
{
    [Theory]
    [InlineData("1989-12-31T23:59:59+08:00", 1, false)]
    [InlineData("1989-12-31T16:00:00Z", 1, true)]
    [InlineData("1990-01-01T00:00:00+08:00", null, true)]
    [InlineData("2999-12-31T23:59:59+08:00", null, true)]
    [InlineData("3000-01-01T00:00:00+08:00", null, false)]
    [InlineData("9999-12-31T23:59:59Z", null, false)]
    [InlineData("1990-01-02T00:00:00+08:00", 999_999_999, true)]
    [InlineData("1990-01-02T00:00:00+08:00", 1_000_000_000, false)]
    public void A_report_has_a_day_and_amounts_that_can_be(string at, int? total, bool possible)
    {
        var money = total is { } amount ? new TransferMoneyReceived { PersonalAccount = 0, Pooled = 0, Interest = 0, Total = amount } : null;

        Assert.Equal(possible, PossibleReport.Is(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), money));
    }
}
