using System.Globalization;
using HrActors.Domain.Identity;

namespace HrActors.Benchmarks.TransferFaults;

/// <summary>How many people move their pension insurance, and what goes wrong meanwhile.</summary>
public sealed record TransferFaultLoad
{
    public static readonly TransferFaultLoad Short = new()
    {
        Cases = 40, Clients = 20, LatencyMs = 150, ErrorRate = 0.3, SecondsPerLeg = 0.3, Outage = TimeSpan.FromSeconds(3), Kills = 1,
        Limit = TimeSpan.FromMinutes(8),
    };

    public static readonly TransferFaultLoad Long = new()
    {
        Cases = 500, Clients = 48, LatencyMs = 5_000, ErrorRate = 0.3, SecondsPerLeg = 2, Outage = TimeSpan.FromMinutes(2), Kills = 3,
        Limit = TimeSpan.FromMinutes(30),
    };

    public required int Cases { get; init; }

    /// <summary>People in HR who work at the same time.</summary>
    public required int Clients { get; init; }

    /// <summary>Added to each answer of the agency.</summary>
    public required int LatencyMs { get; init; }

    /// <summary>Share of the agency's answers that are errors, half of them after the effect.</summary>
    public required double ErrorRate { get; init; }

    /// <summary>How fast the agency works.</summary>
    public required double SecondsPerLeg { get; init; }

    /// <summary>How long the agency is down in one piece.</summary>
    public required TimeSpan Outage { get; init; }

    /// <summary>How often the silo is killed, 1 to 3.</summary>
    public required int Kills { get; init; }

    /// <summary>What is not over by then is stuck.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>Sequence code 999 belongs to tests; the dates of birth make the people different.</summary>
    internal IReadOnlyList<Mover> People() =>
    [
        .. Enumerable.Range(0, Cases).Select(number =>
        {
            var seventeen = string.Create(CultureInfo.InvariantCulture, $"420106{new DateOnly(1985, 1, 1).AddDays(number):yyyyMMdd}999");
            return new Mover(string.Create(CultureInfo.InvariantCulture, $"M{number:0000}"), seventeen + IdentityChecksum.Of(seventeen));
        }),
    ];
}

/// <summary>Somebody who moves from Wuhan to Changsha, and how far their case has come for the client.</summary>
internal sealed class Mover(string employeeNo, string idNumber)
{
    public const int Months = 36;

    public string EmployeeNo => employeeNo;

    public string IdNumber => idNumber;

    /// <summary>Null until the case has opened by itself.</summary>
    public string? CaseNo { get; set; }

    public object Hire() => new
    {
        employeeNo,
        name = "示例",
        idNumber,
        branchCode = "4301",
        hireDate = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        monthlyWage = 9_000,
        hukouRegionCode = "430100",
    };

    /// <summary>What the agencies know: three years in Wuhan, stopped.</summary>
    public static object AtAgency() => new
    {
        name = "示例",
        records = new[]
        {
            new
            {
                regionCode = "420100",
                line = "pension",
                status = "paused",
                unitName = "武汉示例单位",
                history = new[] { new { from = "2021-07", to = "2024-06", @base = 5_000 } },
            },
        },
    };
}
