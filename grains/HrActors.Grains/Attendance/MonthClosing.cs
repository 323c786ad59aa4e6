using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Attendance;

/// <summary>Closes the attendance of a month at a branch (考勤关账), as confirming its contribution run does.</summary>
public sealed class MonthClosing(
    IClosedMonths rows, ClosedMonthBook book, IDurableLog log, IOptions<AttendanceOptions> options, TimeProvider time)
{
    /// <summary>
    /// Closes the month for good: what the log holds now decides its sheets, whatever comes later. Known at once in this silo, in the
    /// others within <see cref="AttendanceOptions.ClosedMonthsSeconds"/>. Closing again changes nothing.
    /// </summary>
    /// <param name="branchCode">The branch.</param>
    /// <param name="month">The month; it should be over.</param>
    /// <param name="shiftTemplate">Name of the branch's shift template in the month.</param>
    /// <param name="by">The user who closes it.</param>
    /// <param name="cancellationToken">Stops the wait only; the month may be closed all the same.</param>
    /// <returns>False when the month was closed before.</returns>
    public async Task<bool> Close(string branchCode, YearMonth month, string shiftTemplate, string by, CancellationToken cancellationToken)
    {
        var heads = (await log.GetStatus(cancellationToken)).ToImmutableSortedDictionary(queue => queue.Queue, queue => queue.Head);
        var closed = await rows.Close(
            new()
            {
                BranchCode = branchCode,
                Month = month,
                ClosedAt = time.GetUtcNow(),
                ClosedBy = by,
                ShiftTemplate = shiftTemplate,
                MergeSeconds = options.Value.MergeWindowSeconds,
                Heads = heads,
                Edition = SheetEdition.Newest,
            },
            cancellationToken);
        await book.Refresh(cancellationToken);
        return closed;
    }
}
