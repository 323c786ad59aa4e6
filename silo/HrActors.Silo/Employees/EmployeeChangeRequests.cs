using HrActors.Domain.Time;

namespace HrActors.Silo.Employees;

/// <summary>A correction (更正); what is left out stays.</summary>
internal sealed record CorrectionRequest
{
    public string? Name { get; init; }
    public string? IdNumber { get; init; }
    public DateOnly? HireDate { get; init; }
    public string? Phone { get; init; }

    /// <summary>Bank account that wages are paid to (工资卡号), 8 to 34 letters or digits.</summary>
    public string? BankAccount { get; init; }

    /// <summary>Home address (住址).</summary>
    public string? Address { get; init; }

    /// <summary>Place of the household register (户籍地), six digits.</summary>
    public string? HukouRegionCode { get; init; }

    /// <summary>worker, cadre or technical (岗位类别): decides a woman's age of retirement.</summary>
    public string? PostCategory { get; init; }
    public required string Reason { get; init; }

    public override string ToString() => nameof(CorrectionRequest);
}

/// <summary>The end of an employment (离职).</summary>
internal sealed record DepartureRequest
{
    /// <summary>Last day of work, included.</summary>
    public required DateOnly LastDay { get; init; }
    public required string Reason { get; init; }
}

/// <summary>A move to another branch (调动).</summary>
internal sealed record MoveRequest
{
    public required string BranchCode { get; init; }

    /// <summary>First day there.</summary>
    public required DateOnly On { get; init; }
}

/// <summary>A leaver taken on again (再入职).</summary>
internal sealed record RehireRequest
{
    public required string BranchCode { get; init; }
    public required DateOnly HireDate { get; init; }

    /// <summary>Gross, CNY per month.</summary>
    public required decimal MonthlyWage { get; init; }
}

/// <summary>The gross wage of a month: the sum, or the items it is the sum of.</summary>
internal sealed record WageRequest
{
    public decimal? Gross { get; init; }
    public IReadOnlyList<WageItemRequest>? Items { get; init; }

    /// <summary>Refused: bases are gross.</summary>
    public decimal? Net { get; init; }
}

internal sealed record WageItemRequest
{
    public required string Code { get; init; }
    public required decimal Amount { get; init; }
}

/// <summary>Our own enrolment of an employee in a line (参保登记).</summary>
internal sealed record EnrolmentRequest
{
    /// <summary>Wire name of the line, such as pension; left out for every line that is due and not recorded yet.</summary>
    public string? Line { get; init; }

    /// <summary>First month of contribution here.</summary>
    public required YearMonth From { get; init; }

    /// <summary>The base that was declared, CNY per month; null when it is not told.</summary>
    public decimal? Base { get; init; }
}
