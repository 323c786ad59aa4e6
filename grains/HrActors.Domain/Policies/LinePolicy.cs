using System.Security.Cryptography;
using System.Text;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>The values of one line in one region that hold for one month, as known on one day.</summary>
public sealed class LinePolicy
{
    private readonly ImmutableSortedDictionary<PolicyParameter, Dated> _values;
    private readonly Lazy<string> _version;

    internal LinePolicy(
        string region, string pack, InsuranceLine line, YearMonth month, ImmutableSortedDictionary<PolicyParameter, Dated> values)
    {
        (RegionCode, Pack, Line, Month) = (region, pack, line, month);
        _values = values;
        _version = new(NameVersion);
        Bounds = Value<Bounds>(PolicyParameter.Bounds);
        Rates = Value<Rates>(PolicyParameter.Rates);
        Fixed = Value<FixedAmounts>(PolicyParameter.Fixed);
        Rounding = Value<SideRounding>(PolicyParameter.Rounding);
        Base = Value<BaseChoice>(PolicyParameter.Base);
        MonthStart = Value<MonthPart>(PolicyParameter.MonthStart)!;
        MonthEnd = Value<MonthPart>(PolicyParameter.MonthEnd)!;
        Deadlines = Value<Deadlines>(PolicyParameter.Deadlines);
        LateFee = Value<LateFeeTerms>(PolicyParameter.LateFee);
        Source = string.Join("；", Figures.Select(figure => figure.Source.Text).Distinct());
        Grade = Figures.Aggregate(PolicyGrade.None, (grade, figure) => grade.With(figure.Source.Grade));
    }

    public string RegionCode { get; }
    public string Pack { get; }
    public InsuranceLine Line { get; }
    public YearMonth Month { get; }

    /// <summary>Null, like <see cref="Rates"/>, <see cref="Rounding"/> and <see cref="Base"/>, for a line of fixed amounts alone.</summary>
    public Bounds? Bounds { get; }
    public Rates? Rates { get; }
    public SideRounding? Rounding { get; }
    public BaseChoice? Base { get; }

    /// <summary>Null where the line has no fixed amounts.</summary>
    public FixedAmounts? Fixed { get; }
    public MonthPart MonthStart { get; }
    public MonthPart MonthEnd { get; }

    /// <summary>Null where nothing is known of deadlines.</summary>
    public Deadlines? Deadlines { get; }

    /// <summary>Null where nothing is known of late fees.</summary>
    public LateFeeTerms? LateFee { get; }

    /// <summary>Every value with its months and its source; what the line does not have is left out.</summary>
    public IReadOnlyDictionary<PolicyParameter, Dated> Values => _values;

    /// <summary>
    /// Names this set of values: pack, region, line, the month the newest figure starts, the day the last figure was published, and a
    /// mark of the content, such as <c>sample/430100/pension/2020-01/2020-01-01/5f3a90c2</c>.
    /// </summary>
    public string Version => _version.Value;

    /// <summary>The notices behind the figures (bounds, rates, fixed amounts), each once.</summary>
    public string Source { get; }

    /// <summary>The grade of the weakest figure; rounding and rules of months state their own.</summary>
    public PolicyGrade Grade { get; }

    /// <summary>Bounds, rates and fixed amounts, as far as the line has them.</summary>
    private IEnumerable<Dated> Figures => _values.Where(item => item.Key <= PolicyParameter.Fixed).Select(item => item.Value);

    private T? Value<T>(PolicyParameter parameter) where T : PolicyValue => _values.GetValueOrDefault(parameter)?.Value as T;

    private string NameVersion()
    {
        var text = new StringBuilder();
        foreach (var (parameter, dated) in _values)
        {
            text.Append(parameter.WireName()).Append(dated.From).Append(dated.To).Append(dated.Source.Document);
            foreach (var (name, value) in dated.Value.Fields) text.Append('|').Append(name).Append('=').Append(value);
        }

        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 4));
        var (from, published) = (Figures.Max(figure => figure.From), Figures.Max(figure => figure.Published));
        return FormattableString.Invariant($"{Pack}/{RegionCode}/{Line.WireName()}/{from}/{published:O}/{mark}");
    }
}
