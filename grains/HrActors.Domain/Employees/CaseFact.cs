using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Employees;

/// <summary>A transfer case as the rules see it: where it stands, and by when its running step is due.</summary>
[GenerateSerializer, Immutable, Alias("hr.case-fact")]
public sealed record CaseFact
{
    [Id(0)] public required string CaseNo { get; init; }
    [Id(1)] public required InsuranceLine Line { get; init; }
    [Id(2)] public required string OriginRegionCode { get; init; }
    [Id(3)] public required TransferState State { get; init; }

    /// <summary>Name of the running step, one of <see cref="TransferLegs"/>; null when none runs.</summary>
    [Id(4)] public string? Leg { get; init; }

    /// <summary>Last day in time of the running step; null when none runs.</summary>
    [Id(5)] public DateOnly? DueOn { get; init; }

    /// <summary>Whether an agency reported the end and the case could not take it: an earlier step is missing, or the case was withdrawn.</summary>
    [Id(6)] public bool EndReported { get; init; }

    /// <summary>Day of the receipt of the present submission; null before it.</summary>
    [Id(7)] public DateOnly? SubmittedOn { get; init; }

    /// <summary>Day on which the agency returned the application or did not take it; null unless it waits for its correction.</summary>
    [Id(8)] public DateOnly? ReturnedOn { get; init; }

    /// <summary>The notice that limits the running step; null when none runs, or when it was noted before sources were.</summary>
    [Id(9)] public string? LegSource { get; init; }

    /// <summary>Whether the running step's limit is known from some places only (未确认): it is no ground for a complaint.</summary>
    [Id(10)] public bool LegUnconfirmed { get; init; }

    /// <summary>Day of an information table that contradicts itself and waits for a right one; null when none does.</summary>
    [Id(11)] public DateOnly? FaultyTableOn { get; init; }

    /// <summary>The place it goes to, six digits; null when it was noted before places were.</summary>
    [Id(12)] public string? DestinationRegionCode { get; init; }

    public bool IsUnderWay => State is > TransferState.Signed and < TransferState.Completed;
}
