using HrActors.Contracts.Employees;
using HrActors.Domain.Access;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Transfers;

/// <summary>What a case needs to know of its person for the application form; personal values are protected.</summary>
[GenerateSerializer, Immutable, Alias("hr.applicant")]
public sealed record Applicant
{
    [Id(0)] public required string EmployeeNo { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required ProtectedText IdNumber { get; init; }
    [Id(3)] public required string IdNumberHash { get; init; }
    [Id(4)] public required string IdNumberMasked { get; init; }
    [Id(5)] public ProtectedText? Phone { get; init; }
    [Id(6)] public string? HukouRegionCode { get; init; }
    [Id(7)] public required BranchFacts Branch { get; init; }

    /// <summary>All relationships known, the group's own included; of the agencies' only what they answered under the present number.</summary>
    [Id(8)] public ImmutableList<EnrolmentRecord> Enrolments { get; init; } = [];

    /// <summary>First day of the unbroken employment at the present place: the day by which ages and gaps are counted. Null in older cases.</summary>
    [Id(9)] public DateOnly? HiredOn { get; init; }

    /// <summary>Whether the person has left the group.</summary>
    [Id(10)] public bool HasLeft { get; init; }

    /// <summary>Codes of open findings that say the identity data are wrong and have to be corrected before anything is declared.</summary>
    [Id(11)] public ImmutableList<string> IdentityFindings { get; init; } = [];

    /// <summary>How often the number was corrected; 0 in older cases.</summary>
    [Id(12)] public int NumberVersion { get; init; }
}

/// <summary>Opens a case; an open case is answered again. Sent by the employee.</summary>
[GenerateSerializer, Immutable, Alias("hr.open-case")]
public sealed record OpenCase
{
    [Id(0)] public required string CaseNo { get; init; }

    /// <summary>The user who asked, or <c>system</c> when a finding did.</summary>
    [Id(1)] public required string By { get; init; }
    [Id(2)] public required Applicant Applicant { get; init; }
    [Id(3)] public required InsuranceLine Line { get; init; }
    [Id(4)] public required string OriginRegionCode { get; init; }

    /// <summary>None in what was stored before the employee decided it: then line and places do.</summary>
    [Id(5)] public TransferKind Kind { get; init; }

    /// <summary>Number of the approval that allows a transfer whatever the age (调动批准文号); null when there is none.</summary>
    [Id(6)] public string? Approval { get; init; }
}

/// <summary>Opens a case by hand.</summary>
[GenerateSerializer, Immutable, Alias("hr.open-case-by-hand")]
public sealed record OpenCaseByHand
{
    [Id(0)] public required Domain.Commands.CommandInfo Command { get; init; }
    [Id(1)] public required InsuranceLine Line { get; init; }
    [Id(2)] public required string OriginRegionCode { get; init; }

    /// <summary>The kind asked for; none lets the rules decide.</summary>
    [Id(3)] public TransferKind Kind { get; init; }

    /// <summary>Number of the approval that allows a transfer whatever the age; null when there is none.</summary>
    [Id(4)] public string? Approval { get; init; }
}
