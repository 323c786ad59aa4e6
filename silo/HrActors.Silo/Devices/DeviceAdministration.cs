using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Devices;
using HrActors.Domain.Attendance.Devices;
using HrActors.Domain.Commands;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;
using HrActors.Silo.Json;

namespace HrActors.Silo.Devices;

/// <summary>Registers devices and says whose user ids they know; checks values, not roles.</summary>
internal sealed class DeviceAdministration(IGrainFactory grains, IDeviceRows devices, IIntakeRows waiting, IAuditRows audit, TimeProvider time)
{
    private const int MostAddresses = 32;

    private static readonly Refusal Unknown =
        Refusal.NotFound("device.unknown", "没有这台设备：序列号未登记，也没有连接过", "There is no such device: not registered, and it never called");

    /// <summary>A device outside the scope is unknown.</summary>
    public async Task<Reply<DeviceView>> Find(string serial, Principal by)
    {
        if (!ClockCall.IsSerial(serial)) return Unknown;

        try
        {
            var device = await grains.GetGrain<IDeviceGrain>(GrainKeys.Device(serial)).Get();
            if (device is { Registration: null, FirstSeenAt: null }) return Unknown;
            return by.Branches is null || (device.Registration is { } registration && by.MaySee(registration.BranchCode)) ? device : Unknown;
        }
        catch (CallRefusedException refused) when (refused.Reason == CallRefusal.OutOfScope)
        {
            return Unknown;
        }
    }

    public async Task<Reply<DeviceView>> Configure(
        string serial, DeviceRegistration registration, long? expectedVersion, Principal by, string commandId,
        CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        checks.Require(ClockCall.IsSerial(serial), "/serial", "device.serial", "序列号须为 3 至 40 位字母、数字、短横线或下划线",
            "A serial number has 3 to 40 letters, digits, dashes and underscores");
        checks.Text("/name", registration.Name, 60);
        await CheckBranch(registration.BranchCode, checks);
        CheckAddresses(registration.Addresses, checks);
        checks.Require(registration.OffsetMinutes is >= -720 and <= 840, "/offsetMinutes", "device.offset", "时区偏移须为 -720 至 840 分钟",
            "An offset is -720 to 840 minutes");
        checks.Require(registration.DriftAlertSeconds is >= 5 and <= 86_400, "/driftAlertSeconds", "device.drift-alert", "告警阈值须为 5 至 86400 秒",
            "The alert is 5 to 86,400 seconds");
        checks.Require(registration.PinRule is { PadTo: >= 0 and <= PinRule.LongestNumber, Prefix.Length: <= 10 } rule
                && rule.Prefix.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), "/pinRule", "device.pin-rule",
            "前缀最多 10 位字母、数字或短横线，补齐长度 0 至 20", "A prefix has at most 10 letters, digits and dashes, the length is 0 to 20");
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;

