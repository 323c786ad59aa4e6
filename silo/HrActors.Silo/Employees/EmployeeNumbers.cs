using System.Buffers;
using HrActors.Domain.Identity;

namespace HrActors.Silo.Employees;

internal static class EmployeeNumbers
{
    private const int Longest = 20;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>
    /// 1 to 20 letters, digits and dashes, and no identity number. What is not cannot be an employee, and never becomes the key of an actor:
    /// keys stand in logs and traces, so a number that somebody types into the wrong field must not become one.
    /// </summary>
    public static bool IsPossible(string? employeeNo) =>
        employeeNo is { Length: > 0 and <= Longest } && !employeeNo.AsSpan().ContainsAnyExcept(Allowed) && !IsIdentityNumber(employeeNo);

    /// <summary>18 characters with the right check character; other checks would only let more through.</summary>
    private static bool IsIdentityNumber(ReadOnlySpan<char> text) =>
        text.Length == 18 && !text[..17].ContainsAnyExceptInRange('0', '9') && char.ToUpperInvariant(text[17]) == IdentityChecksum.Of(text[..17]);
}
