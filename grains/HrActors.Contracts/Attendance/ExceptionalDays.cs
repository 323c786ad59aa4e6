using HrActors.Domain.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Contracts.Attendance;

/// <summary>Days of one employee that are listed for something (考勤异常).</summary>
[GenerateSerializer, Immutable, Alias("hr.exceptional-days")]
public sealed record ExceptionalDays
{
    [Id(0)] public required string EmployeeNo { get; init; }
    [Id(1)] public required string Name { get; init; }

    /// <summary>In order; each is listed for something.</summary>
    [Id(2)] public required ImmutableList<DaySheet> Days { get; init; }

    /// <summary>Whether the month is closed, so that nothing can be corrected any more.</summary>
    [Id(3)] public required bool Closed { get; init; }
}

/// <summary>One day of one employee in the list of a branch.</summary>
public sealed record ExceptionRow
{
    public required string EmployeeNo { get; init; }
    public required string Name { get; init; }
    public required DaySheet Day { get; init; }

    /// <inheritdoc cref="ExceptionalDays.Closed"/>
    public required bool Closed { get; init; }
}

public sealed record ExceptionQuery
{
    /// <summary>The people who belong to it now, with all their days of the month.</summary>
    public required string BranchCode { get; init; }
    public required YearMonth Month { get; init; }

    /// <summary>Only days listed for this, one of <see cref="DayExceptions"/>; null for all.</summary>
    public string? Code { get; init; }

    /// <summary>Where to go on; null from the start.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to 500.</summary>
    public int Limit { get; init; } = 100;
}
