using System.Globalization;
using HrActors.Benchmarks.Product;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Attendance;
using HrActors.Storage.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Benchmarks.Waking;

/// <summary>A day of punches behind every snapshot, in the log and delivered, as after a day on which nobody's state was written.</summary>
internal sealed class TailSeed(IDurableLog log, LogPayload payloads, HrDatabase database)
{
    /// <summary>Punches of each employee.</summary>
    public const int Punches = 4;

    public static async Task Write(IServiceProvider services, YearMonth month, int employees, int branches)
    {
        var seed = ActivatorUtilities.CreateInstance<TailSeed>(services);
        foreach (var branch in Enumerable.Range(0, branches))
        {
            var events = Enumerable.Range(0, employees).Where(i => i % branches == branch).SelectMany(i => seed.DayOf(i, month, branch)).ToList();
            foreach (var some in events.Chunk(500))
                await seed.Append(MadeUpGroup.Branch(branch), some);
        }

        await seed.CountAsDelivered();
    }

    /// <summary>The last day of the month.</summary>
    public static DateOnly Day(YearMonth month) => month.LastDay;

    private async Task Append(string branch, IReadOnlyList<LogEvent> events)
    {
        var outcomes = await log.Append(AttendanceLog.StreamOf(branch), events, CancellationToken.None);
        if (outcomes.Any(outcome => outcome.Kind != AppendKind.Stored)) throw new InvalidOperationException("An event was not stored.");
    }

    private async Task CountAsDelivered()
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "update log_queue set checkpoint = head";
        await command.ExecuteNonQueryAsync();
    }

    private IEnumerable<LogEvent> DayOf(int employee, YearMonth month, int branch)
    {
        for (var i = 0; i < Punches; i++)
        {
            var e = new AttendanceEvent
            {
                EmployeeNo = MadeUpGroup.EmployeeNo(employee),
                Kind = i % 2 == 0 ? PunchKind.ClockIn : PunchKind.ClockOut,
                At = new DateTimeOffset(Day(month), new TimeOnly(9 + (3 * i), 0), ChinaTime.Offset),
                BranchCode = MadeUpGroup.Branch(branch),
                Source = "gates",
                EventId = string.Create(CultureInfo.InvariantCulture, $"tail-{employee}-{i}"),
            };
            yield return AttendanceLog.EventOf(payloads, e);
        }
    }
}
