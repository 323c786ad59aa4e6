using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Persons;

/// <summary>What is known of one human being across employee numbers.</summary>
[GenerateSerializer, Immutable, Alias("hr.person-state")]
internal sealed record PersonState : IOwnerState<PersonState>
{
    [Id(0)] public ImmutableList<string> EmployeeNos { get; init; } = [];
    [Id(1)] public ImmutableList<ReservedCase> Cases { get; init; } = [];

    /// <summary>Keyed hashes of the names by employee number; a number that joined before names were told is missing.</summary>
    [Id(2)] public ImmutableSortedDictionary<string, string> NameHashes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Grows with every change of the numbers or names.</summary>
    [Id(3)] public long Version { get; init; }
    [Id(4)] public OutboxQueue Outbox { get; init; } = OutboxQueue.Empty;
    [Id(5)] public ImmutableList<CompletedTransfer> Transfers { get; init; } = [];

    public PersonState WithOutbox(OutboxQueue outbox) => this with { Outbox = outbox };
}

[GenerateSerializer, Immutable, Alias("hr.reserved-case")]
internal sealed record ReservedCase
{
    [Id(0)] public required InsuranceLine Line { get; init; }
    [Id(1)] public required string OriginRegionCode { get; init; }
    [Id(2)] public required string CaseNo { get; init; }
}
