using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Employees;

/// <summary>Texts about enrolment records, the ledger and their sources.</summary>
internal static class EnrolmentTexts
{
    public static readonly LocalText Records = LocalText.Of("参保记录", "Enrolment records");
    public static readonly LocalText NoRecords = LocalText.Of("没有参保记录", "No enrolment record");
    public static readonly LocalText Line = LocalText.Of("险种", "Line");
    public static readonly LocalText Place = LocalText.Of("参保地", "Place");
    public static readonly LocalText Unit = LocalText.Of("参保单位", "Unit");
    public static readonly LocalText Period = LocalText.Of("缴费期间", "Period");
    public static readonly LocalText Months = LocalText.Of("缴费月数", "Months");
    public static readonly LocalText LastBase = LocalText.Of("最近基数", "Last base");
    public static readonly LocalText Source = LocalText.Of("来源", "Source");
    public static readonly LocalText Stale = LocalText.Of("已过期", "Stale");
    public static readonly LocalText StaleHint = LocalText.Of("超过{0}天未更新，请重新查询", "Older than {0} days: ask again");
    public static readonly LocalText AsOf = LocalText.Of("数据时间", "As of");
    public static readonly LocalText Arrears = LocalText.Of("有欠费", "In arrears");
    public static readonly LocalText Answers = LocalText.Of("经办机构答复", "The agencies' answers");
    public static readonly LocalText Agency = LocalText.Of("经办机构", "Agency");
    public static readonly LocalText AnsweredAt = LocalText.Of("答复时间", "Answered at");
    public static readonly LocalText OfEarlierQuery = LocalText.Of("以前的查询", "Earlier query");
    public static readonly LocalText OfEarlierQueryHint = LocalText.Of(
        "这是对以前查询的答复，不是本次查询的答复", "This was answered to an earlier query, not to the present one");
    public static readonly LocalText NotYet = LocalText.Of("尚未答复", "Not answered yet");
    public static readonly LocalText Everywhere = LocalText.Of("全国", "Everywhere");
    public static readonly LocalText EveryLine = LocalText.Of("全部险种", "Every line");
    private static readonly LocalText OpenPart = LocalText.Of("{0}（{1}的{2}）", "{0} ({2} in {1})");
    public static readonly LocalText Ledger = LocalText.Of("缴费年限台账", "Ledger of contribution months");
    public static readonly LocalText LedgerNote = LocalText.Of("各地年限累计计算，重叠月份只计一次。", "Months at all places add up; overlapping months count once.");
    public static readonly LocalText MonthCount = LocalText.Of("{0} 个月", "{0} months");
    public static readonly LocalText CountedOnly = LocalText.Of("有重叠，计 {0} 个月", "overlaps, {0} counted");
    public static readonly LocalText NotTransferred = LocalText.Of("其中 {0} 个月未转移", "{0} of them not transferred");
    public static readonly LocalText NotTransferredHint = LocalText.Of(
        "一次性缴费缺少证明材料，按人社厅发〔2019〕94号不予转移，留在原参保地，不计入累计",
        "Paid in one sum without papers: by notice 94 of 2019 they stay at the old place and are not in the total");
    public static readonly LocalText StayedBehind = LocalText.Of(
        "另有 {0} 个月未转移，不计入累计", "{0} more months were not transferred and are not in the total");
    public static readonly LocalText Gap = LocalText.Of("中断", "Gap");
    public static readonly LocalText MayWait = LocalText.Of(
        "医保中断超过3个月，待遇可能有等待期（不超过6个月）", "Medical insurance interrupted for more than 3 months: a waiting period of up to 6 months may follow");
    public static readonly LocalText Undated = LocalText.Of(
        "另有 {0} 个月经办机构未注明期间，可能落在中断月份内。", "Of {0} more months no agency says when they were paid: some may lie in the gaps.");
    public static readonly LocalText NoLedger = LocalText.Of("还没有缴费年限", "No contribution months yet");
    public static readonly LocalText Transferred = LocalText.Of("已完成的转移", "Completed transfers");
    public static readonly LocalText TransferredLine = LocalText.Of("{0} {1} 转入 {2} 个月，{3}", "{0}, {1}: {2} months transferred in, {3}");
    public static readonly LocalText Total = LocalText.Of("累计 {0} 个月（{1} 年 {2} 个月）", "{0} months in all ({1} years {2} months)");
    public static readonly LocalText Now = LocalText.Of("至今", "now");

    public static LocalText LineName(InsuranceLine line) =>
        line == InsuranceLine.None ? LocalText.Of("–", "–") : LocalText.Of(line.ChineseName(), Capital(line.EnglishName()));

    public static LocalText StatusName(EnrolmentStatus status) => status switch
    {
        EnrolmentStatus.Active => LocalText.Of("在缴", "Active"),
        EnrolmentStatus.Paused => LocalText.Of("停缴", "Paused"),
        EnrolmentStatus.Terminated => LocalText.Of("终止", "Terminated"),
        EnrolmentStatus.Drawing => LocalText.Of("待遇领取", "Drawing benefit"),
        _ => LocalText.Of("未知", "Unknown"),
    };

    public static Tone StatusTone(EnrolmentStatus status) => status switch
    {
        EnrolmentStatus.Active => Tone.Good,
        EnrolmentStatus.Drawing => Tone.Warn,
        _ => Tone.Neutral,
    };

    /// <summary>Where data came from. The simulated agency is named as such wherever its data shows.</summary>
    public static LocalText SourceName(string source) => source switch
    {
        EnrolmentRecord.Own => LocalText.Of("本集团", "This group"),
        "sandbox" => LocalText.Of("模拟经办机构（示例数据）", "Simulated agency (sample data)"),
        "manual" => LocalText.Of("人工录入", "Entered by hand"),
        LedgerPeriod.Transfer => LocalText.Of("已完成的转移", "Finished transfer"),
        "system" => LocalText.Of("系统", "System"),
        _ => LocalText.Of(source, source),
    };

    /// <summary>Months from the first to the last; <see cref="Now"/> stands for what runs on, a dash for what has no dates.</summary>
    public static string Span(Words words, YearMonth? from, YearMonth? to) =>
        from is null ? Words.Empty : $"{from} – {(to is null ? words[Now] : to.ToString())}";

    /// <summary>Leading digits of a region code, as a place.</summary>
    public static string PlaceOf(Words words, string prefix) => prefix.Length == 0 ? words[Everywhere] : words.Region(prefix.PadRight(6, '0'));

    public static string LinesOf(Words words, IEnumerable<QueryPart> parts)
    {
        var lines = parts.Select(part => part.Line).Distinct().Order().ToList();
        return lines.Count == QueryPart.Everything.Count ? words[EveryLine] : words.List(lines.Select(line => words[LineName(line)]));
    }

    /// <summary>Who has not answered yet, and about which places and lines.</summary>
    public static string Unanswered(Words words, IEnumerable<QueryGap> gaps) => words.List(gaps
        .GroupBy(gap => (gap.AgencyId, gap.Part.Region), gap => gap.Part)
        .Select(of => words.Format(OpenPart, words[SourceName(of.Key.AgencyId)], PlaceOf(words, of.Key.Region), LinesOf(words, of))));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
