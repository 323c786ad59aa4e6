using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Attendance;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Attendance;

internal static class ExceptionTexts
{
    public static readonly LocalText Title = LocalText.Of("考勤异常", "Attendance exceptions");
    public static readonly LocalText Explained = LocalText.Of(
        "缺卡、缺勤、迟到、早退等需要核实的日子；补卡或登记请假后即从列表中消失",
        "Days to be looked into: missing punches, absence, lateness; a correction or leave takes a day off the list");
    public static readonly LocalText Table = LocalText.Of("分支机构考勤异常", "Attendance exceptions of the branch");
    public static readonly LocalText Month = LocalText.Of("月份", "Month");
    public static readonly LocalText Day = LocalText.Of("日期", "Day");
    public static readonly LocalText Shift = LocalText.Of("班次", "Shift");
    public static readonly LocalText Code = LocalText.Of("异常", "Exception");
    public static readonly LocalText Correct = LocalText.Of("处理", "Correct");
    public static readonly LocalText CorrectOf = LocalText.Of("处理 {0} {1} 的考勤", "Correct {0} on {1}");
    public static readonly LocalText None = LocalText.Of("本月没有考勤异常", "No exceptions in this month");
    public static readonly LocalText NoneOfCode = LocalText.Of("本月没有这种异常", "None of this kind in this month");
    public static readonly LocalText NoneYet = LocalText.Of("前面的员工没有异常，请看下一页", "None among the first people; see the next page");

    /// <summary>What a day is listed for, the gravest first.</summary>
    public static IEnumerable<(string Text, Tone Tone)> Marks(DaySheet day, Words words) => day.ListedFor().Select(code => code switch
    {
        DayExceptions.Absence => (words[AttendanceTexts.Absence], Tone.Bad),
        DayExceptions.Late => (words.Format(AttendanceTexts.LateMark, day.LateMinutes), Tone.Warn),
        DayExceptions.Early => (words.Format(AttendanceTexts.EarlyMark, day.EarlyMinutes), Tone.Warn),
        _ => (words[AttendanceTexts.ExceptionName(code)], Tone.Warn),
    });

    /// <summary>The times that count, such as <c>08:58 18:04</c>.</summary>
    public static string Punches(DaySheet day)
    {
        var times = day.Punches
            .Where(punch => punch is { Merged: false, Replaced: false, Withdrawn: false, Kind: not (PunchKind.Leave or PunchKind.Withdrawal) })
            .Select(punch => Words.Clock(punch.Time));
        return string.Join(' ', times) is { Length: > 0 } shown ? shown : Words.Empty;
    }
}
