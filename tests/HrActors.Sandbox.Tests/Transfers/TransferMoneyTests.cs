using HrActors.Sandbox.Persons;
using HrActors.Sandbox.Transfers;

namespace HrActors.Sandbox.Tests.Transfers;

/// <summary>The rates change with 1998-01 and 2006-01; each sum is rounded once (国办发〔2009〕66号 art. 4).</summary>
public sealed class TransferMoneyTests
{
    [Theory]
    [InlineData("1997-12", "1997-12", "400", "16.00", "0.00")]
    [InlineData("1998-01", "1998-01", "400", "44.00", "48.00")]
    [InlineData("2005-12", "2005-12", "1800", "198.00", "216.00")]
    [InlineData("2006-01", "2006-01", "1800", "144.00", "216.00")]
    [InlineData("2018-01", "2020-06", "15300.26", "36720.62", "55080.94")]
    [InlineData("2014-12", "2018-11", "15353.95", "58959.17", "88438.75")]
    [InlineData("2020-11", "2023-02", "842.22", "1886.57", "2829.86")]
    [InlineData("2024-01", "2024-01", "0.0625", "0.01", "0.01")]
    public void A_period_gives_account_and_pooled_part(string from, string to, string @base, string account, string pooled)
    {
        var money = TransferMoney.Of([Record(new HistoryPeriod(from, to, Number(@base)))]);

        Assert.Equal((Number(account), Number(pooled), 0m), (money.PersonalAccount, money.Pooled, money.Interest));
        Assert.Equal(money.PersonalAccount + money.Pooled, money.Total);
    }

    [Fact]
    public void A_long_history_adds_up()
    {
        var money = TransferMoney.Of([Record(
            new("1997-01", "1997-12", 400), new("1998-01", "1998-12", 600), new("2004-01", "2004-12", 1500),
            new("2005-01", "2005-12", 1800), new("2006-01", "2006-12", 2000),
            new("2023-01", "2023-12", 6500), new("2024-01", "2024-07", 8000))]);

        Assert.Equal((17_980.00m, 24_576.00m, 42_556.00m), (money.PersonalAccount, money.Pooled, money.Total));
    }

    [Fact]
    public void Another_line_carries_nothing() =>
        Assert.Equal(
            TransferMoney.None,
            TransferMoney.Of([Record(new HistoryPeriod("2024-01", "2024-12", 5000)) with { Line = "medical" }]));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static EnrolmentRecord Record(params HistoryPeriod[] history) => new()
    {
        RegionCode = "440100",
        Line = EnrolmentLine.Pension,
        Status = EnrolmentStatus.Paused,
        UnitName = "示例单位",
        From = history[0].From,
        To = history[^1].To,
        PersonalNo = "1",
        Agency = new AgencyDetails("440100", "示例", "0", "示例", "510000"),
        History = history,
    };
}
