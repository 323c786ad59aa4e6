using System.Buffers;

namespace HrActors.Silo.Employees;

internal static class EmployeeNumbers
{
    private const int Longest = 20;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>1 to 20 letters, digits and dashes. What is not cannot be an employee, and never becomes the key of an actor.</summary>
    public static bool IsPossible(string? employeeNo) =>
        employeeNo is { Length: > 0 and <= Longest } && !employeeNo.AsSpan().ContainsAnyExcept(Allowed);
}
