using System.Collections.Immutable;
using HrActors.Domain.Contributions;
using HrActors.Domain.Policies;

namespace HrActors.Benchmarks.Contributions;

/// <summary>A set of policies and the people they are computed for.</summary>
internal sealed record ContributionLoad
{
    private const int PeopleCount = 1000;

    public required string Name { get; init; }
    public required ContributionPlan Plan { get; init; }

    /// <summary>Wages from far below the floor to far above the cap, one in eight hired in the second half of the month.</summary>
    public ContributionFacts[] People { get; } =
    [
        .. Enumerable.Range(0, PeopleCount).Select(i => new ContributionFacts
        {
            GrossWage = 1500.37m + (i * 23.41m),
            HireDate = i % 8 == 0 ? new DateOnly(2024, 3, 16 + (i % 15)) : new DateOnly(2021, 5, 17),
            PreviousYearMonthlyAverage = i % 2 == 0 ? 1400.05m + (i * 22.87m) : null,
            InjuryClass = 1 + (i % 8),
            HousingFundRate = 0.05m + (i % 8 * 0.01m),
        }),
    ];

    public static IEnumerable<ContributionLoad> All()
    {
        var seven = SevenLines();
        yield return new() { Name = "two lines: the sample pack", Plan = PlanOf(PolicyBook.Shipped, "430100", "sample") };
        yield return new() { Name = "seven lines: every kind of rule", Plan = seven };

        // Nine lines that are each brought within 3604 and 18021, as another product's payroll was once measured.
        var clamped = seven.Policies.Where(policy => policy.Bounds is { Floor: 3604m, Cap: 18021m }).ToImmutableArray();
        yield return new() { Name = "nine lines, each within 3604-18021",
            Plan = new([.. clamped, .. clamped.Take(9 - clamped.Length)], []) };
    }

    private static ContributionPlan SevenLines()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "seven-lines.yaml"));
        var import = PolicyImport.Import(PolicyBook.Empty, [new() { Name = "seven-lines.yaml", Text = text }]);
        return PlanOf(import.Book ?? throw new InvalidOperationException(string.Join("\n", import.Faults)), "430100", "seven-lines");
    }

    private static ContributionPlan PlanOf(PolicyBook book, string region, string pack) =>
        ContributionPlan.For(book, region, pack, new(2024, 3), new(2024, 6, 1)).Value!;
}
