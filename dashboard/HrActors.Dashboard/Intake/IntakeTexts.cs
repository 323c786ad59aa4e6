using HrActors.Contracts.Attendance;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Intake;

internal static class IntakeTexts
{
    public static readonly LocalText Title = LocalText.Of("考勤接入", "Attendance intake");
    public static readonly LocalText NoAccess = LocalText.Of("您的角色无权查看考勤接入。", "Your role does not include the attendance intake.");
    public static readonly LocalText Wrong = LocalText.Of("当前问题", "What is wrong now");
    public static readonly LocalText LastMinute = LocalText.Of("最近一分钟事件", "Events in the last minute");
    public static readonly LocalText Today = LocalText.Of("今日事件", "Events today");
    public static readonly LocalText Behind = LocalText.Of("已入库待处理", "Stored, not handed over");
    public static readonly LocalText Waiting = LocalText.Of("待匹配工号", "Badge numbers waiting");
    public static readonly LocalText DeadLetters = LocalText.Of("死信", "Dead letters");
    public static readonly LocalText UnknownDevices = LocalText.Of("未登记设备", "Unregistered devices");
    public static readonly LocalText Since = LocalText.Of("当日计数（北京时间），每几秒保存一次", "Counts are of today (Beijing time), kept every few seconds");

    public static readonly LocalText Sources = LocalText.Of("上游系统与考勤机", "Upstream systems and devices");
    public static readonly LocalText NoSources = LocalText.Of(
        "还没有接入上游系统或考勤机。管理员可为上游系统签发密钥（POST /api/v1/upstreams），或将考勤机的服务器地址指向本系统后在此登记。",
        "Nothing is connected yet. An administrator makes a key for an upstream system (POST /api/v1/upstreams), or points a time clock at "
        + "this server and registers it here.");
    public static readonly LocalText Name = LocalText.Of("名称", "Name");
    public static readonly LocalText Kind = LocalText.Of("类型", "Kind");
    public static readonly LocalText Upstream = LocalText.Of("上游系统", "Upstream system");
    public static readonly LocalText Device = LocalText.Of("考勤机", "Time clock");
    public static readonly LocalText PerMinute = LocalText.Of("每分钟", "Per minute");
    public static readonly LocalText TodayShort = LocalText.Of("今日", "Today");
    public static readonly LocalText LastEvent = LocalText.Of("最近事件", "Last event");
    public static readonly LocalText LastSeen = LocalText.Of("最近联系", "Last contact");
    public static readonly LocalText Lag = LocalText.Of("延迟", "Lag");
    public static readonly LocalText Drift = LocalText.Of("时钟偏差", "Clock drift");
    public static readonly LocalText State = LocalText.Of("状态", "State");
    public static readonly LocalText Fine = LocalText.Of("正常", "Fine");
    public static readonly LocalText Silent = LocalText.Of("无联系", "Silent");
    public static readonly LocalText Quiet = LocalText.Of("今日无事件", "Nothing today");
    public static readonly LocalText QuietSinceStart = LocalText.Of("自服务启动以来无事件", "Nothing since the start of the service");
    public static readonly LocalText SwitchedOff = LocalText.Of("已停用", "Switched off");
    public static readonly LocalText DriftAlert = LocalText.Of("时钟不准", "Clock is off");
    public static readonly LocalText Slow = LocalText.Of("慢 {0}", "{0} slow");
    public static readonly LocalText Fast = LocalText.Of("快 {0}", "{0} fast");
    public static readonly LocalText RefusedAddress = LocalText.Of("来自 {0} 的访问被拒", "Refused from {0}");
    public static readonly LocalText Rejected = LocalText.Of("拒收 {0}", "{0} rejected");
    public static readonly LocalText Postponed = LocalText.Of("限流 {0}", "{0} held off");
    public static readonly LocalText CatchingUp = LocalText.Of("补传中", "Catching up");

    public static readonly LocalText Serial = LocalText.Of("序列号", "Serial number");
    public static readonly LocalText Address = LocalText.Of("来自地址", "Calls from");
    public static readonly LocalText FirstSeen = LocalText.Of("首次连接", "First call");
    public static readonly LocalText UnknownHint = LocalText.Of(
        "这些设备正在连接但未登记，数据保留在设备上；登记后会自动补传。", "These devices call and are refused; they keep their data and send it once registered.");
    public static readonly LocalText Register = LocalText.Of("登记…", "Register…");
    public static readonly LocalText RegisterConfirm = LocalText.Of("确认登记", "Register");
    public static readonly LocalText Addresses = LocalText.Of("允许的地址（逗号分隔，可用网段）", "Allowed addresses (comma-separated, networks too)");
    public static readonly LocalText Done = LocalText.Of("已登记 {0}", "{0} is registered");

