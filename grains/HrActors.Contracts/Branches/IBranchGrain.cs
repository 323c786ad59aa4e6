using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using Orleans.Concurrency;

namespace HrActors.Contracts.Branches;

/// <summary>
/// One branch (分支机构): its facts and registration, and its roster in memory, loaded from the directory rows and kept up by the
/// <c>changes</c> stream. Key: <see cref="GrainKeys.Branch"/>.
/// </summary>
[Alias("hr.IBranchGrain")]
public interface IBranchGrain : IGrainWithStringKey
{
    /// <summary>Null when the branch is unknown.</summary>
    [Alias("Get"), ReadOnly, Needs(Permission.SeeBranches)] Task<BranchView?> Get();

    /// <summary>Creates or changes the branch.</summary>
    [Alias("Configure"), Needs(Permission.WriteBranches)] Task<Reply<BranchView>> Configure(ConfigureBranch command);

    /// <summary>The roster rows that match, in order of employee number, from behind <see cref="RosterQuery.After"/>.</summary>
    [Alias("GetRoster"), ReadOnly, Needs(Permission.SeeStaffNames)] Task<ImmutableArray<RosterRow>> GetRoster(RosterQuery query);

    [Alias("GetCounters"), ReadOnly, Needs(Permission.SeeStaffNames)] Task<BranchCounters> GetCounters();
}

/// <summary>A branch with the registration it points to.</summary>
[GenerateSerializer, Immutable, Alias("hr.branch-view")]
public sealed record BranchView
{
    [Id(0)] public required BranchFacts Facts { get; init; }

    /// <summary>Work-injury class 1 to 8 (工伤行业类别); null when not set.</summary>
    [Id(1)] public int? InjuryClass { get; init; }

    /// <summary>Housing-fund rate per side as a fraction; null when not set.</summary>
    [Id(2)] public decimal? HousingFundRate { get; init; }
    [Id(3)] public required long Version { get; init; }

    /// <summary>First day of the shift template, days before have what was told of them before; null when it holds on all days.</summary>
    [Id(4)] public DateOnly? ShiftsFrom { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.configure-branch")]
public sealed record ConfigureBranch
{
    [Id(0)] public required CommandInfo Command { get; init; }
    [Id(1)] public required BranchFacts Facts { get; init; }
    [Id(2)] public int? InjuryClass { get; init; }
    [Id(3)] public decimal? HousingFundRate { get; init; }

    /// <summary>First day of the shift template; null corrects all days. Days of closed months keep what they had either way.</summary>
    [Id(4)] public DateOnly? ShiftsFrom { get; init; }
}

/// <summary>One line of a list of employees.</summary>
[GenerateSerializer, Immutable, Alias("hr.roster-row")]
public sealed record RosterRow
{
    [Id(0)] public required string EmployeeNo { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required string BranchCode { get; init; }
    [Id(3)] public required EmploymentStatus Status { get; init; }
    [Id(4)] public required DateOnly HireDate { get; init; }

    /// <summary>Codes of the open findings, each once.</summary>
    [Id(5)] public ImmutableList<string> FindingCodes { get; init; } = [];
    [Id(6)] public required int OpenFindings { get; init; }
    [Id(7)] public required int OpenCases { get; init; }

    /// <summary>The employee's version it was made from; an older one never replaces a newer one.</summary>
    [Id(8)] public required long Version { get; init; }
    [Id(9)] public string RegistrationCode { get; init; } = "";
    [Id(10)] public int BlockingFindings { get; init; }

    /// <summary>Last day of work of somebody who has left; null for everybody else, and in rows of before it was told.</summary>
    [Id(11)] public DateOnly? LastDay { get; init; }

    /// <summary>Whether the person was made anonymous.</summary>
    [Id(12)] public bool Anonymised { get; init; }

    /// <summary>Number, name and branch, for those who see no more.</summary>
    public RosterRow NameOnly() => new()
    {
        EmployeeNo = EmployeeNo,
        Name = Name,
        BranchCode = BranchCode,
        Status = EmploymentStatus.None,
        HireDate = default,
        OpenFindings = 0,
        OpenCases = 0,
        Version = Version,
    };
}

[GenerateSerializer, Immutable, Alias("hr.roster-query")]
public sealed record RosterQuery
{
    /// <summary>Part of the number or name, any case; null for all.</summary>
    [Id(0)] public string? Text { get; init; }
    [Id(1)] public EmploymentStatus? Status { get; init; }

    /// <summary>Only those with an open finding of this code; null for all.</summary>
    [Id(2)] public string? FindingCode { get; init; }

    /// <summary>Employee number to go on behind; null from the start.</summary>
    [Id(3)] public string? After { get; init; }

    /// <summary>1 to 501.</summary>
    [Id(4)] public int Limit { get; init; } = 100;

    /// <summary>Only those with a name whose last day of work is this one or before, or was never told; null for all.</summary>
    [Id(5)] public DateOnly? LeftThrough { get; init; }
}

[GenerateSerializer, Immutable, Alias("hr.branch-counters")]
public sealed record BranchCounters
{
    [Id(0)] public required string BranchCode { get; init; }
    [Id(1)] public int Employees { get; init; }
    [Id(2)] public int Onboarding { get; init; }
    [Id(3)] public int Left { get; init; }
    [Id(4)] public int OpenFindings { get; init; }
    [Id(5)] public int BlockingFindings { get; init; }
    [Id(6)] public int OpenCases { get; init; }

    /// <summary>Grows with every change of the roster.</summary>
    [Id(7)] public long Version { get; init; }

    /// <summary>As much of it as this caller may see: those who see no more of people than names are told how many there are.</summary>
    public BranchCounters For(CallerIdentity caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Holds(Permission.SeeStaff) ? this : new() { BranchCode = BranchCode, Employees = Employees, Version = Version };
    }
}
