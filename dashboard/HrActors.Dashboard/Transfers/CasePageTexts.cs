using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Transfers;

/// <summary>Texts of one case's page.</summary>
internal static class CasePageTexts
{
    public static readonly LocalText Unknown = LocalText.Of("没有这个转移案件，或不在您的权限范围内", "There is no such case, or not within your branches");
    public static readonly LocalText BackToList = LocalText.Of("返回案件列表", "Back to the list");
    public static readonly LocalText Steps = LocalText.Of("办理进度", "Progress");
    public static readonly LocalText StepDone = LocalText.Of("已完成", "done");
    public static readonly LocalText StepCurrent = LocalText.Of("当前", "now");
    public static readonly LocalText StepAhead = LocalText.Of("未到", "ahead");
    public static readonly LocalText Events = LocalText.Of("办理记录", "History");
    public static readonly LocalText NoEvents = LocalText.Of("还没有办理记录", "Nothing has been reported yet");
    public static readonly LocalText Unexpected = LocalText.Of("与当前步骤不符，已保留", "does not fit the present step; kept");
    public static readonly LocalText Evidence = LocalText.Of("凭证", "Evidence");
    public static readonly LocalText EnteredBy = LocalText.Of("录入人 {0}", "entered by {0}");
    public static readonly LocalText Legs = LocalText.Of("办理时限", "Deadlines");
    public static readonly LocalText LegDue = LocalText.Of("截止 {0}", "due {0}");
    public static readonly LocalText LegDone = LocalText.Of("已于 {0} 完成", "done on {0}");
    public static readonly LocalText Provisional = LocalText.Of("暂按周末推算", "provisional: weekends only");
    public static readonly LocalText NoLegs = LocalText.Of("提交后开始计算时限", "Deadlines start with the submission");
    public static readonly LocalText Documents = LocalText.Of("文件", "Documents");
    public static readonly LocalText NoDocuments = LocalText.Of("签署后生成申请表", "The form is made when it is signed");
    public static readonly LocalText Download = LocalText.Of("下载", "Download");
    public static readonly LocalText DownloadSignature = LocalText.Of("下载签名", "Download signature");
    public static readonly LocalText Signature = LocalText.Of("电子签名", "Signature");
    public static readonly LocalText ShowForm = LocalText.Of("查看表单内容", "Show what the form says");
    public static readonly LocalText Superseded = LocalText.Of("已被新申请表取代", "Replaced by a newer form");
    public static readonly LocalText Unsigned = LocalText.Of("未签署", "Not signed");
    public static readonly LocalText SignedBy = LocalText.Of("{0} 于 {1} 签署", "Signed by {0}, {1}");
    public static readonly LocalText SignerCertificate = LocalText.Of("经办人证书（PDF 内签名）", "Signer's certificate (inside the PDF)");
    public static readonly LocalText SignReason = LocalText.Of("签署事由", "Reason");
    public static readonly LocalText CoverList = LocalText.Of("材料清单（封面）", "Cover list of papers");
    public static readonly LocalText Certificate = LocalText.Of("印章证书", "Seal certificate");
    public static readonly LocalText Fingerprint = LocalText.Of("文件指纹（SHA-256）", "Fingerprint (SHA-256)");
    public static readonly LocalText Money = LocalText.Of("转移资金（元）", "Transfer money, CNY");
    public static readonly LocalText Estimated = LocalText.Of("预计", "Expected");
    public static readonly LocalText Received = LocalText.Of("到账", "Received");
    public static readonly LocalText Stated = LocalText.Of("信息表", "Stated");
    public static readonly LocalText Source = LocalText.Of("（依据：{0}）", "(by {0})");
    public static readonly LocalText Fault = LocalText.Of("信息表金额不符，未采用", "The table's amounts do not agree; not taken");
    public static readonly LocalText Unconfirmed = LocalText.Of("时限未确认", "limit not confirmed");
    public static readonly LocalText LumpSum = LocalText.Of("一次性缴费…", "Paid in one sum…");
    public static readonly LocalText LumpSumMonths = LocalText.Of("一次性缴费月数", "Months paid in one sum");
    public static readonly LocalText LumpSumDocumented = LocalText.Of("证明材料齐全", "The papers are there");
    public static readonly LocalText LumpSumTold = LocalText.Of("原参保地告知日期", "Told by the old place on");
    public static readonly LocalText Difference = LocalText.Of("差额", "Difference");
    public static readonly LocalText PersonalAccount = LocalText.Of("个人账户", "Personal account");
    public static readonly LocalText Pooled = LocalText.Of("统筹基金", "Pooled part");
    public static readonly LocalText Interest = LocalText.Of("利息", "Interest");
    public static readonly LocalText Sum = LocalText.Of("合计", "Total");
    public static readonly LocalText EstimateNote = LocalText.Of(
        "仅知最近缴费基数，按该基数推算；不含利息。", "Only the last base is known and was taken for every month; interest excluded.");
    public static readonly LocalText NoMoney = LocalText.Of("尚无金额", "No amounts yet");
    public static readonly LocalText Case = LocalText.Of("案件信息", "Case");
    public static readonly LocalText OriginState = LocalText.Of("原参保地状态", "State at the old place");
    public static readonly LocalText Receipt = LocalText.Of("受理回执", "Receipt");
    public static readonly LocalText OpenedAt = LocalText.Of("开启时间", "Opened");
    public static readonly LocalText FormTitle = LocalText.Of("申请表", "Application form");
    public static readonly LocalText Required = LocalText.Of("必填", "required");
    public static readonly LocalText SaveForm = LocalText.Of("保存表单", "Save the form");
    public static readonly LocalText FormComplete = LocalText.Of("表单已填写完整", "The form is complete");
    public static readonly LocalText FormGaps = LocalText.Of("还有 {0} 项需要补全", "{0} fields are still missing");
    public static readonly LocalText MaskedHint = LocalText.Of("已填写（不显示）", "filled in (not shown)");
    public static readonly LocalText Saved = LocalText.Of("已保存", "Saved");

