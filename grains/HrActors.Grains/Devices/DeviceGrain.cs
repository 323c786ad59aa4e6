using System.Globalization;
using System.Net;
using HrActors.Contracts;
using HrActors.Contracts.Devices;
using HrActors.Domain.Attendance.Devices;
using HrActors.Domain.Commands;
using HrActors.Grains.Access;
using HrActors.Grains.Attendance;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Devices;

/// <summary>Calls come every few seconds from every device, so what they tell is kept in memory and written now and then.</summary>
[GrainType("device")]
internal sealed class DeviceGrain(
    [PersistentState("device", "hr")] IPersistentState<DeviceState> store, OutboxSender sender, IDueWork dueWork, IDeviceRows rows,
    IOptions<AttendanceOptions> options, TimeProvider time, ILogger<DeviceGrain> logger)
    : OwnerGrain<DeviceState>(store, sender, dueWork, time, logger), IDeviceGrain, IBranchOwned
{
    /// <summary>How old the row in the list may be.</summary>
    private static readonly TimeSpan RowPeriod = TimeSpan.FromSeconds(30);

    /// <summary>How much of the clock's record and of the stamp a crash may cost.</summary>
    private static readonly TimeSpan StatePeriod = TimeSpan.FromMinutes(10);

    /// <summary>An order without an answer is given again after this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Dictionary<int, DateTimeOffset> _given = [];
    private Sighting _seen = Sighting.None;
    private DateTimeOffset _rowAt;
    private bool _alerted;
    private DateTimeOffset _stateAt;

    private TimeSpan Outage => TimeSpan.FromSeconds(options.Value.ClockOutageSeconds);

    private string Serial => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _seen = State.Sighting;
        _stateAt = Now;
        return Task.CompletedTask;
    }

    public string? OwningBranch => State.Registration?.BranchCode;

    public Task<DeviceView> Get() => Task.FromResult(View());

    public async Task<Reply<DeviceView>> Configure(ConfigureDevice command)
    {
        if (State.Commands.Contains(command.Command.Id)) return View();
        if (command.ExpectedVersion is { } expected && expected != State.Version)
            return Refusal.Conflict("device.changed-meanwhile", "该设备已被他人修改，请刷新后重试。", "The device was changed meanwhile; reload and try again.");

        var before = State.Registration;
        // Another zone makes every sample of the clock wrong.
        if (before is not null && before.OffsetMinutes != command.Registration.OffsetMinutes) _seen = _seen with { Drift = _seen.Drift.Reset() };
        var next = State with { Registration = command.Registration, Sighting = _seen with { FirstAt = _seen.FirstAt ?? Now } };
        _seen = next.Sighting;
        await Commit(next.Changed(
            Serial, command.Command, before is null ? "device.registered" : "device.changed", Now, Told(before), Told(command.Registration)));
        return View();
    }

    public async Task<DeviceAdmission> NoteContact(DeviceContact contact)
    {
        var barrier = BarrierFor(contact.Address);
        _seen = barrier is DeviceBarrier.Disabled or DeviceBarrier.Address
            ? _seen with { RefusedAt = contact.At, RefusedAddress = contact.Address }
            : _seen with
            {
                FirstAt = _seen.FirstAt ?? contact.At,
                Address = contact.Address,
                Firmware = contact.Firmware ?? _seen.Firmware,
                Drift = _seen.Drift.Contact(contact.At, Outage),
            };
        await Keep();
        return new() { Device = View(), Barrier = barrier };
    }

    public async Task NoteUpload(DeviceUpload upload)
    {
        _seen = _seen with { Stamp = upload.Stamp ?? _seen.Stamp, Drift = _seen.Drift.Observe(upload.ReceivedAt, upload.Times, Outage) };
        await Keep();
    }

    public async Task<Reply<DeviceView>> Order(OrderDevice command)
    {
        if (State.Commands.Contains(command.Command.Id)) return View();
        if (State.Registration is null) return Refusal.NotFound("device.unknown", "该设备尚未登记。", "The device is not registered.");

        var order = new DeviceOrder { Number = State.LastOrder + 1, Text = command.Text, OrderedAt = Now };
        var orders = State.Orders.Count < DeviceState.MostOrders ? State.Orders : State.Orders.RemoveAt(0);
        var next = State with { Orders = orders.Add(order), LastOrder = order.Number, Sighting = _seen };
        await Commit(next.Changed(Serial, command.Command, "device.ordered", Now, null, command.Text));
        return View();
    }

    public Task<DeviceOrder?> NextOrder()
    {
        var order = State.Orders.Find(one => one.AnsweredAt is null && !(_given.TryGetValue(one.Number, out var at) && Now - at < Patience));
        if (order is not null) _given[order.Number] = Now;
        return Task.FromResult(order);
    }

    public async Task NoteResult(int order, int result)
    {
        var index = State.Orders.FindIndex(one => one.Number == order && one.AnsweredAt is null);
        if (index < 0) return;

        _given.Remove(order);
        await Write(State with { Orders = State.Orders.SetItem(index, State.Orders[index] with { AnsweredAt = Now, Result = result }) });
    }

    public Task DoDueWork(string kind)
    {
        ResumeOutbox();
        return Task.CompletedTask;
    }

    private DeviceBarrier BarrierFor(string address) => State.Registration switch
    {
        null => DeviceBarrier.Unregistered,
        { Enabled: false } => DeviceBarrier.Disabled,
        var registration when !IPAddress.TryParse(address, out var ip) || AddressList.Parse(registration.Addresses)?.Contains(ip) != true =>
            DeviceBarrier.Address,
        _ => DeviceBarrier.None,
    };

    private DeviceView View() => State.View(Serial, _seen);

    private async Task Keep()
    {
        var view = View();
        // An alert is not kept waiting.
        if (Now - _rowAt >= RowPeriod || view.DriftAlert != _alerted)
        {
            await rows.Save(view with { Orders = [] }, CancellationToken.None);
            (_rowAt, _alerted) = (Now, view.DriftAlert);
        }

        // Of a device nobody registered nothing is stored here: anybody can make up serial numbers.
        if (State.Registration is null || Now - _stateAt < StatePeriod) return;
        _stateAt = Now;
        await Write(State with { Sighting = _seen });
    }

    private static string? Told(DeviceRegistration? registration) => registration is null
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{registration.BranchCode}; {string.Join(' ', registration.Addresses)}; {registration.OffsetMinutes} min; "
            + $"pin {registration.PinRule.DropZeros}/{registration.PinRule.PadTo}/{registration.PinRule.Prefix}; enabled {registration.Enabled}; "
            + $"alert {registration.DriftAlertSeconds} s");
}
