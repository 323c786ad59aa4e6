using HrActors.Domain.Money;

namespace HrActors.Domain.Policies;

/// <summary>Lowest and highest contribution base (缴费基数下限、上限) in yuan a month, both included. Published figures, never computed.</summary>
public sealed record Bounds
{
    public required decimal Floor { get; init; }
    public required decimal Cap { get; init; }
}

/// <summary>Shares of the base that each side pays, as fractions: 0.16 is 16 %.</summary>
public sealed record Rates
{
    public required decimal Employer { get; init; }
    public required decimal Employee { get; init; }
}

/// <summary>How each side's amount is rounded.</summary>
public sealed record SideRounding
{
    public required Rounding Employer { get; init; }
    public required Rounding Employee { get; init; }

    /// <summary>One name where both sides agree, else <c>employer/employee</c>.</summary>
    public string WireName => Employer == Employee ? Employer.WireName() : $"{Employer.WireName()}/{Employee.WireName()}";
}

/// <summary>What part of the month of hire is due, by the day of hire.</summary>
public sealed record MonthStart
{
    /// <summary>1 to 31; a day the month does not have is never passed.</summary>
    public required int CutoffDay { get; init; }

    /// <summary>Whether the cut-off day itself still counts as before.</summary>
    public required bool Inclusive { get; init; }

    /// <summary>0 to 1: the part due when hired before the cut-off.</summary>
    public required decimal Before { get; init; }

    /// <summary>0 to 1: the part due when hired after it.</summary>
    public required decimal After { get; init; }

    /// <summary>The part of the month of hire that is due.</summary>
    public decimal FactorFor(DateOnly hireDate) =>
        hireDate.Day < CutoffDay || (Inclusive && hireDate.Day == CutoffDay) ? Before : After;
}
