using System.Text.RegularExpressions;
using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Persons;

/// <summary>
/// Checks one record and completes it: months, ends and last base from the history, personal number and agency made up and
/// labelled as the sandbox's.
/// </summary>
internal static partial class RecordReading
{
    public static bool IsRegionCode(string? text) => text is not null && SixDigits().IsMatch(text);

    /// <summary>The record; null when it added to <paramref name="errors"/>.</summary>
    public static EnrolmentRecord? Read(string idNumber, RecordInput input, string at, Month thisMonth, InputErrors errors)
    {
        var failed = new InputErrorsAt(errors, at);
        if (!IsRegionCode(input.RegionCode)) failed.Add("/regionCode", "须为 6 位行政区划代码", "must be a region code of 6 digits");
        if (input.Line is null || !EnrolmentLine.All.Contains(input.Line)) failed.Add("/line", "不是险种", "is not a line of insurance");
        if (input.Status is null || !EnrolmentStatus.All.Contains(input.Status)) failed.Add("/status", "不是参保状态", "is not a status");
        if (input.LastBase < 0) failed.Add("/lastBase", "不能为负数", "must not be negative");
        if (input.LumpSumMonths is < 0 or > 1200) failed.Add("/lumpSumMonths", "须为 0 至 1200", "must be 0 to 1200");
        if (input.Months is < 0 or > 1200) failed.Add("/months", "须为 0 至 1200", "must be 0 to 1200");

        var history = HistoryReading.Read(input.History ?? [], failed);
        var earliest = history.Count > 0 ? history[0] : null;
        var latest = history.Count > 0 ? history[^1] : null;
        var from = End(input.From, "/from", failed) ?? earliest?.First;
        var to = End(input.To, "/to", failed) ?? (input.Status == EnrolmentStatus.Active ? null : latest?.Last);
        if (from is null && !failed.Any) failed.Add("/from", "没有缴费历史时必填", "is required without a history");
        if (to is null && !failed.Any && input.Status is EnrolmentStatus.Paused or EnrolmentStatus.Terminated && input.Months is null)
            failed.Add("/to", "没有缴费历史时必填", "is required without a history");
        if (from > to) failed.Add("/to", "早于起始月份", "lies before from");
        if (failed.Any) return null;

        return new EnrolmentRecord
        {
            RegionCode = input.RegionCode!,
            Line = input.Line!,
            Status = input.Status!,
            UnitName = string.IsNullOrWhiteSpace(input.UnitName) ? "示例单位（沙箱）" : input.UnitName.Trim(),
            From = from!.Value.ToString(),
            To = to?.ToString(),
            Months = input.Months ?? CountMonths(history, from.Value, to ?? thisMonth),
            LastBase = input.LastBase ?? latest?.Base,
            Arrears = input.Arrears ?? false,
            LumpSumMonths = input.LumpSumMonths,
            PersonalNo = MadeUp.PersonalNo(input.PersonalNo, idNumber, input.RegionCode!, input.Line!),
            Agency = MadeUp.Agency(input.Agency, input.RegionCode!, input.Line!),
            History = [.. history.Select(period => new HistoryPeriod(period.First.ToString(), period.Last.ToString(), period.Base))],
        };
    }

    private static int CountMonths(IReadOnlyList<CheckedPeriod> history, Month from, Month to) =>
        history.Count > 0
            ? history.Sum(period => period.Last.Index - period.First.Index + 1)
            : Math.Max(0, to.Index - from.Index + 1);

    private static Month? End(string? text, string pointer, InputErrorsAt failed)
    {
        if (text is null) return null;
        if (Month.TryParse(text, out var month)) return month;
        failed.Add(pointer, "须为 yyyy-MM", "must be yyyy-MM");
        return null;
    }

    [GeneratedRegex("^[0-9]{6}$")]
    private static partial Regex SixDigits();
}

/// <summary>Errors of one part of an input, under its pointer.</summary>
internal sealed class InputErrorsAt(InputErrors errors, string at)
{
    public bool Any { get; private set; }

    public void Add(string pointer, string chinese, string english)
    {
        Any = true;
        errors.Add(at + pointer, chinese, english);
    }
}
