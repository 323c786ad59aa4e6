using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Employees;

internal static class AttendanceTexts
{
    public static readonly LocalText Table = LocalText.Of("月度考勤", "Attendance of the month");
    public static readonly LocalText Before = LocalText.Of("上个月", "Previous month");
    public static readonly LocalText After = LocalText.Of("下个月", "Next month");
    public static readonly LocalText Date = LocalText.Of("日期", "Date");
    public static readonly LocalText Shift = LocalText.Of("班次", "Shift");
    public static readonly LocalText Punches = LocalText.Of("打卡", "Punches");
    public static readonly LocalText Worked = LocalText.Of("工时", "Worked");
    public static readonly LocalText Late = LocalText.Of("迟到（分钟）", "Late, min");
    public static readonly LocalText Early = LocalText.Of("早退（分钟）", "Early, min");
    public static readonly LocalText Overtime = LocalText.Of("加班（分钟）", "Overtime, min");
    public static readonly LocalText Remarks = LocalText.Of("备注", "Remarks");
    public static readonly LocalText Absence = LocalText.Of("缺勤", "Absent");
    public static readonly LocalText NoDays = LocalText.Of("本月没有考勤记录", "No attendance in this month");
    public static readonly LocalText Range = LocalText.Of("首次打卡 {0}，末次打卡 {1}", "First punch {0}, last punch {1}");
    public static readonly LocalText Replaced = LocalText.Of("已被补卡替换", "replaced by a correction");
    public static readonly LocalText OnLeave = LocalText.Of("请假", "On leave");
    public static readonly LocalText Merged = LocalText.Of("与前一次打卡合并", "taken together with the punch before");

    public static LocalText ShiftName(string? shift) => shift switch
    {
        null => LocalText.Of("休息", "Off"),
        "standard" => LocalText.Of("标准班", "Standard"),
        "day" => LocalText.Of("白班", "Day"),
        "evening" => LocalText.Of("中班", "Evening"),
        "night" => LocalText.Of("夜班", "Night"),
        "two-shift" => LocalText.Of("两班倒", "Two shifts"),
        "three-shift" => LocalText.Of("三班倒", "Three shifts"),
        "flexible" => LocalText.Of("弹性", "Flexible"),
        "comprehensive" => LocalText.Of("综合工时", "Comprehensive"),
        _ => LocalText.Of(shift, shift),
    };

    public static LocalText KindName(string kind) => kind switch
    {
        "clock-in" => LocalText.Of("上班打卡", "Clock-in"),
        "clock-out" => LocalText.Of("下班打卡", "Clock-out"),
        "leave" => LocalText.Of("请假", "Leave"),
        "correction" => LocalText.Of("补卡", "Correction"),
        _ => LocalText.Of("打卡", "Punch"),
    };

    public static LocalText ExceptionName(string code) => code switch
    {
        "missing-punch" => LocalText.Of("缺卡", "Missing punch"),
        "short-hours" => LocalText.Of("工时不足", "Short hours"),
        _ => LocalText.Of(code, code),
    };
}
