using HrActors.Domain.Localisation;

namespace HrActors.Domain.Identity;

/// <summary>Every reason the check of a number can give. No text repeats the number.</summary>
public static class IdentityReasons
{
    public static readonly IdentityReason Missing = Error("identity.missing", "未填写证件号码", "No identity number was given.");

    public static readonly IdentityReason Length = Error("identity.length",
        "证件号码应为 18 位（旧号 15 位）", "An identity number has 18 characters (15 in its older form).");

    public static readonly IdentityReason Characters = Error("identity.characters",
        "证件号码只能由数字组成，末位可为 X；旧版永久居留证为 3 个字母加 12 位数字",
        "An identity number consists of digits, the last may be X; an older permanent residence card has 3 letters and 12 digits.");

    public static readonly IdentityReason Province = Error("identity.province",
        "证件号码中的省级代码不存在", "The number names a province that does not exist.");

    public static readonly IdentityReason Date = Error("identity.date",
        "证件号码中的出生日期不存在", "The number holds a date of birth that does not exist.");

    public static readonly IdentityReason DateInFuture = Error("identity.date-future",
        "证件号码中的出生日期晚于今天", "The number holds a date of birth after today.");

    public static readonly IdentityReason Checksum = Error("identity.checksum",
        "证件号码校验位不符，请核对各位数字", "The check character does not fit the number: compare it digit by digit.");

    public static readonly IdentityReason UnknownArea = Warning("identity.area",
        "地区代码不在行政区划表中（可能为已撤销的代码），请核对证件",
        "The area is not in the table of administrative divisions (it may have been withdrawn): compare with the document.");

    public static readonly IdentityReason LegacyFifteen = Warning("identity.legacy-15",
        "15 位旧号已换算为 18 位，申报前须使用 18 位号码", "The older number of 15 digits was upgraded to 18; a declaration needs 18.");

    public static readonly IdentityReason LayoutUnconfirmed = Warning("identity.layout-unconfirmed",
        "永久居留证号码的编排规则未公开确认，仅校验位数和校验位，请核对证件",
        "The layout of permanent residence numbers is not confirmed: only length and check character were tested, compare with the document.");

    public static readonly IdentityReason DateImplausible = Warning("identity.date-implausible",
        "永久居留证号码第 7 至 14 位不是有效的出生日期，请核对证件",
        "Positions 7 to 14 of the permanent residence number are no date of birth: compare with the document.");

    /// <summary>The reason with this code; null when there is none.</summary>
    public static IdentityReason? Find(string code) => All.Find(reason => reason.Code == code);

    private static readonly ImmutableList<IdentityReason> All =
    [
        Missing, Length, Characters, Province, Date, DateInFuture, Checksum, UnknownArea, LegacyFifteen, LayoutUnconfirmed, DateImplausible,
    ];

    private static IdentityReason Error(string code, string zh, string en) =>
        new() { Code = code, Severity = IdentitySeverity.Error, Text = LocalText.Of(zh, en) };

    private static IdentityReason Warning(string code, string zh, string en) =>
        new() { Code = code, Severity = IdentitySeverity.Warning, Text = LocalText.Of(zh, en) };
}
