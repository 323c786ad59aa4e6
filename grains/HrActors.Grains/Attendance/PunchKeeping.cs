using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.DurableLog;
using HrActors.DurableLog.Retention;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Attendance;

/// <summary>
/// Has every employee concerned write what stands in the log alone, before the log lets go of it: few punches are not worth a write of their
/// own, and whoever was not woken since has written none.
/// </summary>
internal sealed class PunchKeeping(IDurableLog log, IGrainFactory grains, Callers callers) : IBeforeDrop
{
    private const int Page = 1_000;
    private const int InFlight = 32;

    public async Task Keep(DateOnly firstKept, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> page = [];
        do
        {
            page = await log.SubjectsBefore(StreamNames.Attendance, firstKept, page.Count == 0 ? null : page[^1], Page, cancellationToken);
            await page.ForEachBounded(InFlight, Keep, cancellationToken);
        }
        while (page.Count == Page);
    }

    private async ValueTask Keep(string employeeNo, CancellationToken cancellationToken)
    {
        using var system = callers.AsSystem();
        await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(employeeNo)).KeepPunches();
    }
}

/// <summary>Months that employees still read punches of are never let go.</summary>
internal sealed class LogKeepingCheck : IValidateOptions<DurableLogOptions>
{
    public ValidateOptionsResult Validate(string? name, DurableLogOptions options) => options.KeepMonths is > 0 and <= AttendanceBook.OpenMonthsBefore
        ? ValidateOptionsResult.Fail(
            $"{nameof(options.KeepMonths)} is 0 (everything is kept) or at least {AttendanceBook.OpenMonthsBefore + 1}: attendance is open that long.")
        : ValidateOptionsResult.Success;
}
