using HrActors.Contracts.Access;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using Orleans.Concurrency;

namespace HrActors.Contracts.Employees;

/// <summary>
/// One human being, known by the keyed hash of the normalised identity number: which employees it is, and at most one open case per
/// line and origin. Key: <see cref="GrainKeys.Person"/>. Every call is idempotent.
/// </summary>
[Alias("hr.IPersonGrain")]
public interface IPersonGrain : IGrainWithStringKey, IDueWorkOwner
{
    /// <summary>
    /// Adds an employee number under a name and answers who else stands under this identity number. The others are told of it.
    /// </summary>
    /// <param name="nameHash">Keyed hash of the name; a new one replaces the old.</param>
    [Alias("Join"), SystemOnly] Task<Namesakes> Join(string employeeNo, string nameHash);

    /// <summary>The number is no longer this person's current employment. The others are told of it.</summary>
    [Alias("Leave"), SystemOnly] Task Leave(string employeeNo);

    /// <summary>
    /// The employee number was made anonymous: it is taken out, and when no other is left nothing of the person stays, not even the hash.
    /// </summary>
    [Alias("Forget"), SystemOnly] Task Forget(string employeeNo);

    /// <summary>
    /// Keeps the line and origin for <paramref name="caseNo"/> and answers the case that holds them: this one, or the one already open.
    /// </summary>
    [Alias("ReserveCase"), SystemOnly] Task<string> ReserveCase(InsuranceLine line, string originRegionCode, string caseNo);

    /// <summary>The case that holds the line and origin; null when none does.</summary>
    [Alias("FindCase"), ReadOnly, SystemOnly] Task<string?> FindCase(InsuranceLine line, string originRegionCode);

    /// <summary>Frees what <paramref name="caseNo"/> holds; a case that holds nothing changes nothing.</summary>
    [Alias("ReleaseCase"), SystemOnly] Task ReleaseCase(string caseNo);

    /// <summary>Keeps a finished transfer of the person, once per case number: whoever joins later is told, and so are the numbers there are.</summary>
    [Alias("NoteTransfer"), SystemOnly] Task NoteTransfer(CompletedTransfer done);
}

/// <summary>All employee numbers under one identity number that are not left. An older version is ignored by who is told.</summary>
[GenerateSerializer, Immutable, Alias("hr.namesakes")]
public sealed record Namesakes
{
    /// <summary>The person it is about: the keyed hash of the identity number.</summary>
    [Id(0)] public required string PersonHash { get; init; }

    /// <summary>Grows with every change.</summary>
    [Id(1)] public required long Version { get; init; }
    [Id(2)] public ImmutableList<string> EmployeeNos { get; init; } = [];

    /// <summary>Keyed hashes of the names by employee number; a number that joined before names were told is missing.</summary>
    [Id(3)] public ImmutableSortedDictionary<string, string> NameHashes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Finished transfers of the person under whatever number; without those that ended before persons were told.</summary>
    [Id(4)] public ImmutableList<CompletedTransfer> Transfers { get; init; } = [];

    /// <summary>The numbers beside <paramref name="employeeNo"/>.</summary>
    public ImmutableList<string> Beside(string employeeNo) => EmployeeNos.Remove(employeeNo);

    /// <summary>Those of them that stand under another name.</summary>
    public ImmutableList<string> OtherNames(string employeeNo) => NameHashes.GetValueOrDefault(employeeNo) is not { } own
        ? []
        : Beside(employeeNo).RemoveAll(other => NameHashes.GetValueOrDefault(other) is not { } hash || hash == own);
}