        var reply = await grains.GetGrain<IDeviceGrain>(GrainKeys.Device(serial)).Configure(new()
        {
            Command = EmployeeDesk.Command(commandId, by),
            Registration = registration with { Name = registration.Name.Trim(), Addresses = [.. registration.Addresses.Select(one => one.Trim())] },
            ExpectedVersion = expectedVersion,
        });
        // The rule may make other numbers of what waits.
        if (!reply.IsRefused) await AssignAll(reply.Value, cancellationToken);
        return reply;
    }

    public async Task<Reply<PinMappings>> Mappings(string? serial, string branchCode, Principal by, CancellationToken cancellationToken)
    {
        var scope = await ScopeOf(serial, branchCode, by);
        return scope.IsRefused ? scope.Refusal : await Read(scope.Value, cancellationToken);
    }

    public async Task<Reply<PinMappings>> Map(
        string? serial, string branchCode, string pin, string? employeeNo, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        checks.Require(PinRule.Same.EmployeeNoOf(pin) is not null || pin.Length is > 0 and <= 24, "/pin", "device.pin", "用户编号须为 1 至 24 位",
            "A user id has 1 to 24 characters");
        checks.Require(employeeNo is null || EmployeeNumbers.IsPossible(employeeNo), "/employeeNo", "employee.number",
            "工号须为 1 至 20 位字母、数字或短横线", "An employee number has 1 to 20 letters, digits and dashes");
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;
        var scope = await ScopeOf(serial, branchCode, by);
        if (scope.IsRefused) return scope.Refusal;

        var before = (await devices.Mappings(scope.Value, cancellationToken)).FirstOrDefault(one => one.Pin == pin)?.EmployeeNo;
        if (employeeNo is null) await devices.RemoveMapping(scope.Value, pin, cancellationToken);
        else await devices.Save(new PinMapping { Scope = scope.Value, Pin = pin, EmployeeNo = employeeNo }, cancellationToken);
        await audit.Save(
            new()
            {
                Id = $"{scope.Value}/{commandId}",
                At = time.GetUtcNow(),
                By = by.UserName,
                From = by.From,
                Action = "device.pin-mapped",
                Subject = scope.Value,
                Before = $"{pin}: {before}",
                After = $"{pin}: {employeeNo}",
            },
            cancellationToken);
        IReadOnlyList<string> serials = serial is null ? await waiting.DevicesWaitingFor(branchCode, pin, cancellationToken) : [serial];
        foreach (var one in serials) await Assign(await grains.GetGrain<IDeviceGrain>(GrainKeys.Device(one)).Get(), [pin], cancellationToken);
        return await Read(scope.Value, cancellationToken);
    }

    private async Task<PinMappings> Read(string scope, CancellationToken cancellationToken) =>
        new() { Items = await devices.Mappings(scope, cancellationToken) };

    private async Task<Reply<string>> ScopeOf(string? serial, string branchCode, Principal by)
    {
        if (serial is not null)
        {
            var found = await Find(serial, by);
            return found.IsRefused ? found.Refusal : GrainKeys.Device(serial);
        }

        var checks = new FieldChecks();
        await CheckBranch(branchCode, checks);
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;
        return BranchScope.Refuse(by, branchCode) is { } outside ? outside : GrainKeys.Branch(branchCode);
    }

    private async Task AssignAll(DeviceView device, CancellationToken cancellationToken) =>
        await Assign(device, await waiting.WaitingPins(device.Serial, cancellationToken), cancellationToken);

    /// <summary>Decides anew whose the waiting punches of these user ids are.</summary>
    private async Task Assign(DeviceView device, IReadOnlyList<string> pins, CancellationToken cancellationToken)
    {
        if (device.Registration is not { } registration || pins.Count == 0) return;

        var said = await devices.EmployeesOf(GrainKeys.Device(device.Serial), GrainKeys.Branch(registration.BranchCode), pins, cancellationToken);
        foreach (var pin in pins)
            await waiting.Assign(device.Serial, pin, said.GetValueOrDefault(pin) ?? registration.PinRule.EmployeeNoOf(pin), cancellationToken);
    }

    private async Task CheckBranch(string code, FieldChecks checks)
    {
        var known = EmployeeNumbers.IsPossible(code) && await grains.GetGrain<IBranchGrain>(GrainKeys.Branch(code)).Get() is not null;
        checks.Require(known, "/branchCode", FieldRefusals.UnknownBranch, "没有这个分支机构", "There is no such branch");
    }

    private static void CheckAddresses(IReadOnlyList<string> addresses, FieldChecks checks)
    {
        checks.Require(addresses.Count is > 0 and <= MostAddresses, "/addresses", "device.addresses", "须指定 1 至 32 个允许的地址或网段",
            "Has 1 to 32 allowed addresses or networks");
        for (var i = 0; i < addresses.Count; i++)
            checks.Require(AddressList.Parse([addresses[i]]) is not null, $"/addresses/{i}", "device.address", "应为 IP 地址或网段，如 10.1.0.0/16",
                "Has to be an address or a network such as 10.1.0.0/16");
    }
}
