using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace HrActors.Dashboard.Localisation;

/// <summary>The Chinese texts of the MudBlazor parts in use; MudBlazor has the English ones itself.</summary>
internal sealed class MudTexts : MudLocalizer
{
    private static readonly FrozenDictionary<string, string> Chinese = new Dictionary<string, string>
    {
        ["Converter_ConversionError"] = "无法识别的输入",
        ["Converter_ConversionFailed"] = "无法识别的输入",
        ["Converter_InvalidDateTime"] = "不是有效的日期",
        ["Converter_InvalidNumber"] = "不是有效的数字",
        ["MudAlert_Close"] = "关闭",
        ["MudBaseDatePicker_NextMonth"] = "下个月 {0}",
        ["MudBaseDatePicker_NextYear"] = "下一年 {0}",
        ["MudBaseDatePicker_Open"] = "打开日历",
        ["MudBaseDatePicker_PrevMonth"] = "上个月 {0}",
        ["MudBaseDatePicker_PrevYear"] = "上一年 {0}",
        ["MudChip_Close"] = "移除",
        ["MudDialog_Close"] = "关闭",
        ["MudFormComponent_Required"] = "必填",
        ["MudInput_Clear"] = "清除",
        ["MudInput_Decrement"] = "减少",
        ["MudInput_Increment"] = "增加",
        ["MudNavGroup_ToggleExpand"] = "展开或收起 {0}",
        ["MudSnackbar_Close"] = "关闭",
        ["MudTable_Loading"] = "正在加载…",
        ["MudTabs_ScrollDown"] = "向下滚动",
        ["MudTabs_ScrollLeft"] = "向左滚动",
        ["MudTabs_ScrollRight"] = "向右滚动",
        ["MudTabs_ScrollUp"] = "向上滚动",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public override LocalizedString this[string key] =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" && Chinese.TryGetValue(key, out var text)
            ? new(key, text)
            : new(key, key, resourceNotFound: true);

    public override LocalizedString this[string key, params object[] arguments] => this[key] is { ResourceNotFound: false } found
        ? new(key, string.Format(CultureInfo.CurrentCulture, found.Value, arguments))
        : this[key];
}
