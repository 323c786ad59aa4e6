namespace HrActors.Contracts.Privacy;

/// <summary>
/// What was deleted of a person and by which rules. It names nobody: the employee number means nothing to who has no other record of it.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.deletion-record")]
public sealed record DeletionRecord
{
    /// <summary>Number and time: one per employee.</summary>
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string EmployeeNo { get; init; }
    [Id(2)] public required string BranchCode { get; init; }
    [Id(3)] public required DateTimeOffset At { get; init; }
    [Id(4)] public required string By { get; init; }
    [Id(5)] public required string Reason { get; init; }
    [Id(6)] public required DateOnly LastDay { get; init; }

    /// <summary>The rules that allowed it, as they stood.</summary>
    [Id(7)] public ImmutableList<RetentionTerm> Terms { get; init; } = [];

    /// <summary>Transfer cases whose forms, documents and evidence were deleted.</summary>
    [Id(8)] public ImmutableList<string> CaseNos { get; init; } = [];

    /// <summary>Kinds of values that were deleted, such as <c>name</c>.</summary>
    [Id(9)] public ImmutableList<string> Erased { get; init; } = [];
}

/// <summary>A retention rule applied to one person.</summary>
[GenerateSerializer, Immutable, Alias("hr.retention-term")]
public sealed record RetentionTerm
{
    [Id(0)] public required string Kind { get; init; }

    /// <summary>Whole years; null when nobody has decided them.</summary>
    [Id(1)] public required int? Years { get; init; }

    /// <summary>Last day of keeping, included; null when the term is not known.</summary>
    [Id(2)] public required DateOnly? KeptThrough { get; init; }
    [Id(3)] public required bool IsOver { get; init; }
    [Id(4)] public required string Source { get; init; }
    [Id(5)] public required bool Confirmed { get; init; }
}

/// <summary>Where somebody who has left stands with the terms.</summary>
[GenerateSerializer, Immutable, Alias("hr.retention-state")]
public sealed record RetentionState
{
    [Id(0)] public required string EmployeeNo { get; init; }
    [Id(1)] public required string BranchCode { get; init; }
    [Id(2)] public required DateOnly LastDay { get; init; }
    [Id(3)] public ImmutableList<RetentionTerm> Terms { get; init; } = [];
    [Id(4)] public required bool IsDue { get; init; }

    /// <summary>Null while the person is not anonymous.</summary>
    [Id(5)] public required DateTimeOffset? AnonymisedAt { get; init; }

    /// <summary>The first day on which everything may be deleted; null when a term is not known.</summary>
    public DateOnly? DueOn => Terms.TrueForAll(term => term.KeptThrough is not null) && !Terms.IsEmpty
        ? Terms.Max(term => term.KeptThrough)!.Value.AddDays(1)
        : null;
}
