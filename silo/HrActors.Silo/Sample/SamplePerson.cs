using System.Globalization;
using HrActors.Domain.Identity;

namespace HrActors.Silo.Sample;

/// <summary>
/// One person of the sample group. The identity number is made of a real area and a plausible date of birth with the sequence code 996
/// (women) or 997 (men), which the older standard set aside for people over a hundred: no younger living person holds it.
/// </summary>
internal sealed record SamplePerson
{
    public required string EmployeeNo { get; init; }
    public required string Name { get; init; }
    public required string IdNumber { get; init; }
    public required string BranchCode { get; init; }
    public required DateOnly HireDate { get; init; }

    /// <summary>Gross, CNY per month.</summary>
    public required decimal Wage { get; init; }

    /// <summary>Day of the first punch; null: the hire date.</summary>
    public DateOnly? FirstPunchOn { get; init; }

    public override string ToString() => EmployeeNo;

    public static string NumberOf(string area, DateOnly birth, bool woman)
    {
        var seventeen = string.Create(CultureInfo.InvariantCulture, $"{area}{birth:yyyyMMdd}{(woman ? "996" : "997")}");
        return seventeen + IdentityChecksum.Of(seventeen);
    }
}
