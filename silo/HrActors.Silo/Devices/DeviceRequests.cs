using System.Globalization;
using HrActors.Contracts.Devices;
using HrActors.Domain.Attendance.Devices;

namespace HrActors.Silo.Devices;

internal sealed record DeviceRequest
{
    public required string Name { get; init; }
    public required string BranchCode { get; init; }

    /// <summary>Addresses or networks (CIDR) it may call from.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Minutes its clock is ahead of UTC. Default: 480.</summary>
    public int? OffsetMinutes { get; init; }
    public PinRuleBody? PinRule { get; init; }

    /// <summary>Default: true.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Default: 60.</summary>
    public int? DriftAlertSeconds { get; init; }

    public DeviceRegistration Registration() => new()
    {
        Name = Name,
        BranchCode = BranchCode,
        Addresses = [.. Addresses],
        OffsetMinutes = OffsetMinutes ?? 480,
        PinRule = new() { DropZeros = PinRule?.DropZeros ?? false, PadTo = PinRule?.PadTo ?? 0, Prefix = PinRule?.Prefix ?? "" },
        Enabled = Enabled ?? true,
        DriftAlertSeconds = DriftAlertSeconds ?? 60,
    };
}

/// <summary>How a user id becomes an employee number where no single mapping says it.</summary>
internal sealed record PinRuleBody
{
    public bool? DropZeros { get; init; }
    public int? PadTo { get; init; }
    public string? Prefix { get; init; }

    public static PinRuleBody Of(PinRule rule) => new() { DropZeros = rule.DropZeros, PadTo = rule.PadTo, Prefix = rule.Prefix };
}

internal sealed record PinRequest
{
    public required string EmployeeNo { get; init; }
}

internal sealed record PinAnswer
{
    public required string Pin { get; init; }
    public required string EmployeeNo { get; init; }

    public static PinAnswer Of(PinMapping mapping) => new() { Pin = mapping.Pin, EmployeeNo = mapping.EmployeeNo };
}

internal sealed record DeviceOrderRequest
{
    /// <summary>check (report now), info, reboot, or resend (send the punches of a time span again).</summary>
    public required string Order { get; init; }

    /// <summary>First local day to be sent again.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>As the device reads it; null when there is no such order.</summary>
    public string? Text() => (Order, From, To) switch
    {
        ("check", null, null) => "CHECK",
        ("info", null, null) => "INFO",
        ("reboot", null, null) => "REBOOT",
        ("resend", { } from, { } to) when from <= to =>
            string.Create(CultureInfo.InvariantCulture, $"DATA QUERY ATTLOG StartTime={from:yyyy-MM-dd} 00:00:00\tEndTime={to:yyyy-MM-dd} 23:59:59"),
        _ => null,
    };
}

internal sealed record DeviceAnswer
{
    public required string Serial { get; init; }
    public required bool Registered { get; init; }
    public required string? Name { get; init; }
    public required string? BranchCode { get; init; }
    public required IReadOnlyList<string> Addresses { get; init; }
    public required int? OffsetMinutes { get; init; }
    public required PinRuleBody? PinRule { get; init; }
    public required bool? Enabled { get; init; }
    public required int? DriftAlertSeconds { get; init; }
    public required DateTimeOffset? FirstSeenAt { get; init; }
    public required DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Where it called from last.</summary>
    public required string? Address { get; init; }
    public required string? Firmware { get; init; }

    /// <summary>Seconds to add to its clock, from punches that arrived as they happened; null while too few did.</summary>
    public required long? DriftSeconds { get; init; }
    public required bool DriftAlert { get; init; }

    /// <summary>When and from where it was refused last for its address; null when it never was.</summary>
    public required DateTimeOffset? RefusedAt { get; init; }
    public required string? RefusedAddress { get; init; }
    public required IReadOnlyList<OrderAnswer> Orders { get; init; }
    public required long Version { get; init; }

    public static DeviceAnswer Of(DeviceView device) => new()
    {
        Serial = device.Serial,
        Registered = device.Registration is not null,
        Name = device.Registration?.Name,
        BranchCode = device.Registration?.BranchCode,
        Addresses = device.Registration is { } registration ? registration.Addresses : [],
        OffsetMinutes = device.Registration?.OffsetMinutes,
        PinRule = device.Registration is { PinRule: var rule } ? PinRuleBody.Of(rule) : null,
        Enabled = device.Registration?.Enabled,
        DriftAlertSeconds = device.Registration?.DriftAlertSeconds,
        FirstSeenAt = device.FirstSeenAt,
        LastSeenAt = device.LastSeenAt,
        Address = device.Address,
        Firmware = device.Firmware,
        DriftSeconds = device.DriftSeconds,
        DriftAlert = device.DriftAlert,
        RefusedAt = device.RefusedAt,
        RefusedAddress = device.RefusedAddress,
        Orders = [.. device.Orders.Select(order => new OrderAnswer
        {
            Number = order.Number, Text = order.Text, OrderedAt = order.OrderedAt, AnsweredAt = order.AnsweredAt, Result = order.Result,
        })],
        Version = device.Version,
    };
}

internal sealed record OrderAnswer
{
    public required int Number { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset OrderedAt { get; init; }
    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>0 for done, as the device says; null until it answered.</summary>
    public required int? Result { get; init; }
}
