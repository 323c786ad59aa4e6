using HrActors.Contracts.Agencies;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Agencies;

/// <summary>Texts of the files that go to agencies and come back.</summary>
internal static class FileTexts
{
    public static readonly LocalText Title = LocalText.Of("批量文件", "Agency files");
    public static readonly LocalText Explained = LocalText.Of(
        "没有在线接口的经办机构：导出申请文件，在网厅上传，再导入办理结果", "Agencies without an interface: applications go out as a file, the answer file comes back");
    public static readonly LocalText Way = LocalText.Of("渠道", "Way");
    public static readonly LocalText NoWay = LocalText.Of("还没有配置批量文件渠道。", "No way by file is configured yet.");
    public static readonly LocalText ToWays = LocalText.Of("查看经办渠道", "See the ways to agencies");
    public static readonly LocalText Waiting = LocalText.Of("等待导出的申请", "Waiting for a file");
    public static readonly LocalText NothingWaits = LocalText.Of("没有等待导出的申请", "No application waits for a file");
    public static readonly LocalText LegalEntity = LocalText.Of("法人单位", "Legal entity");
    public static readonly LocalText Place = LocalText.Of("新参保地", "New place");
    public static readonly LocalText Line = LocalText.Of("险种", "Line");
    public static readonly LocalText Count = LocalText.Of("人数", "People");
    public static readonly LocalText Oldest = LocalText.Of("最早等待", "Waits since");
    public static readonly LocalText Make = LocalText.Of("生成文件", "Make a file");
    public static readonly LocalText Made = LocalText.Of("已生成文件 {0}，共 {1} 人，请下载后到网厅上传", "File {0} is made for {1} people: download it and hand it in");
    public static readonly LocalText Files = LocalText.Of("已生成的文件", "Files made");
    public static readonly LocalText NoFiles = LocalText.Of("还没有生成过文件", "No file has been made yet");
    public static readonly LocalText FileNo = LocalText.Of("文件编号", "File");
    public static readonly LocalText MadeAt = LocalText.Of("生成时间", "Made");
    public static readonly LocalText By = LocalText.Of("生成人", "By");
    public static readonly LocalText Answered = LocalText.Of("已回复", "Answered");
    public static readonly LocalText Download = LocalText.Of("下载", "Download");
    public static readonly LocalText PersonalData = LocalText.Of(
        "文件含身份证号码，下载会记入审计；用后请妥善保管或删除。", "The file holds identity numbers: each download is on record. Keep it safe.");
    public static readonly LocalText Answer = LocalText.Of("导入办理结果", "Take an answer file");
    public static readonly LocalText AnswerHint = LocalText.Of(
        "导入经办机构返回的 xlsx：按案件编号或证件号码逐行对应；同一文件重复导入不会重复生效。",
        "The xlsx that came back: rows are matched by case or identity number; the same file again changes nothing.");
    public static readonly LocalText ChooseAnswer = LocalText.Of("选择结果文件…", "Choose the answer file…");
    public static readonly LocalText Outcome = LocalText.Of("共 {0} 行，生效 {1} 行", "{0} rows, {1} carried out");
    public static readonly LocalText Known = LocalText.Of("这个文件已导入过，本次没有改动；当时的结果如下。", "This file was taken before: nothing changed now. It then did this:");
    public static readonly LocalText Faults = LocalText.Of("未生效的行", "Rows not carried out");
    public static readonly LocalText Row = LocalText.Of("第 {0} 行", "Row {0}");

    /// <summary>Why a row of an answer file was not carried out.</summary>
    public static LocalText Fault(AnswerFault fault) => fault.State is { } state ? Kept(state) : Fault(fault.Code);

    /// <summary>Before its submission and behind its end a case waits for no steps.</summary>
    private static LocalText Kept(TransferState state)
    {
        var name = state.Name();
        return state is >= TransferState.Submitted and < TransferState.Completed
            ? LocalText.Of(
                $"与案件目前的状态“{name.Zh}”不符，未生效；已作为意外节点保留，前面的环节补齐后才会生效",
                $"Does not fit the state of the case ({name.En}): kept as unexpected, and carried out only once the steps ahead of it have come")
            : LocalText.Of(
                $"与案件目前的状态“{name.Zh}”不符，未生效；已作为意外节点保留备查",
                $"Does not fit the state of the case ({name.En}): kept as unexpected, and not carried out");
    }

    private static LocalText Fault(string code) => code switch
    {
        "exchange.unmatched" => LocalText.Of("没有对应的申请：请核对案件编号或证件号码", "Matches no application: check the case or identity number"),
        "exchange.identity-contradicts" => LocalText.Of(
            "案件编号与证件号码或姓名不是同一人，未采用：请与经办机构核对", "Case number and identity number or name are of different persons; not taken: ask the agency"),
        "exchange.known" => LocalText.Of("已处理过，没有变化", "Known already: nothing changed"),
        "exchange.contradicts" => LocalText.Of("与先前的回复不一致，未采用", "Contradicts an earlier answer; not taken"),
        "exchange.result-unknown" => LocalText.Of("“结果”一栏的内容无法识别", "The result column says nothing known"),
        "exchange.receipt-missing" => LocalText.Of("受理成功但没有回执号", "Taken, but without a receipt number"),
        "exchange.receipt-of-another" => LocalText.Of(
            "回执号已属于另一案件，未采用：请与经办机构核对", "The receipt number is another case's; not taken: ask the agency"),
        "transfer.in-future" => LocalText.Of("日期不能晚于今天", "The date lies in the future"),
        "exchange.not-taken-yet" => LocalText.Of("尚未受理，不能登记后续进度", "Not taken yet: a later step cannot be entered"),
        "exchange.day" => LocalText.Of("日期格式不正确，或早于 1990 年 1 月 1 日", "The date cannot be read, or lies before 1 January 1990"),
        "exchange.money" => LocalText.Of("金额格式不正确", "An amount cannot be read"),
        MoneyStatement.TotalMismatch => LocalText.Of("信息表合计不等于各项之和，请原参保地重新出具", "The table's total is not the sum of its parts: ask for another"),
        MoneyStatement.Negative => LocalText.Of("信息表中有负数金额，请原参保地重新出具", "The table has an amount below zero: ask for another"),
        _ => LocalText.Of("未生效（" + code + "）", "Not carried out (" + code + ")"),
    };
}
