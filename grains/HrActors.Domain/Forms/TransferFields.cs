using HrActors.Domain.Enrolment;

namespace HrActors.Domain.Forms;

/// <summary>
/// The fields that the transfer forms share. Lengths and required fields of the original agency's block are those of the
/// 金保 (LB) elements aae173, aac070, aae140, yac519, yac250 to yac256 and yae440 to yae444.
/// </summary>
internal static class TransferFields
{
    private const int NumberLength = 20;
    private const int NameLength = 50;
    private const int PhoneLength = 25;
    private const int AddressLength = 100;

    public static FormField Choice(string key, string chinese, string english, params ImmutableArray<FormChoice> choices) =>
        new() { Key = key, Chinese = chinese, English = english, Required = true, Format = FieldFormat.Choice, Choices = choices };

    public static FormField Line(params ReadOnlySpan<InsuranceLine> lines)
    {
        var choices = ImmutableArray.CreateBuilder<FormChoice>();
        foreach (var line in lines) choices.Add(new(line.WireName(), line.ChineseName(), line.EnglishName()));
        return Choice("insuranceLine", "险种类型", "Insurance line", choices.ToImmutable());
    }

    public static FormField Direction => Choice(
        "transferDirection", "转移方向", "Direction", new("in", "转入本地", "into this place"), new("out", "转出本地", "out of this place"));

    public static FormField AccountType => Choice(
        "accountType", "账户类型", "Account type", new("general", "一般账户", "general"), new("temporary", "临时缴费账户", "temporary"));

    public static FormSection Person => new("参保人员", "Insured person",
    [
        Text("name", "姓名", "Name", NameLength) with { Required = true },
        Choice("sex", "性别", "Sex", new("male", "男", "male"), new("female", "女", "female")),
        Required("idNumber", "公民身份号码", "Social security number", FieldFormat.IdNumber),
        Required("birthDate", "出生日期", "Date of birth", FieldFormat.Date),
        Phone("phone", "联系电话", "Phone"),
        Text("hukou", "户籍所在地", "Household registration (hukou)", AddressLength) with { Wide = true },
    ]);

    public static FormSection Unit => new("用人单位", "Employer",
    [
        Text("employerName", "单位名称", "Employer", TransferForms.LongestEmployerName) with { Required = true, Wide = true },
        Text("unitNumber", "单位编号", "Unit number", TransferForms.LongestUnitNumber),
        Text("destinationRegionName", "转入地区名称", "Destination place", NameLength) with { Required = true },
        Text("destinationAgencyName", "转入经办机构名称", "Destination agency", NameLength) with { Wide = true },
        Text("destinationAgencyAddress", "转入经办机构地址", "Address of the destination agency", AddressLength) with { Wide = true },
    ]);

    /// <summary>
    /// The original place. <paramref name="full"/>: every field of the agency is required, as on the pension form; otherwise only what
    /// identifies person and agency.
    /// </summary>
    public static FormSection Origin(bool full) => new("原参保地", "Original place",
    [
        Text("originPersonalNo", "原个人编号", "Personal number there", NumberLength) with { Required = true, Wide = true },
        Text("originRegionName", "原参保地区名称", "Original place", NameLength) with { Required = true },
        Required("originAgencyCode", "原机构行政区划代码", "Division code of the original agency", FieldFormat.RegionCode),
        Text("originAgencyPhone", "原经办机构联系电话", "Phone of the original agency", PhoneLength) with { Required = full },
        PostCode("originAgencyPostCode", "原经办机构邮政编码", "Postal code of the original agency") with { Required = full },
        Text("originAgencyName", "原经办机构名称", "Original agency", NameLength) with { Required = true, Wide = true },
        Text("originAgencyAddress", "原经办机构地址", "Address of the original agency", AddressLength) with { Required = full, Wide = true },
    ]);

    public static FormSection Agent => new("代办人", "Agent",
    [
        Text("agentName", "代办人姓名", "Agent", NameLength),
        Text("agentRelation", "与参保人关系", "Relation to the person", NumberLength) with { RequiredWith = "agentName" },
        Phone("agentPhone", "代办人电话", "Phone of the agent") with { RequiredWith = "agentName" },
        PostCode("agentPostCode", "代办人邮政编码", "Postal code of the agent"),
        Text("agentAddress", "代办人地址", "Address of the agent", AddressLength) with { Wide = true },
    ]);

    public static FormField Text(string key, string chinese, string english, int length) =>
        new() { Key = key, Chinese = chinese, English = english, MaxLength = length };

    public static FormField Required(string key, string chinese, string english, FieldFormat format) =>
        new() { Key = key, Chinese = chinese, English = english, Required = true, Format = format };

    private static FormField Phone(string key, string chinese, string english) =>
        new() { Key = key, Chinese = chinese, English = english, MaxLength = PhoneLength, Format = FieldFormat.Phone };

    private static FormField PostCode(string key, string chinese, string english) =>
        new() { Key = key, Chinese = chinese, English = english, Format = FieldFormat.PostCode };
}
