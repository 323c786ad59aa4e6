using System.Globalization;

namespace HrActors.Benchmarks.Product;

/// <summary>Names in the group that is measured: nobody in it exists.</summary>
internal static class MadeUpGroup
{
    private const int FirstEmployee = 100_000;

    public static string EmployeeNo(int i) => (FirstEmployee + i).ToString(CultureInfo.InvariantCulture);

    public static string Branch(int i) => i.ToString("0000", CultureInfo.InvariantCulture);
}
