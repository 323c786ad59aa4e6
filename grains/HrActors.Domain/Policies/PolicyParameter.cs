using System.Collections.Frozen;

namespace HrActors.Domain.Policies;

/// <summary>
/// The kinds of values a policy has for a line, each with dates of its own, since notices change them apart from each other.
/// </summary>
public enum PolicyParameter
{
    None = 0,
    /// <summary>Lowest and highest base (缴费基数上下限).</summary>
    Bounds = 1,
    /// <summary>Shares of the base each side pays (费率).</summary>
    Rates = 2,
    /// <summary>Amounts per head and month (定额).</summary>
    Fixed = 3,
    /// <summary>How each side's amount is rounded (进位规则).</summary>
    Rounding = 4,
    /// <summary>Which wage is the base (缴费基数口径).</summary>
    Base = 5,
    /// <summary>The part of the month of hire that is due.</summary>
    MonthStart = 6,
    /// <summary>The part of the month of leaving that is due.</summary>
    MonthEnd = 7,
    /// <summary>Days of the month by which to declare and to pay (截止日).</summary>
    Deadlines = 8,
    /// <summary>How a late fee is counted (滞纳金).</summary>
    LateFee = 9,
}

/// <summary>The names of the parameters in policy files and on the wire.</summary>
public static class PolicyParameters
{
    private static readonly FrozenDictionary<string, PolicyParameter> ByName = All.ToFrozenDictionary(WireName);

    /// <summary>In the order of the enumeration.</summary>
    public static IEnumerable<PolicyParameter> All =>
        Enum.GetValues<PolicyParameter>().Where(parameter => parameter != PolicyParameter.None);

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parameter"/> is <see cref="PolicyParameter.None"/> or
    /// unknown.</exception>
    public static string WireName(this PolicyParameter parameter) => parameter switch
    {
        PolicyParameter.Bounds => "bounds",
        PolicyParameter.Rates => "rates",
        PolicyParameter.Fixed => "fixed",
        PolicyParameter.Rounding => "rounding",
        PolicyParameter.Base => "base",
        PolicyParameter.MonthStart => "monthStart",
        PolicyParameter.MonthEnd => "monthEnd",
        PolicyParameter.Deadlines => "deadlines",
        PolicyParameter.LateFee => "lateFee",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, "Not a parameter."),
    };

    public static bool TryParse(string? name, out PolicyParameter parameter)
    {
        parameter = PolicyParameter.None;
        return name is not null && ByName.TryGetValue(name, out parameter);
    }

    /// <summary>
    /// What a line cannot be calculated without: a line of fixed amounts alone needs those and the parts of months, any other needs
    /// bounds, rates, rounding and the choice of the base as well.
    /// </summary>
    public static ImmutableArray<PolicyParameter> NeededFor(Func<PolicyParameter, bool> has) =>
        has(PolicyParameter.Fixed) && !has(PolicyParameter.Bounds) && !has(PolicyParameter.Rates) ? FixedAlone
        : has(PolicyParameter.Fixed) ? [.. Proportional, PolicyParameter.Fixed]
        : Proportional;

    private static readonly ImmutableArray<PolicyParameter> FixedAlone =
        [PolicyParameter.Fixed, PolicyParameter.MonthStart, PolicyParameter.MonthEnd];

    private static readonly ImmutableArray<PolicyParameter> Proportional =
    [
        PolicyParameter.Bounds, PolicyParameter.Rates, PolicyParameter.Rounding, PolicyParameter.Base, PolicyParameter.MonthStart,
        PolicyParameter.MonthEnd,
    ];
}
