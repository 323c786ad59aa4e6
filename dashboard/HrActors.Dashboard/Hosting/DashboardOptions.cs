using System.ComponentModel.DataAnnotations;

namespace HrActors.Dashboard;

/// <summary>Settings of the dashboard.</summary>
public sealed class DashboardOptions
{
    public const string Section = "Dashboard";

    /// <summary>The group's name in the head of every page. Default: HrActors.</summary>
    [Required]
    public string GroupName { get; set; } = "HrActors";

    /// <summary>How often at most one browser tab draws news again, per second. Default: 5.</summary>
    [Range(1, 10)]
    public int MaxRendersPerSecond { get; set; } = 5;

    /// <summary>
    /// After how many days an agency's answer is shown as stale: behind a month's end a relationship may have changed. Default: 30.
    /// </summary>
    [Range(1, 365)]
    public int StaleAfterDays { get; set; } = 30;

    /// <summary>What the button says that leads to another way in (<see cref="ExternalPath"/>), in Chinese and English; null: there is none.</summary>
    public string? ExternalZh { get; set; }
    public string? ExternalEn { get; set; }

    /// <summary>Where the host begins the other way in.</summary>
    public string ExternalPath { get; set; } = "/account/oidc";

    /// <summary>Characters of a password at the least, as pages say it; the host sets it to what the accounts demand. Default: 10.</summary>
    [Range(8, 64)]
    public int MinPasswordLength { get; set; } = 10;

    /// <summary>How often a session is compared with its account, so that signing out anywhere ends it. Default: 5 seconds.</summary>
    public TimeSpan SessionCheck { get; set; } = TimeSpan.FromSeconds(5);
}
