using HrActors.Domain.Identity;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Employees;

/// <summary>The days on which age changes what the rules say, so that nobody needs the date of birth.</summary>
[GenerateSerializer, Immutable, Alias("hr.age-marks")]
public sealed record AgeMarks
{
    /// <summary>Nobody is taken on at that age: such a date is a mistake, and says nothing of the age.</summary>
    private const int Implausible = 100;

    /// <summary>
    /// From this birthday on, included, a pension away from the place of the household register is a temporary account: a man's 50th, a
    /// woman's 40th (国办发〔2009〕66号 art. 5; whether the reform of retirement moves it is not settled).
    /// </summary>
    [Id(0)] public required DateOnly TemporaryAccountFrom { get; init; }

    /// <summary>Statutory month of retirement; for a woman whose post is unknown that of a worker's post.</summary>
    [Id(1)] public required YearMonth RetiresEarliestIn { get; init; }

    /// <summary>The same; for a woman whose post is unknown that of a post of administration or technology.</summary>
    [Id(2)] public required YearMonth RetiresLatestIn { get; init; }

    /// <param name="birth">Null gives null, and so does a hundred years and more ago.</param>
    /// <param name="sex"><see cref="Sex.None"/> gives null.</param>
    /// <param name="postCategory"><c>worker</c>, <c>cadre</c> or <c>technical</c>; null when unknown.</param>
    /// <param name="today">The day on which the number is read.</param>
    public static AgeMarks? Of(DateOnly? birth, Sex sex, string? postCategory, DateOnly today)
    {
        if (birth is not { } born || born.AddYears(Implausible) <= today) return null;
        if (TransferRoutes.Published.Limits.TemporaryAccountFrom(born, sex) is not { } temporaryAccount) return null;

        var (earliest, latest) = (sex, postCategory) switch
        {
            (Sex.Male, _) => (RetirementGroup.Man60, RetirementGroup.Man60),
            (_, "worker") => (RetirementGroup.Woman50, RetirementGroup.Woman50),
            (_, "cadre" or "technical") => (RetirementGroup.Woman55, RetirementGroup.Woman55),
            _ => (RetirementGroup.Woman50, RetirementGroup.Woman55),
        };
        return new()
        {
            TemporaryAccountFrom = temporaryAccount,
            RetiresEarliestIn = RetirementAge.MonthOf(born, earliest),
            RetiresLatestIn = RetirementAge.MonthOf(born, latest),
        };
    }
}
