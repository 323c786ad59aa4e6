using HrActors.Benchmarks.Faults;
using HrActors.Benchmarks.Faults.Scenarios;

namespace HrActors.EndToEnd.Tests.Faults;

/// <summary>The short variants of the fault harness: what breaks, and that nothing acknowledged is lost or counted twice.</summary>
public sealed class FaultTests
{
    private static readonly FaultLoad Load = FaultLoad.Short;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Kills_under_load_lose_and_double_nothing(string database) => Check(await KillScenario.Run(database, Load));

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_batch_five_times_from_four_clients_counts_once(string database) =>
        Check(await RepeatScenario.Run(database, Load));

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Events_of_two_days_in_any_order_make_the_same_sheets(string database) =>
        Check(await ShuffleScenario.Run(database, Load));

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_damaged_employee_holds_up_nobody_and_has_everything_once_it_is_mended(string database) =>
        Check(await PoisonScenario.Run(database, Load));

    [SkippableFact]
    public async Task A_dead_agency_does_not_matter_to_the_intake() => Check(await DeadAgencyScenario.Run(Databases.Sqlite, Load));

    [SkippableTheory, InlineData(false), InlineData(true)]
    public async Task The_silo_outlives_its_database_says_so_and_goes_on_by_itself(bool crash) => Check(await OutageScenario.Run(Load, crash));

    [SkippableFact]
    public async Task The_other_silo_goes_on_when_one_is_killed() => Check(await TwoSilosScenario.Run(Load));

    [SkippableFact]
    public async Task A_full_disk_refuses_clearly_and_loses_nothing()
    {
        Skip.If(DiskFullScenario.Obstacle is not null, DiskFullScenario.Obstacle);
        Check(await DiskFullScenario.Run(Load));
    }

    private static void Check(FaultOutcome outcome)
    {
        Assert.Empty(outcome.Broken);
        Assert.Equal((0, 0), (outcome.Missing, outcome.Doubled));
        Assert.Equal(outcome.Acknowledged, outcome.Applied);
    }
}
