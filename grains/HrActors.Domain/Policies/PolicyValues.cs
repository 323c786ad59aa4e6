using System.Globalization;
using HrActors.Domain.Contributions;
using HrActors.Domain.Money;

namespace HrActors.Domain.Policies;

/// <summary>One value of a parameter. <see cref="Fields"/> spells it as policy files do.</summary>
public abstract record PolicyValue
{
    private protected PolicyValue()
    {
    }

    /// <summary>Names and texts as in policy files; the same value has the same fields in the same order.</summary>
    public abstract ImmutableArray<KeyValuePair<string, string>> Fields { get; }

    private protected static KeyValuePair<string, string> Field(string name, decimal value) =>
        new(name, value.ToString("0.############", CultureInfo.InvariantCulture));

    private protected static KeyValuePair<string, string> Field(string name, bool value) => new(name, value ? "true" : "false");

    private protected static KeyValuePair<string, string> Field(string name, string value) => new(name, value);
}

/// <summary>Lowest and highest contribution base (缴费基数下限、上限) in yuan a month, both included. Published figures, never computed.</summary>
public sealed record Bounds : PolicyValue
{
    public required decimal Floor { get; init; }

    /// <summary>Null where the notice sets no cap.</summary>
    public required decimal? Cap { get; init; }

    /// <summary>
    /// Another floor for accounts opened on or after <see cref="NewAccountsFrom"/>, where two floors hold at once; null where there is one.
    /// </summary>
    public decimal? NewAccountFloor { get; init; }

    /// <summary>Null exactly when <see cref="NewAccountFloor"/> is.</summary>
    public DateOnly? NewAccountsFrom { get; init; }

    /// <summary>The floor for an account opened on that day; for a day that is not known, the floor of older accounts.</summary>
    public decimal FloorFor(DateOnly? opened) => NewAccountFloor is { } floor && opened >= NewAccountsFrom ? floor : Floor;

    /// <summary>The wage, or the bound it is beyond.</summary>
    public (decimal Base, Clamp Clamped) Clamp(decimal wage, DateOnly? opened = null)
    {
        var floor = FloorFor(opened);
        if (wage < floor) return (floor, Contributions.Clamp.Floor);
        return wage > Cap ? (Cap.Value, Contributions.Clamp.Cap) : (wage, Contributions.Clamp.None);
    }

    public override ImmutableArray<KeyValuePair<string, string>> Fields =>
    [
        Field("floor", Floor),
        Cap is { } cap ? Field("cap", cap) : Field("cap", "none"),
        .. NewAccountFloor is { } floor ? [Field("newAccountFloor", floor), Field("newAccountsFrom", $"{NewAccountsFrom:O}")]
            : Array.Empty<KeyValuePair<string, string>>(),
    ];
}

/// <summary>
/// Amounts in yuan that each side pays per head and month, whatever the base, whole in every month of which a part is due.
/// </summary>
public sealed record FixedAmounts : PolicyValue
{
    public required decimal Employer { get; init; }
    public required decimal Employee { get; init; }

    public override ImmutableArray<KeyValuePair<string, string>> Fields => [Field("employer", Employer), Field("employee", Employee)];
}

/// <summary>How each side's amount is rounded.</summary>
public sealed record SideRounding : PolicyValue
{
    public required Rounding Employer { get; init; }
    public required Rounding Employee { get; init; }

    /// <summary>One name where both sides agree, else <c>employer/employee</c>.</summary>
    public string WireName => Employer == Employee ? Employer.WireName() : $"{Employer.WireName()}/{Employee.WireName()}";

    public override ImmutableArray<KeyValuePair<string, string>> Fields =>
        [Field("employer", Employer.WireName()), Field("employee", Employee.WireName())];
}

/// <summary>What part of a month is due, by the day of hire or of leaving within it.</summary>
public sealed record MonthPart : PolicyValue
{
    /// <summary>1 to 31; a day the month does not have is never passed.</summary>
    public required int CutoffDay { get; init; }

    /// <summary>Whether the cut-off day itself still counts as before.</summary>
    public required bool Inclusive { get; init; }

    /// <summary>0 to 1: the part due when the day lies before the cut-off.</summary>
    public required decimal Before { get; init; }

    /// <summary>0 to 1: the part due when it lies after.</summary>
    public required decimal After { get; init; }

    /// <summary>The part that is due for a hire or leave on <paramref name="day"/>.</summary>
    public decimal FactorFor(DateOnly day) => day.Day < CutoffDay || (Inclusive && day.Day == CutoffDay) ? Before : After;

    public override ImmutableArray<KeyValuePair<string, string>> Fields =>
        [Field("cutoffDay", CutoffDay), Field("inclusive", Inclusive), Field("before", Before), Field("after", After)];
}

/// <summary>
/// Days of the month, 1 to 31, in the last days of a shorter month its last; null where the place states none.
/// </summary>
public sealed record Deadlines : PolicyValue
{
    /// <summary>Last day to declare who joined (增员) for the same month.</summary>
    public int? Join { get; init; }

    /// <summary>Last day to declare who left (减员) so that the same month is the first without them.</summary>
    public int? Leave { get; init; }

    /// <summary>Last day to pay (缴费).</summary>
    public int? Pay { get; init; }

    public override ImmutableArray<KeyValuePair<string, string>> Fields =>
    [
        .. new (string Name, int? Day)[] { ("join", Join), ("leave", Leave), ("pay", Pay) }
            .Where(item => item.Day is not null).Select(item => Field(item.Name, item.Day!.Value)),
    ];
}
