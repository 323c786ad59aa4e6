using HrActors.Domain.Time;

namespace HrActors.Domain.Enrolment;

/// <summary>Whole months without a contribution, from the first to the last, both included.</summary>
[GenerateSerializer, Immutable, Alias("hr.ledger-gap")]
public sealed record LedgerGap
{
    /// <summary>A gap of medical insurance up to so many months can be made up for (医保办发〔2021〕43号).</summary>
    public const int MayBeMadeUp = 3;

    [Id(0)] public required YearMonth From { get; init; }
    [Id(1)] public required YearMonth To { get; init; }
    [Id(2)] public required int Months { get; init; }

    /// <summary>
    /// True for medical insurance interrupted for more than three months: it cannot be made up, a waiting period may follow
    /// (医保办发〔2021〕43号).
    /// </summary>
    [Id(3)] public bool MayWait { get; init; }

    internal static LedgerGap Of(InsuranceLine line, MonthSpan span) => new()
    {
        From = span.From,
        To = span.To,
        Months = span.Months,
        MayWait = line == InsuranceLine.Medical && span.Months > MayBeMadeUp,
    };
}
