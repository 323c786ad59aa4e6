using HrActors.Domain.Contributions;

namespace HrActors.Domain.Policies;

/// <summary>How a place counts the late fee (滞纳金) of a line; the daily rate itself is law.</summary>
public sealed record LateFeeTerms : PolicyValue
{
    public required LateFeeConvention Convention { get; init; }

    /// <summary>Whether the day of payment itself is counted.</summary>
    public required bool IncludePaidDay { get; init; }

    /// <summary>Whether the fee stops at the amount in arrears (行政强制法 art. 45; disputed for contributions).</summary>
    public required bool Cap { get; init; }

    public override ImmutableArray<KeyValuePair<string, string>> Fields =>
        [Field("convention", LateFee.WireName(Convention)), Field("includePaidDay", IncludePaidDay), Field("cap", Cap)];
}
