using HrActors.Domain.Localisation;

namespace HrActors.Domain.Transfers;

/// <summary>One thing to do in a manual task (人工办理).</summary>
[GenerateSerializer, Immutable, Alias("hr.check-item")]
public sealed record CheckItem
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required LocalText Text { get; init; }
    [Id(2)] public bool Done { get; init; }
}

/// <summary>What a person does where an agency has neither an interface nor files.</summary>
public static class Checklists
{
    private static readonly ImmutableArray<CheckItem> Common =
    [
        Item("print", "打印申请表和材料清单，加盖单位公章（或附电子签名文件）", "Print the form and the cover list and seal them, or attach the electronic signature"),
        Item("stopped", "确认原参保地已停止缴费且无欠费", "Make sure the old place has stopped and nothing is owed"),
        Item("identity", "备齐参保人员身份证件复印件", "Have a copy of the person's identity document"),
        Item("hand-in", "到新参保地经办窗口或单位网厅提交，取得受理回执", "Hand it in at the new place's window or portal and take the receipt"),
        Item("receipt", "上传受理回执并登记“转移申请已提交”", "Upload the receipt and enter that the application was submitted"),
    ];

    private static readonly CheckItem Months = Item(
        "medical-record", "下载原参保地医保参保凭证", "Have the old place's certificate of medical insurance");

    /// <summary>In the order in which it is done, with <paramref name="done"/> ticked.</summary>
    public static ImmutableList<CheckItem> Of(TransferKind kind, ImmutableHashSet<string> done) =>
    [
        .. (kind == TransferKind.Medical ? Common.Insert(2, Months) : Common).Select(item => item with { Done = done.Contains(item.Id) }),
    ];

    private static CheckItem Item(string id, string zh, string en) => new() { Id = id, Text = LocalText.Of(zh, en) };
}