    public static readonly LocalText NextAction = LocalText.Of("下一步", "Next step");
    public static readonly LocalText Outcome = LocalText.Of("办理结果", "Outcome");
    public static readonly LocalText ChangeForm = LocalText.Of("修改表单", "Change the form");
    public static readonly LocalText FillForm = LocalText.Of("补全表单", "Complete the form");
    public static readonly LocalText Sign = LocalText.Of("签署", "Sign");
    public static readonly LocalText SignHint = LocalText.Of(
        "表单已完整。签署后生成申请表并加盖电子签名。", "The form is complete. Signing makes the application and its electronic signature.");
    public static readonly LocalText Submit = LocalText.Of("提交", "Submit");
    public static readonly LocalText SubmitHint = LocalText.Of(
        "提交前会再次查询原参保地：须已停缴且无欠费。", "The old place is asked again first: it must have stopped, without arrears.");
    public static readonly LocalText Queued = LocalText.Of(
        "已提交，正在等待经办机构回执，系统会自动重试。", "Sent; waiting for the agency's receipt. It is tried again by itself.");
    public static readonly LocalText Rejected = LocalText.Of("经办机构未接收申请，可更正后重新提交。", "The agency did not take the application; correct it and submit again.");
    public static readonly LocalText WaitNewPlace = LocalText.Of("等待新参保地受理", "Waiting for the new place to accept");
    public static readonly LocalText WaitOrigin = LocalText.Of("等待原参保地审核", "Waiting for the old place to review");
    public static readonly LocalText WaitFunds = LocalText.Of("等待信息表和转移资金", "Waiting for the information table and the money");
    public static readonly LocalText WaitMerge = LocalText.Of("等待新参保地接续合并", "Waiting for the new place to merge the months");
    public static readonly LocalText Finished = LocalText.Of("转移已完成，年限已计入台账。", "The transfer is complete; the months stand in the ledger.");
    public static readonly LocalText FinishedInPart = LocalText.Of(
        "转移已完成，其中 {0} 个月不予转移，保留在原参保地。", "The transfer is complete; {0} months stay at the old place.");
    public static readonly LocalText WaitAccount = LocalText.Of("等待新参保地建立临时缴费账户", "Waiting for the new place to open the temporary account");
    public static readonly LocalText Ended = LocalText.Of("案件已结束：{0}", "The case has ended: {0}");
    public static readonly LocalText ReadOnly = LocalText.Of("您的角色可查看进度，不能办理。", "Your role sees the progress and takes no action.");

    public static readonly LocalText HandInManual = LocalText.Of(
        "该险种由人工办理：按下方清单送交经办机构，上传回执并登记“转移申请已提交”。",
        "This goes by hand: bring it to the agency by the checklist below, upload the receipt and enter that it was submitted.");
    public static readonly LocalText HandInFile = LocalText.Of(
        "申请在等待导出批量文件，或等待经办机构返回办理结果。", "The application waits for its file, or for the agency's answer file.");
    public static readonly LocalText ToFiles = LocalText.Of("前往批量文件", "Go to the files");
    public static readonly LocalText Task = LocalText.Of("人工办理清单", "Checklist");
    public static readonly LocalText TaskDue = LocalText.Of("请于 {0} 前送达", "to be handed in by {0}");
    public static readonly LocalText TaskDone = LocalText.Of("已完成 {0} / {1} 项", "{0} of {1} done");
    public static readonly LocalText Papers = LocalText.Of("凭证材料", "Papers");
    public static readonly LocalText NoPapers = LocalText.Of(
        "还没有上传凭证。回执、信息表、到账通知等扫描件可在这里保存。", "No papers yet. Scans of receipts, tables and notices are kept here.");
    public static readonly LocalText Upload = LocalText.Of("上传凭证（PDF、PNG、JPEG，最大 5 MB）", "Upload a paper (PDF, PNG, JPEG, 5 MB at most)");
    public static readonly LocalText UploadedBy = LocalText.Of("{0} 于 {1} 上传 · {2}", "Uploaded by {0}, {1} · {2}");
    public static readonly LocalText UsePaper = LocalText.Of("用作凭证：{0}", "Use {0}");

    public static readonly LocalText Withdraw = LocalText.Of("撤回申请…", "Withdraw…");
    public static readonly LocalText WithdrawReason = LocalText.Of("撤回理由（必填）", "Reason (required)");
    public static readonly LocalText WithdrawConfirm = LocalText.Of("确认撤回", "Withdraw");
    public static readonly LocalText Enter = LocalText.Of("录入进度…", "Enter progress…");
    public static readonly LocalText EnterNode = LocalText.Of("步骤", "Step");
    public static readonly LocalText EnterDay = LocalText.Of("发生日期", "Day it happened");
    public static readonly LocalText EnterEvidence = LocalText.Of("凭证（必填，如回执号、文件名）", "Evidence (required: receipt number, file name)");
    public static readonly LocalText EnterConfirm = LocalText.Of("确认录入", "Enter");
}
