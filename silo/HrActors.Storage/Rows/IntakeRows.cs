using HrActors.Contracts.Attendance;
using HrActors.Contracts.Listing;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

internal sealed class IntakeRows(HrDatabase database) : IIntakeRows
{
    private readonly NoteRows _notes = new(database);
    private readonly WaitingPunchRows _punches = new(database);
    private readonly WaitingBadgeRows _badges = new(database);
    private readonly IntakeFigureRows _figures = new(database);

    public Task Save(IReadOnlyCollection<IntakeNote> notes, CancellationToken cancellationToken) => _notes.Save(notes, cancellationToken);

    public Task<Page<IntakeNote>> Notes(IntakeNoteQuery query, CancellationToken cancellationToken) => _notes.Read(query, cancellationToken);

    public Task Save(IReadOnlyCollection<WaitingPunch> punches, CancellationToken cancellationToken) => _punches.Save(punches, cancellationToken);

    public Task<IReadOnlyList<WaitingPunch>> Ready(int limit, CancellationToken cancellationToken) => _punches.Ready(limit, cancellationToken);

    public Task<IReadOnlyList<string>> WaitingPins(string serial, CancellationToken cancellationToken) => _punches.Pins(serial, cancellationToken);

    public Task Assign(string serial, string pin, string? employeeNo, CancellationToken cancellationToken) =>
        _punches.Assign(serial, pin, employeeNo, cancellationToken);

    public Task<IReadOnlyList<string>> DevicesWaitingFor(string branchCode, string pin, CancellationToken cancellationToken) =>
        _punches.Devices(branchCode, pin, cancellationToken);

    public Task Remove(IReadOnlyCollection<WaitingPunch> released, CancellationToken cancellationToken) =>
        _punches.Remove(released, cancellationToken);

    public Task Note(IReadOnlyCollection<LoggedPunch> waiting, CancellationToken cancellationToken) => _badges.Note(waiting, cancellationToken);

    public Task<IReadOnlyList<WaitingBadge>> Badges(
        ImmutableHashSet<string>? scope, string? branchCode, int limit, CancellationToken cancellationToken) =>
        _badges.Read(scope, branchCode, limit, cancellationToken);

    public Task WriteDown(SiloFigures figures, CancellationToken cancellationToken) => _figures.Save(figures, cancellationToken);

    public Task<IReadOnlyList<SiloFigures>> Figures(CancellationToken cancellationToken) => _figures.Read(cancellationToken);

    public async Task Purge(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await _notes.Purge(before, cancellationToken);
        await _badges.Purge(cancellationToken);
        await _figures.Purge(before, cancellationToken);
    }
}
