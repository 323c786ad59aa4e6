using HrActors.Contracts.Attendance;
using HrActors.Dashboard.Controls;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Attendance;

internal static class AdjustmentTexts
{
    public static readonly LocalText Title = LocalText.Of("考勤调整申请", "Attendance adjustment requests");
    public static readonly LocalText Explained = LocalText.Of("关账后收到的打卡不改变已关账的月份，由人力资源决定是否计入当月",
        "Punches received after a month was closed do not change it; HR decides whether the open month makes up for them");
    public static readonly LocalText ReceivedAt = LocalText.Of("收到于 {0}", "received {0}");
    public static readonly LocalText DecidedBy = LocalText.Of("{0} 于 {1} 处理：{2}", "{0} decided on {1}: {2}");
    public static readonly LocalText CountedIn = LocalText.Of("（计入 {0}：{1}）", "(for {0}: {1})");
    public static readonly LocalText NoDifference = LocalText.Of("无差异", "no difference");
    public static readonly LocalText Accept = LocalText.Of("接受…", "Accept…");
    public static readonly LocalText Dismiss = LocalText.Of("不予调整…", "Dismiss…");
    public static readonly LocalText AcceptReason = LocalText.Of("接受的理由", "Reason to accept");
    public static readonly LocalText DismissReason = LocalText.Of("不予调整的理由", "Reason to dismiss");
    public static readonly LocalText AbsentDays = LocalText.Of("缺勤天数", "days absent");
    public static readonly LocalText LeaveDays = LocalText.Of("请假天数", "days of leave");
    public static readonly LocalText None = LocalText.Of("没有考勤调整申请", "No adjustment requests");
    public static readonly LocalText State = LocalText.Of("状态", "State");

    public static LocalText StateName(AdjustmentState state) => state switch
    {
        AdjustmentState.Open => LocalText.Of("待处理", "Open"),
        AdjustmentState.Accepted => LocalText.Of("已接受", "Accepted"),
        _ => LocalText.Of("不予调整", "Dismissed"),
    };

    public static Tone StateTone(AdjustmentState state) => state switch
    {
        AdjustmentState.Open => Tone.Warn,
        AdjustmentState.Accepted => Tone.Good,
        _ => Tone.Neutral,
    };
}
