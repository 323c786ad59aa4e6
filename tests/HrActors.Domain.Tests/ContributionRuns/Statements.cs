using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.ContributionRuns;

/// <summary>Statements of the sample pack: pension 16/8 and medical 8/2 between 3604 and 18021, half a month when hired after the 15th.</summary>
internal static class Statements
{
    public static StatementPlans Plans => new(PolicyBook.Shipped);

    public static readonly DateOnly Known = new(2024, 6, 1);

    public static StatementFacts Facts(decimal wage, string? hired = null, string? left = null) => new()
    {
        EmployeeNo = "000123",
        LegalEntity = "示例公司",
        RegionCode = "430100",
        Pack = "sample",
        Contribution = new()
        {
            GrossWage = wage,
            HireDate = hired is null ? null : DateOnly.Parse(hired, System.Globalization.CultureInfo.InvariantCulture),
            LeaveDate = left is null ? null : DateOnly.Parse(left, System.Globalization.CultureInfo.InvariantCulture),
        },
    };

    public static RunStatement Of(string month, decimal wage, string? hired = null, string? left = null) =>
        Plans.Calculate(Facts(wage, hired, left), YearMonth.Parse(month), Known);
}
