using HrActors.Domain.Commands;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Employees;

/// <summary>
/// Wrong values as one refusal: malformed when any of them is, a rule when every value is well-formed and only says what may not be.
/// </summary>
internal static class FieldRefusals
{
    public const string UnknownBranch = "branch.unknown";

    private const int LongestReason = 200;

    private static readonly string[] RuleCodes = [UnknownBranch, EmployeeChecks.TooFar, WageChecks.TooFar, "wage.net-not-allowed", "finding.waiver-ended"];

    /// <summary>Null when there is a reason, of at most 200 characters.</summary>
    public static Refusal? RefuseReason(string? reason)
    {
        var checks = new FieldChecks();
        checks.Text("/reason", reason, LongestReason);
        return Refuse(checks.Errors);
    }

    /// <summary>Null when nothing is wrong.</summary>
    public static Refusal? Refuse(IReadOnlyList<FieldError> errors)
    {
        if (errors.Count == 0) return null;

        var problem = KnownProblems.Invalid(errors);
        return new()
        {
            Kind = errors.All(error => RuleCodes.Contains(error.Code)) ? RefusalKind.Rule : RefusalKind.Malformed,
            Code = problem.Code,
            Chinese = problem.Chinese,
            English = problem.English,
            Errors = [.. errors],
        };
    }
}
