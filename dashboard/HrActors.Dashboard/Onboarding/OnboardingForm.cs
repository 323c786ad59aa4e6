using HrActors.Contracts.Desk;
using HrActors.Domain.Commands;

namespace HrActors.Dashboard.Onboarding;

/// <summary>What is typed into the form, and what was wrong with it when it was last submitted.</summary>
internal sealed class OnboardingForm
{
    private ImmutableList<FieldError> _errors = [];

    public string? EmployeeNo { get; set; }
    public string? Name { get; set; }
    public string? IdNumber { get; set; }
    public string? BranchCode { get; set; }
    public DateTime? HireDate { get; set; }
    public decimal? MonthlyWage { get; set; }
    public decimal? PreviousYearMonthlyAverage { get; set; }
    public string? HukouRegionCode { get; set; }
    public string? Phone { get; set; }
    public string WorkerCategory { get; set; } = "full-time";

    public OnboardRequest ToRequest() => new()
    {
        EmployeeNo = Trimmed(EmployeeNo),
        Name = Trimmed(Name),
        IdNumber = Trimmed(IdNumber),
        BranchCode = BranchCode,
        HireDate = HireDate is { } day ? DateOnly.FromDateTime(day) : null,
        MonthlyWage = MonthlyWage,
        PreviousYearMonthlyAverage = PreviousYearMonthlyAverage,
        HukouRegionCode = HukouRegionCode,
        Phone = Trimmed(Phone),
        WorkerCategory = WorkerCategory,
    };

    public void Take(Refusal? refusal) => _errors = refusal?.Errors ?? [];

    /// <param name="field">The property in camelCase, as in the pointers of refusals.</param>
    public FieldError? ErrorOf(string field) => _errors.Find(error => error.Field == "/" + field);

    /// <summary>A field that is typed into again is no longer shown as wrong.</summary>
    public void Touch(string field) => _errors = _errors.RemoveAll(error => error.Field == "/" + field);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
