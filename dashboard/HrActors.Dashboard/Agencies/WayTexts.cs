using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Agencies;

/// <summary>Texts of the ways to agencies.</summary>
internal static class WayTexts
{
    public static readonly LocalText Title = LocalText.Of("经办渠道", "Ways to agencies");
    public static readonly LocalText Explained = LocalText.Of(
        "每个地区和险种的转移申请走哪条渠道：在线接口、批量文件或人工办理", "By which way applications reach each place and line: interface, file or by hand");
    public static readonly LocalText Name = LocalText.Of("名称", "Name");
    public static readonly LocalText Id = LocalText.Of("编号（小写字母、数字、短横线）", "Id (lower-case letters, digits, dashes)");
    public static readonly LocalText Kind = LocalText.Of("方式", "Kind");
    public static readonly LocalText Regions = LocalText.Of("适用地区", "Places");
    public static readonly LocalText RegionsHint = LocalText.Of(
        "行政区划代码的前 2、4 或 6 位，用逗号分隔；不填为全国", "First 2, 4 or 6 digits of region codes, by commas; empty for everywhere");
    public static readonly LocalText Lines = LocalText.Of("适用险种", "Lines");
    public static readonly LocalText Everywhere = LocalText.Of("全国", "everywhere");
    public static readonly LocalText AllLines = LocalText.Of("全部险种", "every line");
    public static readonly LocalText Persons = LocalText.Of("每个文件最多人数", "People per file, at most");
    public static readonly LocalText BuiltIn = LocalText.Of("内置", "built in");
    public static readonly LocalText Add = LocalText.Of("新增渠道", "Add a way");
    public static readonly LocalText Edit = LocalText.Of("修改", "Change");
    public static readonly LocalText Remove = LocalText.Of("删除", "Remove");
    public static readonly LocalText RemoveConfirm = LocalText.Of("确认删除", "Remove it");
    public static readonly LocalText RemoveHint = LocalText.Of(
        "已在该渠道上的申请继续走原渠道；新的申请走下一条适用的渠道。", "Applications on it stay there; new ones take the next way that serves them.");
    public static readonly LocalText Save = LocalText.Of("保存", "Save");
    public static readonly LocalText Saved = LocalText.Of("已保存渠道“{0}”", "The way \"{0}\" is saved");
    public static readonly LocalText Removed = LocalText.Of("已删除渠道“{0}”", "The way \"{0}\" is removed");
    public static readonly LocalText Ask = LocalText.Of("查询适用渠道", "Which way serves…");
    public static readonly LocalText Place = LocalText.Of("新参保地", "New place");
    public static readonly LocalText Line = LocalText.Of("险种", "Line");
    public static readonly LocalText Serves = LocalText.Of("走“{0}”（{1}）", "goes by \"{0}\" ({1})");
    public static readonly LocalText NoAccess = LocalText.Of("您的角色无权查看经办渠道。", "Your role does not include the ways to agencies.");

    public static LocalText KindName(WayKind kind) => kind switch
    {
        WayKind.Http => LocalText.Of("在线接口", "Interface"),
        WayKind.File => LocalText.Of("批量文件", "File"),
        WayKind.Manual => LocalText.Of("人工办理", "By hand"),
        _ => LocalText.Of("未知", "Unknown"),
    };
}
