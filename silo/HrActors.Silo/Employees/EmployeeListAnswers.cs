using HrActors.Contracts.Branches;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Silo.Employees;

/// <summary>One line of the list of employees.</summary>
internal sealed record EmployeeRowAnswer
{
    public required string EmployeeNo { get; init; }
    public required string Name { get; init; }
    public required string BranchCode { get; init; }
    public required string Status { get; init; }
    public required DateOnly HireDate { get; init; }
    public required int OpenFindings { get; init; }

    public static EmployeeRowAnswer Of(RosterRow row) => new()
    {
        EmployeeNo = row.EmployeeNo,
        Name = row.Name,
        BranchCode = row.BranchCode,
        Status = EmploymentStatusNames.Of(row.Status),
        HireDate = row.HireDate,
        OpenFindings = row.OpenFindings,
    };
}

/// <summary>Contribution months by line and place (缴费年限台账).</summary>
internal sealed record LedgerAnswer
{
    public required IReadOnlyList<LedgerLineAnswer> Lines { get; init; }

    public static LedgerAnswer Of(Ledger ledger) => new()
    {
        Lines =
        [
            .. ledger.Lines.Select(line => new LedgerLineAnswer
            {
                Line = line.Line.WireName(),
                TotalMonths = line.TotalMonths,
                NotTransferred = line.NotTransferred,
                Periods =
                [
                    .. line.Periods.Select(period => new LedgerPeriodAnswer
                    {
                        RegionCode = period.RegionCode,
                        From = period.From,
                        To = period.To,
                        Months = period.Months,
                        Source = period.Source,
                        Counted = period.Counted,
                        NotTransferred = period.NotTransferred,
                        CaseNo = period.CaseNo,
                    }),
                ],
                Gaps = [.. line.Gaps.Select(gap => new LedgerGapAnswer { From = gap.From, To = gap.To, Months = gap.Months, MayWait = gap.MayWait })],
            }),
        ],
    };
}

internal sealed record LedgerLineAnswer
{
    public required string Line { get; init; }

    /// <summary>Every month counted once, those that stayed behind left out.</summary>
    public required int TotalMonths { get; init; }

    /// <summary>Paid months that finished transfers left behind (不予转移), not among the total.</summary>
    public required int NotTransferred { get; init; }
    public required IReadOnlyList<LedgerPeriodAnswer> Periods { get; init; }

    /// <summary>Months without a contribution between the first and the last before the present (中断).</summary>
    public required IReadOnlyList<LedgerGapAnswer> Gaps { get; init; }
}

internal sealed record LedgerGapAnswer
{
    public required YearMonth From { get; init; }

    /// <summary>Last month, included.</summary>
    public required YearMonth To { get; init; }
    public required int Months { get; init; }

    /// <summary>Whether a waiting period may follow: medical insurance, more than three months.</summary>
    public required bool MayWait { get; init; }
}

internal sealed record LedgerPeriodAnswer
{
    public required string RegionCode { get; init; }
    public required YearMonth? From { get; init; }
    public required YearMonth? To { get; init; }
    public required int Months { get; init; }

    /// <summary><c>own</c>, the id of the agency that answered, or <c>transfer</c> for what only a finished transfer tells of.</summary>
    public required string Source { get; init; }

    /// <summary>The case that brought these months where no record shows them any more; null for a record's.</summary>
    public required string? CaseNo { get; init; }

    /// <summary>Months it adds to the total: those not counted at another place already, and not left behind.</summary>
    public required int Counted { get; init; }

    /// <summary>Months that stayed at this place when it was transferred (人社厅发〔2019〕94号); which ones, nobody says.</summary>
    public required int NotTransferred { get; init; }
}
