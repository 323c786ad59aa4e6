using HrActors.Domain.Employees;

namespace HrActors.Silo.Employees;

internal static class EmploymentStatusNames
{
    private static readonly string[] Names = ["", "onboarding", "active", "left"];

    public static string Of(EmploymentStatus status) => Names[(int)status];

    public static bool TryParse(string? name, out EmploymentStatus status)
    {
        status = (EmploymentStatus)Math.Max(0, Array.IndexOf(Names, name ?? ""));
        return status != EmploymentStatus.None;
    }
}
