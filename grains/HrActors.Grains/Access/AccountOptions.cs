using System.ComponentModel.DataAnnotations;
using HrActors.Contracts.Access;

namespace HrActors.Grains.Access;

/// <summary>How accounts are guarded. Section <c>Hr:Accounts</c>.</summary>
public sealed class AccountOptions
{
    public const string Section = "Hr:Accounts";

    /// <summary>Characters of a password at the least. Default: 10.</summary>
    [Range(8, 64)]
    public int MinPasswordLength { get; set; } = 10;

    /// <summary>Wrong passwords or codes in a row before the account is locked. Default: 10.</summary>
    [Range(3, 100)]
    public int LockAfter { get; set; } = 10;

    /// <summary>How long the first lock lasts; each one that follows twice as long, up to an hour. Default: 5 minutes.</summary>
    public TimeSpan LockFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A session ends when nothing was done in it for this long. Default: 2 hours.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromHours(2);

    /// <summary>A session ends after this, however busy it is. Default: 10 hours.</summary>
    public TimeSpan SessionLife { get; set; } = TimeSpan.FromHours(10);

    /// <summary>Roles that must have a second factor, such as <c>Administrator</c>. Default: none. Accounts of the sample need none.</summary>
    public IList<Role> SecondFactorRoles { get; } = [];

    /// <summary>
    /// The name authenticators show, at most 32 characters. Default: HrActors. From about five Chinese characters on it is too long for the code to
    /// scan, and the secret is typed.
    /// </summary>
    [Required, StringLength(32)]
    public string Issuer { get; set; } = "HrActors";
}
