using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Devices;
using HrActors.Contracts.Listing;
using HrActors.Domain.Commands;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>An intake with an upstream system that is fine, devices in every condition, and something to do for everybody.</summary>
internal sealed class FakeIntakeDesk(TimeProvider time) : IIntakeDesk
{
    public List<IntakeSource> Sources { get; } = [.. SampleIntake.Sources(time.GetUtcNow())];

    public List<DeviceView> Unknown { get; } = [SampleIntake.Unknown(time.GetUtcNow())];

    public List<WaitingBadge> Badges { get; } = [.. SampleIntake.Badges(time.GetUtcNow())];

    public List<IntakeNote> Kept { get; } = [.. SampleIntake.Notes(time.GetUtcNow())];

    public List<DeadLetterRow> Letters { get; } = [SampleIntake.Letter(time.GetUtcNow())];

    public List<IntakeTrouble> Troubles { get; } = [];

    public Task<IntakeOverview> Overview(Principal by, CancellationToken cancellationToken) => Task.FromResult(new IntakeOverview
    {
        At = time.GetUtcNow(),
        Sources = [.. Sources.Where(source => by.Branches is null || by.Branches.Overlaps(source.Branches))],
        Behind = 0,
        DeadLetters = Letters.Count,
        UnknownDevices = IsAdministrator(by) ? Unknown.Count : 0,
        Troubles = [.. Troubles],
    });

    public Task<Page<DeviceView>> Devices(DeviceQuery query, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<DeviceView> { Items = IsAdministrator(by) && query.Registered == false ? [.. Unknown] : [] });

    public Task<Reply<DeviceView>> Device(string serial, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<DeviceView>>(Unknown.First(device => device.Serial == serial));

    public Task<Reply<DeviceView>> Configure(
        string serial, DeviceRegistration registration, long? expectedVersion, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (!IsAdministrator(by)) return Task.FromResult<Reply<DeviceView>>(AccessRefusals.NotPermitted);
        var device = Unknown.First(one => one.Serial == serial) with { Registration = registration };
        Unknown.RemoveAll(one => one.Serial == serial);
        Sources.Add(new() { Id = $"device:{serial}", Name = registration.Name, Branches = [registration.BranchCode], Device = device });
        return Task.FromResult<Reply<DeviceView>>(device);
    }

    public Task<Reply<DeviceView>> Order(string serial, string order, Principal by, string commandId, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<DeviceView>>(AccessRefusals.NotPermitted);

    public Task<Reply<PinMappings>> Mappings(string? serial, string branchCode, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<PinMappings>>(new PinMappings { Items = [] });

    public Task<Reply<PinMappings>> Map(
        string? serial, string branchCode, string pin, string? employeeNo, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (!IsAdministrator(by)) return Task.FromResult<Reply<PinMappings>>(AccessRefusals.NotPermitted);
        Badges.RemoveAll(badge => badge.Badge == pin && badge.Source == $"device:{serial}");
        return Task.FromResult<Reply<PinMappings>>(new PinMappings { Items = [] });
    }

    public Task<IReadOnlyList<WaitingBadge>> Waiting(string? branchCode, int limit, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WaitingBadge>>([.. Badges.Where(badge => by.MaySee(badge.BranchCode))]);

    public Task<Page<IntakeNote>> Notes(IntakeNoteQuery query, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<IntakeNote> { Items = [.. Kept.Where(note => by.MaySee(note.BranchCode))] });

    public Task<IReadOnlyList<DeadLetterRow>> DeadLetters(int limit, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DeadLetterRow>>(IsAdministrator(by) ? [.. Letters] : []);

    public Task<Reply<RetryCount>> Retry(string? id, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (!IsAdministrator(by)) return Task.FromResult<Reply<RetryCount>>(AccessRefusals.NotPermitted);
        return Task.FromResult<Reply<RetryCount>>(new RetryCount { Events = Letters.RemoveAll(letter => id is null || letter.Id == id) });
    }

    private static bool IsAdministrator(Principal by) => by.Role == Role.Administrator;
}
