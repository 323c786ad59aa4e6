using System.Collections.Frozen;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Audit;

/// <summary>Texts of the audit trail and the names of what can be done.</summary>
internal static class AuditTexts
{
    public static readonly LocalText Title = LocalText.Of("审计日志", "Audit trail");
    public static readonly LocalText Explained = LocalText.Of(
        "谁在何时、从何处、对什么做了什么；条目成链，逐日签封。", "Who did what to what, when and from where; entries form a chain, and each day's end is signed.");
    public static readonly LocalText NoAccess = LocalText.Of("仅审计员和系统管理员可以查看审计日志。", "Only auditors and administrators read the audit trail.");
    public static readonly LocalText From = LocalText.Of("起始日期", "From");
    public static readonly LocalText To = LocalText.Of("截止日期", "To");
    public static readonly LocalText Actor = LocalText.Of("操作人", "Who");
    public static readonly LocalText Subject = LocalText.Of("对象（工号、案件号…）", "Subject (number, case, …)");
    public static readonly LocalText SubjectShort = LocalText.Of("对象", "Subject");
    public static readonly LocalText Area = LocalText.Of("类别", "Area");
    public static readonly LocalText At = LocalText.Of("时间", "When");
    public static readonly LocalText Action = LocalText.Of("操作", "What");
    public static readonly LocalText Change = LocalText.Of("变更前 → 变更后", "Before → after");
    public static readonly LocalText Reason = LocalText.Of("理由", "Reason");
    public static readonly LocalText Origin = LocalText.Of("来源", "From where");
    public static readonly LocalText None = LocalText.Of("没有符合条件的条目。", "No entry matches.");
    public static readonly LocalText Verification = LocalText.Of("完整性校验", "Verification");
    public static readonly LocalText VerifyAgain = LocalText.Of("重新校验", "Verify again");
    public static readonly LocalText Verifying = LocalText.Of("正在校验整条审计链…", "Recomputing the whole chain…");
    public static readonly LocalText Intact = LocalText.Of("完整：{0} 天、{1} 条均与其链相符。", "Intact: {1} entries of {0} days fit their chain.");
    public static readonly LocalText Broken = LocalText.Of("已被改动：{0}：{1}", "Tampered with: {0}: {1}");
    public static readonly LocalText VerifiedAt = LocalText.Of("校验于 {0}", "Verified at {0}");
    public static readonly LocalText Unsealed = LocalText.Of("{0} 个过去的日期尚未签封", "{0} past days without a signed end");
    public static readonly LocalText Pending = LocalText.Of("{0} 个对象的条目尚在写入途中", "Entries of {0} actors are on their way");

