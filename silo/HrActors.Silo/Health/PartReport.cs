using HrActors.Domain.Localisation;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrActors.Silo.Health;

/// <summary>What a check says in words, in both languages, with a code that programs can watch.</summary>
/// <param name="Code"><c>area.reason</c>, never renamed.</param>
/// <param name="Since">When it was first seen; null when nobody noted it.</param>
internal sealed record PartReport(string Code, LocalText Text, DateTimeOffset? Since = null)
{
    private const string Key = "report";

    public HealthCheckResult As(HealthStatus status) =>
        new(status, Text.En, data: new Dictionary<string, object> { [Key] = this });

    /// <summary>Null when the check had nothing of the kind to say.</summary>
    public static PartReport? Of(HealthReportEntry entry) => entry.Data.GetValueOrDefault(Key) as PartReport;
}
