using HrActors.Domain.Time;

namespace HrActors.Dashboard.Contributions;

/// <summary>Addresses of the pages of the monthly run.</summary>
internal static class ContributionAddress
{
    public static string Group(YearMonth month) => $"/contributions?month={month}";

    public static string Run(string branchCode, YearMonth month) => $"/contributions/{Uri.EscapeDataString(branchCode)}/{month}";

    public static string Export(string branchCode, YearMonth month) => Run(branchCode, month) + "/export.xlsx";

    /// <summary>Why a figure is what it is: the step of the calculation that gave it.</summary>
    public static string Why(string branchCode, YearMonth month, string employeeNo, string step) =>
        $"{Run(branchCode, month)}?person={Uri.EscapeDataString(employeeNo)}&why={Uri.EscapeDataString(step)}";
}
