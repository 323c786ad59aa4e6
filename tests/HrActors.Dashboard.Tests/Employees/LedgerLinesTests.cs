using Bunit;
using HrActors.Dashboard.Employees;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Tests.Employees;

public sealed class LedgerLinesTests : PageTest
{
    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void A_gap_stands_between_its_periods_and_a_long_one_of_medical_insurance_warns(int months, bool warns)
    {
        var lines = Show(Record("420100", new(2021, 1), new(2021, 12)), Record("430100", new YearMonth(2022, 1).AddMonths(months), new(2023, 12)));

        Assert.Equal(["武汉", "中断", "长沙"], lines.FindAll("li > span:first-child").Select(first => first.TextContent.Trim()));
        var gap = lines.Find($"[data-gap='{months}']").TextContent;
        Assert.Equal(warns, gap.Contains("等待期", StringComparison.Ordinal));
        Assert.Contains($"{months} 个月", gap, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_period_names_its_source_and_what_counts_of_an_overlap()
    {
        var lines = Show(Record("420100", new(2021, 1), new(2021, 12)), Record("430100", new(2021, 11), new(2022, 4)) with { Source = EnrolmentRecord.Own });

        Assert.Contains("模拟经办机构（示例数据）", lines.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("本集团", lines.FindAll("li")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("有重叠，计 4 个月", lines.FindAll("li")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Months_without_dates_may_lie_in_the_gaps()
    {
        var undated = Record("440100", new(2021, 1), new(2021, 1)) with { From = null, To = null, Months = 7 };

        Assert.Contains("另有 7 个月", Show(undated, Record("420100", new(2021, 1), new(2021, 3)), Record("420100", new(2021, 6), new(2023, 12))).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Months_that_a_transfer_left_behind_are_marked_at_their_stretch()
    {
        var record = Record("420100", new(2021, 1), new(2021, 12));
        var done = new CompletedTransfer
        {
            Line = record.Line, OriginRegionCode = "420100", CaseNo = "T-1", Months = 7, StayedMonths = 5, At = record.AsOf.AddDays(1),
        };
        var line = Ledger.Of([record, Record("430100", new(2022, 1), new(2022, 4))], new(2022, 5), [done]).Lines.Single();

        var rows = Render<LedgerLines>(builder => builder.Add(lines => lines.Line, line)).FindAll("li");

        Assert.Contains("其中 5 个月未转移", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("人社厅发〔2019〕94号", rows[0].QuerySelector(".hr-tag-warn")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.DoesNotContain("有重叠", rows[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("未转移", rows[1].TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<LedgerLines> Show(params EnrolmentRecord[] records) =>
        Render<LedgerLines>(builder => builder.Add(lines => lines.Line, Ledger.Of(records, new(2023, 12)).Lines.Single()));

    private EnrolmentRecord Record(string region, YearMonth from, YearMonth to) => new()
    {
        Line = InsuranceLine.Medical,
        RegionCode = region,
        Status = EnrolmentStatus.Paused,
        From = from,
        To = to,
        Months = YearMonth.CountInclusive(from, to),
        Source = "sandbox",
        AsOf = Time.GetUtcNow(),
    };
}
