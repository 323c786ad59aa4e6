using HrActors.Contracts.Branches;
using HrActors.Contracts.Devices;
using HrActors.Dashboard.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Intake;

/// <summary>Devices that call and nobody registered; what can be known of one is filled in.</summary>
public sealed partial class UnknownDevices
{
    private DeviceView? _open;
    private string _name = "";
    private string? _branch;
    private string _addresses = "";

    [Parameter, EditorRequired] public required IReadOnlyList<DeviceView> Devices { get; set; }
    [Parameter, EditorRequired] public required ImmutableList<BranchView> Branches { get; set; }
    [Parameter] public bool Busy { get; set; }
    [Parameter] public EventCallback<(string Serial, DeviceRegistration Registration)> OnRegister { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private void Open(DeviceView device) =>
        (_open, _name, _branch, _addresses) = (device, device.Serial, Branches.Count == 1 ? Branches[0].Facts.Code : null, device.Address ?? "");

    private async Task Confirm()
    {
        var registration = new DeviceRegistration
        {
            Name = _name,
            BranchCode = _branch ?? "",
            Addresses = [.. _addresses.Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        };
        await OnRegister.InvokeAsync((_open!.Serial, registration));
        _open = null;
    }
}
