using HrActors.Contracts.Employees;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Privacy;

/// <summary>Texts around personal data.</summary>
internal static class PrivacyTexts
{
    public static readonly LocalText DiscloseTitle = LocalText.Of("查看{0}明文", "Show the {0} in clear");
    public static readonly LocalText DiscloseHint = LocalText.Of(
        "查看明文须说明理由；您的姓名、时间和理由会先记入审计日志。", "A reason is required. Who looks, when and why is put on record first.");
    public static readonly LocalText Reason = LocalText.Of("理由", "Reason");
    public static readonly LocalText Disclose = LocalText.Of("查看明文", "Show");
    public static readonly LocalText Disclosed = LocalText.Of("已于 {0} 记入审计日志", "On record since {0}");
    public static readonly LocalText Close = LocalText.Of("关闭", "Close");

    public static LocalText FieldName(PersonalField field) => field switch
    {
        PersonalField.IdNumber => LocalText.Of("证件号码", "Identity number"),
        PersonalField.Phone => LocalText.Of("联系电话", "Phone"),
        PersonalField.BankAccount => LocalText.Of("工资卡号", "Bank account"),
        PersonalField.Address => LocalText.Of("住址", "Address"),
        _ => LocalText.Of("", ""),
    };
}
