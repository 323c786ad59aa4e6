using System.Collections.Concurrent;
using System.Globalization;

namespace HrActors.Benchmarks.Faults;

/// <summary>What counts in the end: the raw punches in the attendance sheets, as a user reads them.</summary>
internal static class Sheets
{
    private const int AtOnce = 8;

    /// <summary>Punches per employee and time.</summary>
    public static async Task<IReadOnlyDictionary<(string EmployeeNo, DateTimeOffset At), int>> Read(
        FaultProduct product, IEnumerable<PlannedPunch> planned, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<(string, DateTimeOffset), int>();
        var months = planned.Select(punch => (punch.EmployeeNo, Month: punch.At.ToString("yyyy-MM", CultureInfo.InvariantCulture))).Distinct();
        await Parallel.ForEachAsync(
            months,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (sheet, _) =>
            {
                var month = await product.Get($"employees/{sheet.EmployeeNo}/attendance/{sheet.Month}");
                foreach (var punch in month.GetProperty("days").EnumerateArray().SelectMany(day => day.GetProperty("punches").EnumerateArray()))
                {
                    if (punch.GetProperty("source").GetString() != FaultProduct.Source) continue;
                    found.AddOrUpdate((sheet.EmployeeNo, punch.GetProperty("time").GetDateTimeOffset()), 1, (_, count) => count + 1);
                }
            });
        return found;
    }
}
