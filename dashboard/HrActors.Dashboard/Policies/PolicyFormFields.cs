using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Policies;

/// <summary>What stands in the form while it is filled in; rates are entered in percent.</summary>
internal sealed class PolicyFormFields
{
    public static readonly ImmutableArray<PolicyParameter> Parameters = [PolicyParameter.Bounds, PolicyParameter.Rates, PolicyParameter.Fixed];

    public string? Pack { get; set; }
    public string? Region { get; set; }
    public InsuranceLine Line { get; set; }
    public PolicyParameter Parameter { get; set; } = PolicyParameter.Bounds;

    /// <summary>Floor, or the employer's side.</summary>
    public decimal? First { get; set; }

    /// <summary>Cap, empty for none, or the employee's side.</summary>
    public decimal? Second { get; set; }

    /// <summary><c>yyyy-MM</c>.</summary>
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Document { get; set; }
    public string? Address { get; set; }
    public DateTime? Published { get; set; }
    public PolicyGrade Grade { get; set; } = PolicyGrade.Unconfirmed;
    public decimal? Wage { get; set; }
    public decimal? Employer { get; set; }
    public decimal? Employee { get; set; }

    /// <summary>What is made up stays marked as made up, and nothing else may be.</summary>
    public ImmutableArray<PolicyGrade> Grades => Pack == "sample" ? [PolicyGrade.Sample] : [PolicyGrade.Unconfirmed, PolicyGrade.Confirmed];

    public bool IsFromWrong => !string.IsNullOrEmpty(From) && !YearMonth.TryParse(From, out _);

    public bool IsToWrong => !string.IsNullOrEmpty(To) && !YearMonth.TryParse(To, out _);

    /// <summary>Takes back what does not go with the pack that was chosen.</summary>
    public void Fit()
    {
        Region = null;
        if (!Grades.Contains(Grade)) Grade = Grades[0];
    }

    /// <summary>Null while something is missing.</summary>
    public PolicyValueForm? Read() =>
        Pack is { Length: > 0 } pack && Region is { Length: > 0 } region && Line != InsuranceLine.None && Value() is { } value
        && YearMonth.TryParse(From, out var from) && !IsToWrong && !string.IsNullOrWhiteSpace(Document) && Published is { } published
        && Wage is { } wage && Employer is { } employer && Employee is { } employee
            ? new()
            {
                Pack = pack,
                RegionCode = region,
                Line = Line,
                Value = value,
                From = from,
                To = YearMonth.TryParse(To, out var to) ? to : null,
                Document = Document.Trim(),
                Address = string.IsNullOrWhiteSpace(Address) ? null : Address.Trim(),
                Published = DateOnly.FromDateTime(published),
                Grade = Grade,
                ControlWage = wage,
                ControlEmployer = employer,
                ControlEmployee = employee,
            }
            : null;

    private PolicyValue? Value() => (Parameter, First, Second) switch
    {
        (PolicyParameter.Bounds, { } floor, var cap) => new Bounds { Floor = floor, Cap = cap },
        (PolicyParameter.Rates, { } employer, { } employee) => new Rates.Flat { Employer = employer / 100, Employee = employee / 100 },
        (PolicyParameter.Fixed, { } employer, { } employee) => new FixedAmounts { Employer = employer, Employee = employee },
        _ => null,
    };
}