    public static readonly LocalText WaitingHint = LocalText.Of(
        "事件已保存；员工入职或指定工号后自动计入。", "The events are kept; they count once the employee is taken on or the number is assigned.");
    public static readonly LocalText NoWaiting = LocalText.Of("没有待匹配的工号", "No badge number waits");
    public static readonly LocalText Badge = LocalText.Of("编号", "Badge");
    public static readonly LocalText Source = LocalText.Of("来源", "Source");
    public static readonly LocalText Events = LocalText.Of("事件数", "Events");
    public static readonly LocalText From = LocalText.Of("最早", "First");
    public static readonly LocalText To = LocalText.Of("最晚", "Last");
    public static readonly LocalText Assign = LocalText.Of("指定工号…", "Assign…");
    public static readonly LocalText AssignConfirm = LocalText.Of("确认", "Assign");
    public static readonly LocalText EmployeeNo = LocalText.Of("工号", "Employee number");

    public static readonly LocalText Notes = LocalText.Of("接入提示", "Notes");
    public static readonly LocalText NoNotes = LocalText.Of("没有提示", "No notes");
    public static readonly LocalText At = LocalText.Of("时间", "Time");
    public static readonly LocalText What = LocalText.Of("情况", "What");
    public static readonly LocalText Subject = LocalText.Of("工号/编号", "Number");
    public static readonly LocalText Stated = LocalText.Of("来源时间", "Stated time");
    public static readonly LocalText Taken = LocalText.Of("计入时间", "Taken as");
    public static readonly LocalText Raw = LocalText.Of("原始内容", "As received");

    public static readonly LocalText Stream = LocalText.Of("流", "Stream");
    public static readonly LocalText FailedAt = LocalText.Of("失败于", "Failed");
    public static readonly LocalText Attempts = LocalText.Of("次数", "Tries");
    public static readonly LocalText NextTry = LocalText.Of("下次重试", "Next try");
    public static readonly LocalText Error = LocalText.Of("原因", "Reason");
    public static readonly LocalText Retry = LocalText.Of("重试", "Retry");
    public static readonly LocalText RetryAll = LocalText.Of("全部重试", "Retry all");
    public static readonly LocalText Retried = LocalText.Of("已重新投递 {0} 条", "{0} offered again");

    private static readonly LocalText PartSilo = LocalText.Of("节点", "Silo");

    public static LocalText PartName(string part) => part switch
    {
        "silo" => PartSilo,
        "storage" or "database" => LocalText.Of("数据库", "Database"),
        "log" => LocalText.Of("事件日志", "Event log"),
        "sandbox" => LocalText.Of("沙箱经办机构", "Sandbox agency"),
        "sample" => LocalText.Of("示例数据", "Sample data"),
        _ => LocalText.Of(part, part),
    };

    /// <summary>What a note says: words of its own, those of the rejection, or the code of one that this release does not know.</summary>
    public static LocalText NoteName(string kind) => kind switch
    {
        IntakeNoteKinds.BadRow => LocalText.Of("无法解析的行，已搁置", "A line that is no row, put aside"),
        IntakeNoteKinds.Future => LocalText.Of("设备时间在未来，已按偏差折算", "Time in the future, moved by the clock's drift"),
        IntakeNoteKinds.ClosedMonth => LocalText.Of("已关账或很久以前的月份", "A month closed or long past"),
        IntakeNoteKinds.UndefinedState => LocalText.Of("状态未定义（如 255），按交替推断", "Undefined state (such as 255), inferred from the day"),
        "attendance.id-reused" => LocalText.Of("同一 id 内容不同，未接收", "An id reused with other content, not taken"),
        "attendance.in-future" => LocalText.Of("事件时间在未来，未接收", "An event of the future, not taken"),
        "attendance.control-character" => LocalText.Of("含有控制字符，未接收", "Control characters, not taken"),
        "attendance.too-early" => LocalText.Of("事件时间早于 2000 年，未接收", "An event before 2000, not taken"),
        "attendance.month-closed" => LocalText.Of("已关账月份，转为调整申请", "A closed month, filed as adjustment request"),
        "attendance.source-not-allowed" or "attendance.branch-not-allowed" => LocalText.Of("密钥无权写入", "Not allowed to this key"),
        _ => EventFault.Find(kind) is { Text: var why }
            ? LocalText.Of($"未接收：{why.Zh}", $"Not taken: {why.En}") : LocalText.Of($"未接收：{kind}", $"Not taken: {kind}"),
    };
}
