using System.Collections.Immutable;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Grains.Rows;

namespace HrActors.Silo.Intake;

/// <summary>Reports this silo's figures to where they are added up, writes them down, and notes now and then which keys were used.</summary>
internal sealed partial class IntakeReporter(
    IntakeMeter meter, IGrainFactory grains, ILocalSiloDetails silo, IUpstreamRows upstreams, IIntakeRows rows, Callers callers,
    TimeProvider time, ILogger<IntakeReporter> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>Ticks between two notes of use.</summary>
    private const int UsePeriod = 15;

    private readonly Dictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _written = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        for (var tick = 0; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            try
            {
                var figures = meter.Figures();
                if (figures.IsEmpty) continue;
                using var system = callers.AsSystem();
                await grains.GetGrain<IIntakeFiguresGrain>(GrainKeys.IntakeFigures)
                    .Report(new() { Silo = silo.SiloAddress.ToString(), Sources = figures });
                await WriteDown(figures, stoppingToken);
                if (tick % UsePeriod == 0) await NoteUse(figures, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database or the silo is not there for a moment: the next tick tries again.
                LogFailed(exception);
            }
        }
    }

    /// <summary>Of the sources that sent something since the last time, so that a restart loses no more than a few seconds of counting.</summary>
    private async Task WriteDown(ImmutableList<SourceFigures> figures, CancellationToken cancellationToken)
    {
        var news = figures.FindAll(source => source.LastReceivedAt is { } at && at > _written.GetValueOrDefault(source.Source));
        await rows.WriteDown(new() { Silo = silo.SiloAddress.ToString(), Sources = news }, cancellationToken);
        foreach (var source in news) _written[source.Source] = source.LastReceivedAt!.Value;
    }

    private async Task NoteUse(ImmutableList<SourceFigures> figures, CancellationToken cancellationToken)
    {
        var used = figures.Where(source => source.LastReceivedAt is { } at && at > _noted.GetValueOrDefault(source.Source))
            .ToDictionary(source => source.Source, source => source.LastReceivedAt!.Value, StringComparer.Ordinal);
        await upstreams.NoteUse(used, cancellationToken);
        foreach (var (source, at) in used) _noted[source] = at;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The figures of the intake could not be reported; the next report follows")]
    private partial void LogFailed(Exception exception);
}
