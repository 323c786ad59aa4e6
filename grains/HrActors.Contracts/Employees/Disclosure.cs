using HrActors.Domain.Access;
using HrActors.Domain.Commands;

namespace HrActors.Contracts.Employees;

/// <summary>A value that is shown in clear only by an act of its own. Numbers travel: append only.</summary>
[GenerateSerializer, Alias("hr.personal-field")]
public enum PersonalField
{
    None = 0,
    IdNumber = 1,
    Phone = 2,
    BankAccount = 3,
    Address = 4,
}

public static class PersonalFields
{
    /// <summary>As it stands in addresses and in the audit trail: <c>identity-number</c>.</summary>
    public static string WireName(this PersonalField field) => field switch
    {
        PersonalField.IdNumber => "identity-number",
        PersonalField.Phone => "phone",
        PersonalField.BankAccount => "bank-account",
        PersonalField.Address => "address",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a personal value."),
    };
}

/// <summary>Asks for one personal value; the reason stands in <see cref="CommandInfo.Reason"/> and is required.</summary>
[GenerateSerializer, Immutable, Alias("hr.disclose-value")]
public sealed record DiscloseValue
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required PersonalField Field { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.disclosed-value")]
public sealed record DisclosedValue
{
    [Id(0)] public required ProtectedText Value { get; init; }

    /// <summary>When it was put on record.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }
}

/// <summary>The personal values of one employee; null where a value was never told.</summary>
[GenerateSerializer, Immutable, Alias("hr.personal-data-copy")]
public sealed record PersonalDataCopy
{
    [Id(0)] public ProtectedText? IdNumber { get; init; }
    [Id(1)] public ProtectedText? Phone { get; init; }
    [Id(2)] public ProtectedText? BankAccount { get; init; }
    [Id(3)] public ProtectedText? Address { get; init; }
    [Id(4)] public required DateTimeOffset At { get; init; }
}
