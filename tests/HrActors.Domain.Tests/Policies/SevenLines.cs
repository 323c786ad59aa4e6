using HrActors.Domain.Contributions;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Policies;

/// <summary>The made-up pack that has every line and every kind of rule (Cases/seven-lines.yaml).</summary>
internal static class SevenLines
{
    public const string Pack = "seven-lines";

    public static PolicyImported Import { get; } = PolicyImport.Import(PolicyBook.Empty,
        [new() { Name = "seven-lines.yaml",
            Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "seven-lines.yaml")) }]);

    public static PolicyBook Book => Import.Book ?? throw new InvalidOperationException(string.Join("\n", Import.Faults));

    public static ContributionPlan Plan(string region, string month, string knownOn) =>
        ContributionPlan.For(Book, region, Pack, YearMonth.Parse(month), DateOnly.Parse(knownOn, null)).Value!;
}
