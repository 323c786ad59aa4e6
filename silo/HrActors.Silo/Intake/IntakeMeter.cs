using System.Collections.Immutable;
using System.Collections.Concurrent;
using HrActors.Contracts.Attendance;

namespace HrActors.Silo.Intake;

/// <summary>
/// What came in at this silo's doors, by source, in memory. The doors only see sources that proved who they are, so there are as many as
/// keys and registered devices.
/// </summary>
internal sealed class IntakeMeter(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SourceMeter> _sources = new(StringComparer.Ordinal);

    /// <param name="newest">The newest time of the events; null when there was none.</param>
    public void Took(string source, long accepted, long duplicates, DateTimeOffset? newest) =>
        Of(source).Took(time.GetUtcNow(), accepted, duplicates, newest);

    public void Rejected(string source, string code, long events = 1) => Of(source).Rejected(time.GetUtcNow(), code, events);

    public void Postponed(string source, string code) => Of(source).Postponed(time.GetUtcNow(), code);

    public ImmutableList<SourceFigures> Figures()
    {
        var now = time.GetUtcNow();
        return [.. _sources.Values.Select(source => source.Figures(now))];
    }

    private SourceMeter Of(string source) => _sources.GetOrAdd(source, static name => new(name));
}
