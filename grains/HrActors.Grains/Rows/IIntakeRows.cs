using HrActors.Contracts.Attendance;
using HrActors.Contracts.Listing;

namespace HrActors.Grains.Rows;

/// <summary>What the intake put aside: punches of user ids nobody has, badge numbers that events wait for, and notes; and what it counted.</summary>
public interface IIntakeRows
{
    /// <summary>Keeps each once by its id.</summary>
    Task Save(IReadOnlyCollection<IntakeNote> notes, CancellationToken cancellationToken);

    Task<Page<IntakeNote>> Notes(IntakeNoteQuery query, CancellationToken cancellationToken);

    /// <summary>Keeps each once by the id of its event.</summary>
    Task Save(IReadOnlyCollection<WaitingPunch> punches, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="limit"/> waiting punches whose employee is known by now, oldest first.</summary>
    Task<IReadOnlyList<WaitingPunch>> Ready(int limit, CancellationToken cancellationToken);

    /// <summary>The user ids of a device that punches wait for.</summary>
    Task<IReadOnlyList<string>> WaitingPins(string serial, CancellationToken cancellationToken);

    /// <summary>From now on the punches of this user id are taken for <paramref name="employeeNo"/>; null: for nobody.</summary>
    Task Assign(string serial, string pin, string? employeeNo, CancellationToken cancellationToken);

    /// <summary>The devices of a branch at which punches of this user id wait.</summary>
    Task<IReadOnlyList<string>> DevicesWaitingFor(string branchCode, string pin, CancellationToken cancellationToken);

    Task Remove(IReadOnlyCollection<WaitingPunch> released, CancellationToken cancellationToken);

    /// <summary>
    /// Adds events of the log to what waits for badge numbers, by source, badge and branch. Each counts once: what lies at or before the
    /// place counted last is passed over, so that retrying is safe as long as a branch's events come in the order of the log.
    /// </summary>
    Task Note(IReadOnlyCollection<LoggedPunch> waiting, CancellationToken cancellationToken);

    /// <summary>What waits and still has no employee, the longest first by number of events; one entry per source, badge and branch.</summary>
    Task<IReadOnlyList<WaitingBadge>> Badges(ImmutableHashSet<string>? scope, string? branchCode, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Writes down the figures of one silo: counts are of the day of the last arrival. Those without an arrival are left out; what is of a
    /// minute, and why something was rejected or held off, is not kept.
    /// </summary>
    Task WriteDown(SiloFigures figures, CancellationToken cancellationToken);

    /// <summary>The figures every silo wrote down last, one entry per silo.</summary>
    Task<IReadOnlyList<SiloFigures>> Figures(CancellationToken cancellationToken);

    /// <summary>
    /// Forgets notes from before <paramref name="before"/>, badges whose employee appeared, and figures from before it that newer ones of
    /// their source stand for.
    /// </summary>
    Task Purge(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>A device's punch that nobody is known for yet.</summary>
public sealed record WaitingPunch
{
    public required string Serial { get; init; }

    /// <summary>The event as it will be taken, with the employee number as known now; empty while there is none.</summary>
    public required AttendanceEvent Event { get; init; }
}
