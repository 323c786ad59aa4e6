using System.Text.RegularExpressions;

namespace HrActors.Silo.Employees;

internal static partial class EmployeeNumbers
{
    /// <summary>1 to 20 letters, digits and dashes. What is not cannot be an employee, and never becomes the key of an actor.</summary>
    public static bool IsPossible(string? employeeNo) => employeeNo is not null && Form().IsMatch(employeeNo);

    [GeneratedRegex("^[A-Za-z0-9-]{1,20}$")]
    private static partial Regex Form();
}
