using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Devices;
using HrActors.Domain.Attendance.Devices;
using HrActors.DurableLog;
using HrActors.Grains.Rows;
using HrActors.Silo.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrActors.Silo.Intake;

/// <summary>Puts together what came in, what is behind and what is wrong.</summary>
internal sealed class IntakeOverviews(
    IGrainFactory grains, IDeviceRows devices, IUpstreamRows upstreams, IDurableLog log, HealthCheckService health, TimeProvider time)
{
    private const int PageSize = 500;

    public async Task<IntakeOverview> Read(Principal by, CancellationToken cancellationToken)
    {
        var troubles = await Troubles(cancellationToken);
        if (troubles.Any(trouble => trouble is { Part: HealthEndpoints.Storage, Status: HealthEndpoints.Failed }))
            return new() { At = time.GetUtcNow(), Sources = [], Behind = 0, DeadLetters = 0, UnknownDevices = 0, Troubles = troubles };

        var figures = (await grains.GetGrain<IIntakeFiguresGrain>(GrainKeys.IntakeFigures).Get().WaitAsync(cancellationToken))
            .ToDictionary(source => source.Source, StringComparer.Ordinal);
        var manages = AccessPolicy.Holds(by, Permission.ManageAccess);
        var known = await DevicesOf(by, registered: true, cancellationToken);
        var queues = await log.GetStatus(cancellationToken);
        return new()
        {
            At = time.GetUtcNow(),
            Sources =
            [
                .. (await upstreams.All(cancellationToken))
                    .Where(row => row.RevokedAt is null && (by.Branches is null || row.Branches.Overlaps(by.Branches)))
                    .Select(row => SourceOf(row, by, figures.GetValueOrDefault(row.Id)))
                    .OrderBy(source => source.Name, StringComparer.Ordinal).ThenBy(source => source.Id, StringComparer.Ordinal),
                .. known.Select(device => SourceOf(device, figures.GetValueOrDefault(ClockEventId.SourceOf(device.Serial))))
                    .OrderBy(source => source.Name, StringComparer.Ordinal).ThenBy(source => source.Id, StringComparer.Ordinal),
            ],
            Behind = queues.Sum(queue => queue.Lag),
            DeadLetters = queues.Sum(queue => queue.DeadLetters),
            UnknownDevices = manages ? (await DevicesOf(by, registered: false, cancellationToken)).Count : 0,
            Troubles = troubles,
        };
    }

    private static IntakeSource SourceOf(UpstreamRow row, Principal by, SourceFigures? figures) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Branches = [.. row.Branches.Where(branch => by.Branches is null || by.Branches.Contains(branch)).Order(StringComparer.Ordinal)],
        Figures = figures,
        LastUsedAt = row.LastUsedAt,
    };

    private static IntakeSource SourceOf(DeviceView device, SourceFigures? figures) => new()
    {
        Id = ClockEventId.SourceOf(device.Serial),
        Name = device.Registration!.Name,
        Branches = [device.Registration.BranchCode],
        Figures = figures,
        Device = device,
    };

    private async Task<List<DeviceView>> DevicesOf(Principal by, bool registered, CancellationToken cancellationToken)
    {
        var all = new List<DeviceView>();
        string? cursor = null;
        do
        {
            var page = await devices.Devices(
                new() { Scope = by.Branches, Registered = registered, Cursor = cursor, Limit = PageSize }, cancellationToken);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>The same checks as <c>/health/ready</c>, in its words.</summary>
    private async Task<IReadOnlyList<IntakeTrouble>> Troubles(CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(HealthEndpoints.Ready), cancellationToken);
        return
        [
            .. report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy)
                .Select(entry => new IntakeTrouble
                {
                    Part = entry.Key,
                    Status = HealthEndpoints.Name(entry.Value.Status),
                    Code = PartReport.Of(entry.Value)?.Code,
                    Text = PartReport.Of(entry.Value)?.Text,
                    Detail = entry.Value.Description,
                }),
        ];
    }
}
