using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Enrolment;

/// <summary>Whole months without a contribution, from the first to the last, both included.</summary>
[GenerateSerializer, Immutable, Alias("hr.ledger-gap")]
public sealed record LedgerGap
{
    [Id(0)] public required YearMonth From { get; init; }
    [Id(1)] public required YearMonth To { get; init; }
    [Id(2)] public required int Months { get; init; }

    /// <summary>
    /// True for medical insurance interrupted for longer than can be made up: a waiting period may follow
    /// (<see cref="TransferLimits.MedicalMakeUp"/>).
    /// </summary>
    [Id(3)] public bool MayWait { get; init; }

    internal static LedgerGap Of(InsuranceLine line, MonthSpan span) => new()
    {
        From = span.From,
        To = span.To,
        Months = span.Months,
        MayWait = line == InsuranceLine.Medical && span.Months > TransferRoutes.Published.Limits.MedicalMakeUp,
    };
}
