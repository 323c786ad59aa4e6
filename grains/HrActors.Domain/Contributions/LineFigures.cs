namespace HrActors.Domain.Contributions;

/// <summary>The bare result of one line: numbers alone, so that a run over many people allocates nothing for it.</summary>
public readonly record struct LineFigures
{
    /// <summary>The wage the base was taken from, in yuan; 0 for a line of fixed amounts.</summary>
    public required decimal Wage { get; init; }
    public required BaseRule BaseRule { get; init; }

    /// <summary>The wage within the bounds; 0 for a line of fixed amounts.</summary>
    public required decimal Base { get; init; }
    public required Clamp Clamped { get; init; }

    /// <summary>The part of the month that is due, 0 to 1.</summary>
    public required MonthFactor Factor { get; init; }

    /// <summary>As fractions.</summary>
    public required decimal EmployerRate { get; init; }
    public required decimal EmployeeRate { get; init; }

    /// <summary>Rounded, fixed amounts included.</summary>
    public required decimal Employer { get; init; }
    public required decimal Employee { get; init; }

    /// <summary>What has to be known before there is a figure; the amounts are 0 then.</summary>
    public required MissingFact Missing { get; init; }
}

/// <summary>The part of a month that is due, and what decided it.</summary>
public readonly record struct MonthFactor(decimal Value, MonthFactorRule Rule);

/// <summary>What decided the part of a month that is due.</summary>
public enum MonthFactorRule
{
    None = 0,
    /// <summary>Employed all month.</summary>
    Whole = 1,
    /// <summary>The month lies before the hire.</summary>
    BeforeHire = 2,
    /// <summary>The month lies after the last day.</summary>
    AfterLeaving = 3,
    /// <summary>The day of hire.</summary>
    MonthOfHire = 4,
    /// <summary>The last day.</summary>
    MonthOfLeaving = 5,
    /// <summary>The first month of who is new to working, where the line starts with the second.</summary>
    NewToWork = 6,
}

/// <summary>A fact without which a line has no figure.</summary>
public enum MissingFact
{
    None = 0,
    /// <summary>The unit's class of work-injury risk.</summary>
    InjuryClass = 1,
    /// <summary>The unit's housing-fund rate.</summary>
    HousingFundRate = 2,
}
