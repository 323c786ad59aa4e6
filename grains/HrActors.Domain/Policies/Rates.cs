namespace HrActors.Domain.Policies;

/// <summary>Shares of the base that each side pays, as fractions: 0.16 is 16 %.</summary>
public abstract record Rates : PolicyValue
{
    private Rates()
    {
    }

    /// <summary>The same for everybody.</summary>
    public sealed record Flat : Rates
    {
        public required decimal Employer { get; init; }
        public required decimal Employee { get; init; }

        public override ImmutableArray<KeyValuePair<string, string>> Fields => [Field("employer", Employer), Field("employee", Employee)];
    }

    /// <summary>By the unit's class of work-injury risk (工伤行业类别); the employer alone pays (社会保险法 art. 33).</summary>
    public sealed record ByInjuryClass : Rates
    {
        /// <summary>The employer's share for class 1, 2 and so on; at most 8.</summary>
        public required ImmutableArray<decimal> Classes { get; init; }

        /// <summary>Null for a class the scale does not have.</summary>
        public decimal? For(int injuryClass) => injuryClass >= 1 && injuryClass <= Classes.Length ? Classes[injuryClass - 1] : null;

        public override ImmutableArray<KeyValuePair<string, string>> Fields =>
            [.. Classes.Select((rate, index) => Field(FormattableString.Invariant($"class{index + 1}"), rate))];
    }

    /// <summary>Chosen by the unit within a range, the same for both sides: the housing fund (住房公积金管理条例 art. 18).</summary>
    public sealed record Chosen : Rates
    {
        /// <summary>Included.</summary>
        public required decimal Least { get; init; }

        /// <summary>Included.</summary>
        public required decimal Most { get; init; }

        /// <summary>The rate is a multiple of this; null where any rate in the range may be chosen.</summary>
        public decimal? Step { get; init; }

        public bool Allows(decimal rate) => rate >= Least && rate <= Most && (Step is not { } step || rate % step == 0);

        public override ImmutableArray<KeyValuePair<string, string>> Fields =>
            Step is { } step ? [Field("least", Least), Field("most", Most), Field("step", step)]
                : [Field("least", Least), Field("most", Most)];
    }
}
