using HrActors.Domain.Localisation;

namespace HrActors.Contracts.Attendance;

/// <summary>Why one event of a batch is rejected; the others are taken.</summary>
public sealed class EventFault
{
    private static readonly Dictionary<string, EventFault> ByCode = new(StringComparer.Ordinal);

    public static readonly EventFault MalformedJson = Of("attendance.malformed-json", "不是有效的 JSON", "Not valid JSON");
    public static readonly EventFault LineTooLong = Of("attendance.line-too-long", "单行过长（默认上限 64 KB）", "The line is too long (64 KB unless configured otherwise)");
    public static readonly EventFault NotAnObject = Of("attendance.not-an-object", "事件须为 JSON 对象", "An event is a JSON object");
    public static readonly EventFault Id = Of("attendance.id-missing", "缺少 id，或超过 200 个字符",
        "The id is missing or longer than 200 characters");
    public static readonly EventFault ControlCharacter = Of("attendance.control-character", "文字中含有控制字符（小于 U+0020）",
        "A text holds a control character (below U+0020)");
    public static readonly EventFault SpecVersion = Of("attendance.specversion", "specversion 须为 1.0", "The specversion has to be 1.0");
    public static readonly EventFault SourceMissing = Of("attendance.source-missing", "缺少 source", "The source is missing");
    public static readonly EventFault SourceNotAllowed =
        Of("attendance.source-not-allowed", "该密钥不能以此 source 写入", "This key may not write for this source");
    public static readonly EventFault Type = Of("attendance.type-unknown", "没有这种事件类型", "There is no such type of event");
    public static readonly EventFault Subject = Of("attendance.subject-invalid", "subject 须为工号（1 至 20 位字母、数字或短横线）",
        "The subject has to be an employee number");
    public static readonly EventFault Time = Of("attendance.time-invalid", "time 须为带时区的时间（ISO 8601）",
        "The time has to be an instant with offset (ISO 8601)");
    public static readonly EventFault InFuture = Of("attendance.in-future", "事件时间晚于现在 5 分钟以上", "The event lies more than 5 minutes ahead");
    public static readonly EventFault LeaveTooFar = Of("attendance.leave-too-far", "休假最多提前一年登记", "Leave is told at most a year ahead");
    public static readonly EventFault TooEarly = Of("attendance.too-early", "事件时间早于 2000-01-01", "The event lies before 2000-01-01");
    public static readonly EventFault MonthClosed = Of("attendance.month-closed",
        "该月考勤已关账，事件未计入；已登记为考勤调整申请，待人力资源处理",
        "The month is closed and the event does not count there: an adjustment request was filed for HR to decide");
    public static readonly EventFault Data = Of("attendance.data-missing", "缺少 data 对象", "The object data is missing");
    public static readonly EventFault DataMember = Of("attendance.data-member", "data 中有不认识的字段", "There is an unknown member in data");
    public static readonly EventFault DataText = Of("attendance.data-text", "device、reason、replaces 须为不超过 200 个字符的文字",
        "device, reason and replaces are texts of at most 200 characters");
    public static readonly EventFault BranchMissing = Of("attendance.branch-missing", "缺少 data.branchCode",
        "The member data.branchCode is missing");
    public static readonly EventFault BranchNotAllowed =
        Of("attendance.branch-not-allowed", "该密钥不能写入此分支机构", "This key may not write for this branch");
    public static readonly EventFault IdReused =
        Of("attendance.id-reused", "该 id 已用于内容不同的事件", "This id was used for an event with other content");

    private EventFault(string code, LocalText text) => (Code, Text) = (code, text);

    public string Code { get; }

    public LocalText Text { get; }

    /// <summary>Null when no event is rejected with this code.</summary>
    public static EventFault? Find(string code) => ByCode.GetValueOrDefault(code);

    private static EventFault Of(string code, string chinese, string english) => ByCode[code] = new(code, LocalText.Of(chinese, english));
}
