using System.Globalization;

namespace HrActors.Benchmarks.Product;

/// <summary>Names in the group that is measured: nobody in it exists.</summary>
internal static class MadeUpGroup
{
    /// <summary>Above every number of the sample group.</summary>
    private const int FirstEmployee = 500_000;

    public const int InjuryClass = 3;
    public const decimal HousingFundRate = 0.08m;

    /// <summary>From below every floor to above every cap.</summary>
    public static decimal Wage(int i) => 2_500m + (i % 1_000 * 37.13m);

    public static string EmployeeNo(int i) => (FirstEmployee + i).ToString(CultureInfo.InvariantCulture);

    public static string Branch(int i) => i.ToString("0000", CultureInfo.InvariantCulture);
}
