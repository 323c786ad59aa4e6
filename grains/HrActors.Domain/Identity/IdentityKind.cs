namespace HrActors.Domain.Identity;

/// <summary>The document a number belongs to. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.identity-kind")]
public enum IdentityKind
{
    None = 0,
    /// <summary>Citizen number of 18 characters (公民身份号码), GB 11643-1999.</summary>
    Citizen18 = 1,
    /// <summary>Citizen number of 15 digits, issued until 1999; to be upgraded before any declaration.</summary>
    Citizen15 = 2,
    /// <summary>Residence permit for people of Hong Kong, Macao and Taiwan (港澳台居民居住证), issued since 2018-09-01.</summary>
    HongKongMacaoTaiwanPermit = 3,
    /// <summary>Permanent residence card for foreigners of 18 digits (外国人永久居留身份证), issued since 2023-12-01.</summary>
    PermanentResident18 = 4,
    /// <summary>The older permanent residence card: three letters and twelve digits.</summary>
    PermanentResident15 = 5,
}

/// <summary>Sex as a number states it. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.sex")]
public enum Sex
{
    None = 0,
    Male = 1,
    Female = 2,
}

/// <summary>Wire names.</summary>
public static class IdentityNames
{
    /// <summary>The name used on the wire; null for <see cref="IdentityKind.None"/>.</summary>
    public static string? WireName(this IdentityKind kind) => kind switch
    {
        IdentityKind.Citizen18 => "citizen-18",
        IdentityKind.Citizen15 => "citizen-15",
        IdentityKind.HongKongMacaoTaiwanPermit => "hmt-residence-permit",
        IdentityKind.PermanentResident18 => "permanent-resident-18",
        IdentityKind.PermanentResident15 => "permanent-resident-15",
        _ => null,
    };

    /// <summary><c>male</c> or <c>female</c>; null for <see cref="Sex.None"/>.</summary>
    public static string? WireName(this Sex sex) => sex switch
    {
        Sex.Male => "male",
        Sex.Female => "female",
        _ => null,
    };
}
