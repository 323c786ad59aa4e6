using System.Globalization;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Attendance;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Attendance;

internal static class AttendanceTexts
{
    public static readonly LocalText Table = LocalText.Of("月度考勤", "Attendance of the month");
    public static readonly LocalText Before = LocalText.Of("上个月", "Previous month");
    public static readonly LocalText After = LocalText.Of("下个月", "Next month");
    public static readonly LocalText Punches = LocalText.Of("打卡", "Punches");
    public static readonly LocalText Worked = LocalText.Of("工时", "Worked");
    public static readonly LocalText Late = LocalText.Of("迟到", "Late");
    public static readonly LocalText Early = LocalText.Of("早退", "Early");
    public static readonly LocalText Overtime = LocalText.Of("加班", "Overtime");
    public static readonly LocalText Remarks = LocalText.Of("备注", "Remarks");
    public static readonly LocalText Absence = LocalText.Of("缺勤", "Absent");
    public static readonly LocalText NoDays = LocalText.Of("本月没有考勤记录", "No attendance in this month");
    public static readonly LocalText Range = LocalText.Of("首次打卡 {0}，末次打卡 {1}", "First punch {0}, last punch {1}");
    public static readonly LocalText Replaced = LocalText.Of("已被补卡替换", "replaced by a correction");
    public static readonly LocalText OnLeave = LocalText.Of("请假", "On leave");
    public static readonly LocalText Merged = LocalText.Of("与前一次打卡合并", "taken together with the punch before");

    public static readonly LocalText Closed = LocalText.Of("已关账 {0}", "Closed {0}");
    public static readonly LocalText ClosedHint =
        LocalText.Of("该月考勤不再变动，迟到的事件列为考勤调整申请", "The month does not change any more; late events become adjustment requests");
    public static readonly LocalText Zone = LocalText.Of("时间均为北京时间（UTC+8）", "All times are Beijing time (UTC+8)");
    public static readonly LocalText Totals = LocalText.Of("本月合计", "Totals of the month");
    public static readonly LocalText Standard = LocalText.Of("标准工时", "Standard hours");
    public static readonly LocalText Beyond = LocalText.Of("超出标准工时（150%）", "Beyond the standard (150%)");
    public static readonly LocalText WorkdayOvertime = LocalText.Of("工作日加班（150%）", "Overtime on working days (150%)");
    public static readonly LocalText RestDayOvertime = LocalText.Of("休息日加班（200%）", "Work on days off (200%)");
    public static readonly LocalText HolidayWork = LocalText.Of("法定节假日工作（300%）", "Work on statutory holidays (300%)");
    public static readonly LocalText LateTotal = LocalText.Of("迟到", "Late");
    public static readonly LocalText EarlyTotal = LocalText.Of("早退", "Left early");
    public static readonly LocalText DaysAndMinutes = LocalText.Of("{0} 天 {1} 分钟", "{0} days, {1} min");
    public static readonly LocalText Days = LocalText.Of("{0} 天", "{0} days");
    public static readonly LocalText MissingPunch = LocalText.Of("缺卡", "Missing punch");
    public static readonly LocalText LateMark = LocalText.Of("迟到 {0} 分", "late {0} min");
    public static readonly LocalText EarlyMark = LocalText.Of("早退 {0} 分", "early {0} min");
    public static readonly LocalText OvertimeMark = LocalText.Of("加班 {0}", "overtime {0}");
    public static readonly LocalText Corrected = LocalText.Of("补卡", "Corrected");
    public static readonly LocalText WorkedOf = LocalText.Of("工时 {0}", "Worked {0}");
    public static readonly LocalText CloseDay = LocalText.Of("收起", "Close");
    public static readonly LocalText NoPunches = LocalText.Of("当天没有打卡", "No punches on this day");
    public static readonly LocalText Time = LocalText.Of("时间", "Time");
    public static readonly LocalText Kind = LocalText.Of("类型", "Kind");
    public static readonly LocalText Direction = LocalText.Of("方向", "Direction");
    public static readonly LocalText Source = LocalText.Of("来源", "Source");
    public static readonly LocalText Replace = LocalText.Of("更正", "Replace");
    public static readonly LocalText Withdraw = LocalText.Of("撤销", "Take back");
    public static readonly LocalText NextDay = LocalText.Of("次日", "Next day");
    public static readonly LocalText Reason = LocalText.Of("原因（必填）", "Reason (required)");
    public static readonly LocalText Confirm = LocalText.Of("确认", "Confirm");
    public static readonly LocalText Withdrawn = LocalText.Of("已撤销", "taken back");
    public static readonly LocalText Inferred = LocalText.Of("方向推定", "direction inferred");
    private static readonly LocalText Desk = LocalText.Of("人力资源", "HR");

    /// <summary>Hours and minutes, such as 8:05.</summary>
    public static string Hours(int minutes) =>
        minutes == 0 ? Words.Empty : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}");

    public static string SourceName(string source, Words words) => source == PunchKinds.DeskSource ? words[Desk] : source;

    /// <summary>The shift, or why there is none.</summary>
    public static LocalText ShiftOf(DaySheet day) => day switch
    {
        { Shift: not null } => ShiftName(day.Shift),
        { Employed: false } => LocalText.Of("未在职", "Not employed"),
        { StatutoryHoliday: true } => LocalText.Of("法定节假日", "Holiday"),
        { WorkingDay: true } => LocalText.Of("工作日", "Working day"),
        _ => ShiftName(null),
    };

    public static LocalText DirectionName(PunchKind direction) => direction switch
    {
        PunchKind.ClockIn => LocalText.Of("上班", "In"),
        PunchKind.ClockOut => LocalText.Of("下班", "Out"),
        _ => LocalText.Of("–", "–"),
    };

    /// <summary>What HR is about to do.</summary>
    public static LocalText AddName(PunchKind kind) => kind switch
    {
        PunchKind.CorrectionIn => LocalText.Of("补上班卡", "Correct: in"),
        PunchKind.CorrectionOut => LocalText.Of("补下班卡", "Correct: out"),
        PunchKind.Leave => LocalText.Of("登记请假", "Enter leave"),
        _ => LocalText.Of("撤销", "Take back"),
    };

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

    public static LocalText KindName(PunchKind kind) => kind switch
    {
        PunchKind.ClockIn => LocalText.Of("上班打卡", "Clock-in"),
        PunchKind.ClockOut => LocalText.Of("下班打卡", "Clock-out"),
        PunchKind.Leave => LocalText.Of("请假", "Leave"),
        PunchKind.Correction or PunchKind.CorrectionIn or PunchKind.CorrectionOut => LocalText.Of("补卡", "Correction"),
        PunchKind.Withdrawal => LocalText.Of("撤销", "Withdrawal"),
        PunchKind.Undefined => LocalText.Of("打卡（无方向）", "Punch, undefined"),
        _ => LocalText.Of("打卡", "Punch"),
    };

    public static LocalText ExceptionName(string code) => code switch
    {
        "missing-punch" => LocalText.Of("缺卡", "Missing punch"),
        "not-arrived" => LocalText.Of("未到岗", "Not arrived"),
        "direction-inferred" => LocalText.Of("方向推定", "Direction inferred"),
        "short-hours" => LocalText.Of("工时不足", "Short hours"),
        "absence" => Absence,
        "late" => Late,
        "early" => Early,
        _ => LocalText.Of(code, code),
    };
}
