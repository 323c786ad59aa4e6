using HrActors.Domain.Commands;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Employees;

/// <summary>
/// Wrong values as one refusal: malformed when any of them is, a rule when every value is well-formed and only says what may not be.
/// </summary>
internal static class FieldRefusals
{
    public const string UnknownBranch = "branch.unknown";

    private static readonly string[] RuleCodes = [UnknownBranch, EmployeeChecks.TooFar, "wage.net-not-allowed", "finding.waiver-ended"];

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
