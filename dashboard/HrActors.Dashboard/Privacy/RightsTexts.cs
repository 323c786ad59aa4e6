using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Privacy;

/// <summary>Texts around the rights of the person whose data it is.</summary>
internal static class RightsTexts
{
    public static readonly LocalText Title = LocalText.Of("个人信息保护", "Personal data");
    public static readonly LocalText Explained = LocalText.Of(
        "离职人员的保存期限、到期清单与删除证明（《个人信息保护法》第十九条、第四十五条至第四十七条）。",
        "Terms of keeping of those who left, what is due, and proofs of deletion (Personal Information Protection Law, art. 19, 45-47).");
    public static readonly LocalText NoAccess = LocalText.Of("仅HR经理可以处理个人信息权利请求。", "Only HR managers deal with the rights of persons.");
    public static readonly LocalText Tab = LocalText.Of("个人信息", "Personal data");
    public static readonly LocalText Leavers = LocalText.Of("离职人员与到期情况", "Leavers and what is due");
    public static readonly LocalText NoLeavers = LocalText.Of("没有离职人员", "Nobody has left");
    public static readonly LocalText OnlyDue = LocalText.Of("仅显示已到期", "Only those due");
    public static readonly LocalText NobodyDue = LocalText.Of("没有已到期的人员", "Nobody is due");
    public static readonly LocalText LastDay = LocalText.Of("最后工作日", "Last day");
    public static readonly LocalText DueOn = LocalText.Of("可删除日", "May be deleted from");
    public static readonly LocalText Waits = LocalText.Of("尚须保存", "Still to be kept");
    public static readonly LocalText Due = LocalText.Of("已到期，可匿名化", "Due: may be made anonymous");
    public static readonly LocalText NoTerm = LocalText.Of("期限未定", "No term decided");
    public static readonly LocalText Undecided = LocalText.Of(
        "尚未确定保存期限：{0}。在单位确定之前没有人到期，任何人的资料都不会被匿名化（设置见说明文档 Hr__Privacy__RetentionYears）。",
        "No term is decided for: {0}. Until your group decides, nobody becomes due and nobody's data is made anonymous (setting Hr__Privacy__RetentionYears).");
    public static readonly LocalText AnonymisedAt = LocalText.Of("已于 {0} 匿名化", "Anonymous since {0}");
    public static readonly LocalText Rules = LocalText.Of("保存期限规则", "Terms of keeping");
    public static readonly LocalText Kind = LocalText.Of("资料", "Data");
    public static readonly LocalText Years = LocalText.Of("期限", "Term");
    public static readonly LocalText YearsAfter = LocalText.Of("离职后 {0} 年", "{0} years after leaving");
    public static readonly LocalText Source = LocalText.Of("依据", "Source");
    public static readonly LocalText Configured = LocalText.Of("单位确定", "Decided here");
    public static readonly LocalText Unconfirmed = LocalText.Of("未确认", "Unconfirmed");
    public static readonly LocalText Deletions = LocalText.Of("删除证明", "Proofs of deletion");
    public static readonly LocalText NoDeletions = LocalText.Of("还没有删除记录", "Nothing was deleted yet");
    public static readonly LocalText At = LocalText.Of("时间", "When");
    public static readonly LocalText By = LocalText.Of("操作人", "Who");
    public static readonly LocalText Proof = LocalText.Of("校验", "Check");
    public static readonly LocalText Intact = LocalText.Of("完整", "Intact");
    public static readonly LocalText Altered = LocalText.Of("已被改动", "Altered");
    public static readonly LocalText Copy = LocalText.Of("个人信息副本", "Copy of the data");
    public static readonly LocalText CopyHint = LocalText.Of(
        "导出系统中关于该员工的全部信息（含明文证件号码与转移文件），供本人查阅、复制；导出会记入审计日志。",
        "Everything that is known of this person, numbers and documents in clear, for that person; the export is put on record.");
    public static readonly LocalText Download = LocalText.Of("下载副本", "Download");
    public static readonly LocalText Consents = LocalText.Of("敏感信息同意记录", "Consents to sensitive data");
    public static readonly LocalText NoConsents = LocalText.Of("还没有同意记录", "No consent is recorded yet");
    public static readonly LocalText Purpose = LocalText.Of("用途", "Purpose");
    public static readonly LocalText TextVersion = LocalText.Of("文本版本", "Version of the text");
    public static readonly LocalText Text = LocalText.Of("告知与同意文本（只保存其摘要）", "The text that was shown (only its hash is kept)");
    public static readonly LocalText Given = LocalText.Of("已同意", "Given");
    public static readonly LocalText Withdrawn = LocalText.Of("已撤回", "Withdrawn");
    public static readonly LocalText Give = LocalText.Of("登记同意", "Record consent");
    public static readonly LocalText Withdraw = LocalText.Of("登记撤回", "Record withdrawal");
    public static readonly LocalText Retention = LocalText.Of("保存期限与删除", "Terms of keeping and deletion");
    public static readonly LocalText KeptThrough = LocalText.Of("保存至", "Kept through");
    public static readonly LocalText AnonymiseHint = LocalText.Of(
        "所有保存期限已届满。匿名化将删除姓名、证件、联系方式、转移文件和异常记录，且不可撤销；缴费金额与考勤只以工号保留。",
        "Every term is over. Name, numbers, documents and findings will be deleted for good; amounts and attendance stay under the number alone.");
    public static readonly LocalText TypeNumber = LocalText.Of("输入工号 {0} 以确认", "Type {0} to confirm");
    public static readonly LocalText Anonymise = LocalText.Of("匿名化", "Make anonymous");
}