    private static readonly FrozenDictionary<string, LocalText> Faults = new Dictionary<string, LocalText>
    {
        ["changed"] = LocalText.Of("条目被修改或伪造", "an entry was changed or made up"),
        ["missing-before"] = LocalText.Of("此条之前缺失条目", "entries before this one are gone"),
        ["missing-after"] = LocalText.Of("此条之后缺失条目", "entries after this one are gone"),
        ["added-after-seal"] = LocalText.Of("签封后添加的条目", "an entry was added after the day's end"),
        ["seal"] = LocalText.Of("签封被修改或缺失", "a signed end was changed or is gone"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Beginnings of actions, with the dot.</summary>
    public static readonly ImmutableArray<(string Prefix, LocalText Name)> Areas =
    [
        ("session.", LocalText.Of("登录", "Sign-in")),
        ("access.", LocalText.Of("拒绝", "Refusals")),
        ("account.", LocalText.Of("账号", "Accounts")),
        ("employee.", LocalText.Of("员工", "Employees")),
        ("transfer.", LocalText.Of("社保转移", "Transfer cases")),
        ("finding.", LocalText.Of("异常", "Findings")),
        ("attendance.", LocalText.Of("考勤", "Attendance")),
        ("run.", LocalText.Of("月度缴费", "Contributions")),
        ("declaration.", LocalText.Of("年度基数申报", "Base declarations")),
        ("policy.", LocalText.Of("政策", "Policies")),
        ("branch.", LocalText.Of("分支机构", "Branches")),
        ("document.", LocalText.Of("文件", "Documents")),
        ("keys.", LocalText.Of("加密密钥", "Encryption keys")),
        ("upstream.", LocalText.Of("上游系统", "Upstream systems")),
        ("device.", LocalText.Of("考勤设备", "Devices")),
        ("seal.", LocalText.Of("签名证书", "Certificates")),
        ("way.", LocalText.Of("经办渠道", "Agency ways")),
        ("exchange.", LocalText.Of("文件交换", "File exchange")),
        ("dead-letter.", LocalText.Of("死信", "Dead letters")),
    ];

    private static readonly FrozenDictionary<string, LocalText> Actions = new Dictionary<string, LocalText>
    {
        ["access.refused"] = LocalText.Of("请求被拒绝", "Request refused"),
        ["account.changed"] = LocalText.Of("修改用户", "User changed"),
        ["account.created"] = LocalText.Of("新建用户", "User created"),
        ["account.disabled"] = LocalText.Of("停用用户", "User disabled"),
        ["account.enabled"] = LocalText.Of("启用用户", "User enabled"),
        ["account.password-changed"] = LocalText.Of("更换密码", "Password changed"),
        ["account.password-reset"] = LocalText.Of("重置密码", "Password reset"),
        ["account.second-factor-dropped"] = LocalText.Of("停用二次验证", "Second factor turned off"),
        ["account.second-factor-reset"] = LocalText.Of("取消他人的二次验证", "Second factor reset"),
        ["account.second-factor-set"] = LocalText.Of("启用二次验证", "Second factor set up"),
        ["account.sessions-ended"] = LocalText.Of("全部会话退出", "All sessions ended"),
        ["attendance.adjustment-accepted"] = LocalText.Of("采纳考勤调整", "Adjustment accepted"),
        ["attendance.adjustment-dismissed"] = LocalText.Of("驳回考勤调整", "Adjustment dismissed"),
        ["attendance.corrected"] = LocalText.Of("补卡", "Punch corrected"),
        ["branch.changed"] = LocalText.Of("修改分支机构", "Branch changed"),
        ["branch.created"] = LocalText.Of("新建分支机构", "Branch created"),
        ["dead-letter.retried"] = LocalText.Of("重试死信", "Dead letter retried"),
        ["device.changed"] = LocalText.Of("修改设备", "Device changed"),
        ["device.ordered"] = LocalText.Of("向设备下达指令", "Order to device"),
        ["device.pin-mapped"] = LocalText.Of("指定设备用户编号", "Device user id mapped"),
        ["device.registered"] = LocalText.Of("登记设备", "Device registered"),
        ["document.read"] = LocalText.Of("查阅文件", "Document read"),
        ["employee.corrected"] = LocalText.Of("更正员工信息", "Employee corrected"),
        ["employee.departed"] = LocalText.Of("离职", "Departure"),
        ["employee.enrolled"] = LocalText.Of("参保登记", "Enrolled"),
        ["employee.identity-number-disclosed"] = LocalText.Of("查看证件号码明文", "Identity number shown in clear"),
        ["employee.phone-disclosed"] = LocalText.Of("查看电话明文", "Phone shown in clear"),
        ["employee.bank-account-disclosed"] = LocalText.Of("查看工资卡号明文", "Bank account shown in clear"),
        ["employee.address-disclosed"] = LocalText.Of("查看住址明文", "Address shown in clear"),
        ["employee.data-exported"] = LocalText.Of("导出个人信息副本", "Personal data exported"),
        ["employee.anonymised"] = LocalText.Of("匿名化", "Made anonymous"),
        ["employee.consent-given"] = LocalText.Of("登记同意", "Consent given"),
        ["employee.consent-withdrawn"] = LocalText.Of("登记撤回同意", "Consent withdrawn"),
        ["keys.activated"] = LocalText.Of("启用加密密钥", "Encryption key in use"),
        ["keys.rotated"] = LocalText.Of("更换加密密钥", "Encryption key changed"),
        ["keys.rewritten"] = LocalText.Of("重新加密", "Encrypted again"),
        ["keys.retired"] = LocalText.Of("停用加密密钥", "Encryption key retired"),
        ["employee.moved"] = LocalText.Of("调动", "Moved"),
        ["employee.onboarded"] = LocalText.Of("入职", "Onboarded"),
        ["employee.queried"] = LocalText.Of("查询参保状态", "Enrolment asked for"),
        ["employee.rehired"] = LocalText.Of("再入职", "Rehired"),
        ["employee.wage-set"] = LocalText.Of("录入工资", "Wage set"),
        ["exchange.answer-taken"] = LocalText.Of("导入回盘文件", "Answer file taken"),
        ["exchange.file-made"] = LocalText.Of("生成报送文件", "File made"),
        ["exchange.file-read"] = LocalText.Of("下载报送文件", "File read"),
        ["finding.waived"] = LocalText.Of("豁免异常", "Finding waived"),
        ["finding.exported"] = LocalText.Of("导出异常", "Findings exported"),
        ["policy.confirmed"] = LocalText.Of("确认政策", "Policy confirmed"),
        ["policy.discarded"] = LocalText.Of("作废政策草案", "Policy draft discarded"),
        ["policy.feed-refused"] = LocalText.Of("订阅文件未通过检查", "File of a feed refused"),
        ["policy.feed-set"] = LocalText.Of("设置政策订阅", "Policy feed set"),
        ["policy.proposed"] = LocalText.Of("提交政策草案", "Policy proposed"),
        ["declaration.calculated"] = LocalText.Of("计算年度基数申报", "Base declaration calculated"),
        ["declaration.confirmed"] = LocalText.Of("确认年度基数申报", "Base declaration confirmed"),
        ["declaration.exported"] = LocalText.Of("导出年度基数申报", "Base declaration exported"),
        ["employee.base-declared"] = LocalText.Of("申报年度基数", "Yearly base declared"),
        ["run.adjustments-exported"] = LocalText.Of("导出补缴退费", "Adjustments exported"),
        ["run.confirmed"] = LocalText.Of("确认月度缴费", "Run confirmed"),
        ["run.exported"] = LocalText.Of("导出缴费明细", "Run exported"),
        ["run.started"] = LocalText.Of("计算月度缴费", "Run started"),
        ["seal.imported"] = LocalText.Of("导入签名证书", "Certificate imported"),
        ["seal.revoked"] = LocalText.Of("停用签名证书", "Certificate revoked"),
        ["session.denied"] = LocalText.Of("登录失败", "Sign-in denied"),
        ["session.ended"] = LocalText.Of("退出登录", "Signed out"),
        ["session.started"] = LocalText.Of("登录", "Signed in"),
        ["session.token-admitted"] = LocalText.Of("接受身份提供方的令牌", "Token of the identity provider accepted"),
        ["transfer.evidence-added"] = LocalText.Of("添加凭证", "Evidence added"),
        ["transfer.exported"] = LocalText.Of("导出转移案件", "Cases exported"),
        ["transfer.form-filled"] = LocalText.Of("填写申请表", "Form filled"),
        ["transfer.item-done"] = LocalText.Of("勾选办理事项", "Item done"),
        ["transfer.item-undone"] = LocalText.Of("取消办理事项", "Item undone"),
        ["transfer.lump-sum-declared"] = LocalText.Of("说明一次性缴费", "Lump sum declared"),
        ["transfer.opened"] = LocalText.Of("建立转移案件", "Case opened"),
        ["transfer.progress-entered"] = LocalText.Of("录入进度", "Progress entered"),
        ["transfer.renewed"] = LocalText.Of("按员工现况更新案件", "Renewed from the employee"),
        ["transfer.signed"] = LocalText.Of("签章", "Signed"),
        ["transfer.submitted"] = LocalText.Of("提交转移", "Submitted"),
        ["transfer.withdrawn"] = LocalText.Of("撤回转移", "Withdrawn"),
        ["upstream.created"] = LocalText.Of("新建上游系统密钥", "Key of an upstream system made"),
        ["upstream.revoked"] = LocalText.Of("吊销上游系统密钥", "Key of an upstream system revoked"),
        ["upstream.rotated"] = LocalText.Of("轮换上游系统密钥", "Key of an upstream system rotated"),
        ["way.configured"] = LocalText.Of("设置经办渠道", "Agency way configured"),
        ["way.removed"] = LocalText.Of("删除经办渠道", "Agency way removed"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Entries of earlier releases.</summary>
    private static readonly FrozenDictionary<string, string> Formerly = new Dictionary<string, string>
    {
        ["adjustments.exported"] = "run.adjustments-exported",
        ["findings.exported"] = "finding.exported",
        ["transfers.exported"] = "transfer.exported",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the action has a name.</summary>
    public static bool Knows(string action) => Actions.ContainsKey(action);

    /// <summary>The action itself where it has no name here.</summary>
    public static LocalText ActionName(string action) => Actions.GetValueOrDefault(Formerly.GetValueOrDefault(action, action)) ?? LocalText.Of(action, action);

    public static LocalText FaultName(string fault) => Faults.GetValueOrDefault(fault) ?? LocalText.Of(fault, fault);
}
