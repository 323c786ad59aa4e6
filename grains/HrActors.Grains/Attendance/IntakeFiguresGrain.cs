using HrActors.Contracts.Attendance;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Attendance;

/// <summary>
/// Keeps the last report of every silo in memory. What silos that are gone had counted is read from what they wrote down; after a move that
/// is all there is until the silos report again, a few seconds later.
/// </summary>
[GrainType("intake-figures")]
internal sealed class IntakeFiguresGrain(IIntakeRows rows, TimeProvider time) : Grain, IIntakeFiguresGrain
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, (DateTimeOffset At, SiloFigures Figures)> _silos = new(StringComparer.Ordinal);

    public Task Report(SiloFigures figures)
    {
        var now = time.GetUtcNow();
        foreach (var gone in _silos.Where(silo => now - silo.Value.At > Fresh).Select(silo => silo.Key).ToList()) _silos.Remove(gone);
        _silos[figures.Silo] = (now, figures);
        return Task.CompletedTask;
    }

    public async Task<ImmutableList<SourceFigures>> Get()
    {
        var kept = await rows.Figures(CancellationToken.None);
        var now = time.GetUtcNow();
        var live = _silos.Values.Where(silo => now - silo.At <= Fresh).Select(silo => silo.Figures).ToList();
        return live
            .SelectMany(silo => silo.Sources)
            .Concat(kept.Where(silo => !live.Exists(other => other.Silo == silo.Silo)).SelectMany(silo => silo.Sources).Select(source => On(now, source)))
            .GroupBy(source => source.Source, StringComparer.Ordinal)
            .Select(same => same.Aggregate((one, other) => one.With(other)))
            .OrderBy(source => source.Source, StringComparer.Ordinal)
            .ToImmutableList();
    }

    /// <summary>Of what was counted on an earlier day only the last arrival and the last event are left.</summary>
    private static SourceFigures On(DateTimeOffset now, SourceFigures kept) =>
        kept.LastReceivedAt is { } at && ChinaTime.DateOf(at) == ChinaTime.DateOf(now) ? kept : kept with { Today = 0, Duplicates = 0, Rejected = 0 };
}
