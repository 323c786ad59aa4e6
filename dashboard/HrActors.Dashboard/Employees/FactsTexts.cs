using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Employees;

/// <summary>Texts of one employee's page.</summary>
internal static class FactsTexts
{
    public static readonly LocalText Unknown = LocalText.Of("没有这名员工，或不在您的权限范围内", "There is no such employee, or not within your branches");
    public static readonly LocalText BackToList = LocalText.Of("返回员工列表", "Back to the list");
    public static readonly LocalText AskAgain = LocalText.Of("重新查询", "Ask again");
    public static readonly LocalText NotAnswered = LocalText.Of("尚未答复：{0}", "Not answered yet: {0}");
    public static readonly LocalText Asking = LocalText.Of("正在向经办机构查询… 已答复 {0}/{1}", "Asking the agencies… {0} of {1} answered");
    public static readonly LocalText OpenCase = LocalText.Of("查看转移案件", "Open the transfer case");
    public static readonly LocalText ReducedNote = LocalText.Of(
        "您的角色只能查看工号、姓名和分支机构。", "Your role sees number, name and branch only.");

    public static readonly LocalText TabFacts = LocalText.Of("基本信息", "Facts");
    public static readonly LocalText TabAttendance = LocalText.Of("考勤", "Attendance");
    public static readonly LocalText TabEnrolment = LocalText.Of("参保与年限", "Enrolment and ledger");
    public static readonly LocalText TabContributions = LocalText.Of("缴费", "Contributions");
    public static readonly LocalText TabFindings = LocalText.Of("异常", "Findings");
    public static readonly LocalText TabCases = LocalText.Of("转移案件", "Cases");

    public static readonly LocalText Person = LocalText.Of("个人信息", "Person");
    public static readonly LocalText Employment = LocalText.Of("任职信息", "Employment");
    public static readonly LocalText Document = LocalText.Of("证件类型", "Document");
    public static readonly LocalText Hukou = LocalText.Of("户籍所在地", "Hukou place");
    public static readonly LocalText LegalEntity = LocalText.Of("用人单位", "Legal entity");
    public static readonly LocalText Region = LocalText.Of("参保地", "Place of enrolment");
    public static readonly LocalText LastDay = LocalText.Of("最后工作日", "Last day");
    public static readonly LocalText WorkerCategory = LocalText.Of("用工形式", "Worker category");
    public static readonly LocalText Wage = LocalText.Of("月工资（应发）", "Monthly wage (gross)");
    public static readonly LocalText DeclaredWage = LocalText.Of("年度申报缴费工资", "Wage declared for the year");
    public static readonly LocalText DeclaredFrom = LocalText.Of("{0}（{1} 起）", "{0} (from {1})");
    public static readonly LocalText PreviousAverage = LocalText.Of("上年度月平均工资（应发）", "Previous year's monthly average (gross)");
    public static readonly LocalText OfYear = LocalText.Of("{0}（{1} 年）", "{0} (of {1})");
    public static readonly LocalText FirstPunch = LocalText.Of("首次打卡", "First punch");
    public static readonly LocalText LastPunch = LocalText.Of("最近打卡", "Latest punch");
    public static readonly LocalText Periods = LocalText.Of("任职期间", "Employment periods");
    public static readonly LocalText NoPeriods = LocalText.Of("没有任职记录", "No employment is recorded");
    public static readonly LocalText From = LocalText.Of("起", "From");
    public static readonly LocalText To = LocalText.Of("止", "To");
    public static readonly LocalText UntilNow = LocalText.Of("至今", "now");
    public static readonly LocalText Reason = LocalText.Of("原因", "Reason");
    public static readonly LocalText Wages = LocalText.Of("工资记录（应发）", "Wages (gross)");
    public static readonly LocalText NoWages = LocalText.Of("还没有按月工资记录", "No monthly wage is recorded yet");
    public static readonly LocalText Month = LocalText.Of("月份", "Month");
    public static readonly LocalText Gross = LocalText.Of("应发金额（元）", "Gross, CNY");
    public static readonly LocalText FirstEnrolment = LocalText.Of("参保类型", "Kind of enrolment");
    public static readonly LocalText KnownElsewhere = LocalText.Of("已有参保记录（非首次参保）", "Earlier records exist (not a first enrolment)");
    public static readonly LocalText FirstTime = LocalText.Of("经办机构无记录（首次参保）", "No record at the agencies (first enrolment)");
    public static readonly LocalText StillAsking = LocalText.Of("查询中，暂不判断", "Being asked, not decided yet");
    public static readonly LocalText NeverAsked = LocalText.Of("未查询", "Not asked");
    public static readonly LocalText EnrolWithin = LocalText.Of("参保登记期限（用工之日起30日内）", "Enrolment due (30 days from the first day)");

    public static LocalText DocumentName(string kind) => kind switch
    {
        "citizen-18" => LocalText.Of("居民身份证", "Citizen identity card"),
        "citizen-15" => LocalText.Of("居民身份证（15 位旧号）", "Citizen identity card (older, 15 digits)"),
        "hmt-residence-permit" => LocalText.Of("港澳台居民居住证", "Hong Kong, Macao and Taiwan residence permit"),
        "permanent-resident-18" => LocalText.Of("外国人永久居留身份证", "Permanent residence card"),
        "permanent-resident-15" => LocalText.Of("外国人永久居留身份证（旧版）", "Permanent residence card (older)"),
        _ => LocalText.Of(kind, kind),
    };

    public static LocalText CategoryName(string? category) => category switch
    {
        null or "" => LocalText.Of("–", "–"),
        "full-time" => LocalText.Of("全日制", "Full-time"),
        "part-time" => LocalText.Of("非全日制", "Part-time"),
        "intern" => LocalText.Of("实习", "Intern"),
        "dispatched" => LocalText.Of("劳务派遣", "Dispatched"),
        "rehired-retiree" => LocalText.Of("退休返聘", "Rehired retiree"),
        _ => LocalText.Of(category, category),
    };

    public static LocalText StartReason(string reason) => reason switch
    {
        "hired" => LocalText.Of("入职", "Hired"),
        "moved" => LocalText.Of("调动", "Moved"),
        "rehired" => LocalText.Of("再入职", "Rehired"),
        "imported" => LocalText.Of("导入", "Imported"),
        _ => LocalText.Of(reason, reason),
    };
}
