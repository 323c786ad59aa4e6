using HrActors.Silo.Problems;

namespace HrActors.Silo.Api;

internal static class Months
{
    /// <summary>A month in an address that is none.</summary>
    public static readonly Problem Malformed = KnownProblems.Invalid(
    [
        new() { Field = "/month", Code = "request.invalid-parameter", Chinese = "应为月份 yyyy-MM",
            English = "Has to be a month in the form yyyy-MM" },
    ]);
}
