using System.Collections.Concurrent;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance.Devices;
using HrActors.Grains.Rows;
using HrActors.Silo.Attendance;
using HrActors.Silo.Devices;

namespace HrActors.Silo.Intake;

/// <summary>
/// Keeps why events of an upstream system were rejected, for those who did not get the answer. A few per request and a number per minute
/// and key: a system with a fault in it repeats it a million times.
/// </summary>
internal sealed class RejectionNotes(IIntakeRows rows)
{
    private const int MostPerRequest = 20;
    private const int MostPerMinute = 200;

    private readonly ConcurrentDictionary<string, (long Minute, int Notes)> _kept = new(StringComparer.Ordinal);

    public async Task Keep(Principal key, EventCount count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (count.Rejected.Count == 0) return;

        var source = key.Source ?? key.UserName;
        var notes = count.Rejected.Take(Room(key.UserName, Math.Min(count.Rejected.Count, MostPerRequest), now))
            .Select(one => new IntakeNote
            {
                Id = NoteIds.Of(one.Fault.Code, source, one.Id ?? $"{now:O} {one.Index}"),
                At = now,
                Kind = one.Fault.Code,
                Source = source,
                BranchCode = key.Branches is { Count: 1 } only ? only.Single() : "",
                Raw = ClockRow.Cut(ClockText.WithoutNul(one.Id ?? "")),
            }).ToList();
        await rows.Save(notes, cancellationToken);
    }

    private int Room(string key, int wanted, DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        var granted = 0;
        _kept.AddOrUpdate(
            key,
            _ => (minute, granted = wanted),
            (_, kept) =>
            {
                var used = kept.Minute == minute ? kept.Notes : 0;
                granted = Math.Min(wanted, MostPerMinute - used);
                return (minute, used + granted);
            });
        return granted;
    }
}
