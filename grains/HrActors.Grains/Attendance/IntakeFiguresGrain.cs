using HrActors.Contracts.Attendance;

namespace HrActors.Grains.Attendance;

/// <summary>Keeps the last report of every silo in memory. After a move it is empty until the silos report again, a few seconds later.</summary>
[GrainType("intake-figures")]
internal sealed class IntakeFiguresGrain(TimeProvider time) : Grain, IIntakeFiguresGrain
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

    public Task<ImmutableList<SourceFigures>> Get()
    {
        var now = time.GetUtcNow();
        return Task.FromResult(_silos.Values.Where(silo => now - silo.At <= Fresh)
            .SelectMany(silo => silo.Figures.Sources)
            .GroupBy(source => source.Source, StringComparer.Ordinal)
            .Select(same => same.Aggregate((one, other) => one.With(other)))
            .OrderBy(source => source.Source, StringComparer.Ordinal)
            .ToImmutableList());
    }
}
