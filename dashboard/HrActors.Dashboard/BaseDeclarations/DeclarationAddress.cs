using HrActors.Domain.Time;

namespace HrActors.Dashboard.BaseDeclarations;

/// <summary>Addresses of the pages of the yearly declaration.</summary>
internal static class DeclarationAddress
{
    public static string Group(YearMonth month) => $"/base-declarations?month={month}";

    public static string Branch(string branchCode, YearMonth month) => $"/base-declarations/{Uri.EscapeDataString(branchCode)}/{month}";

    public static string Export(string branchCode, YearMonth month) => Branch(branchCode, month) + "/export.xlsx";
}
