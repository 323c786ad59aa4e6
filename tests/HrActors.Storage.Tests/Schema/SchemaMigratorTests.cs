using Dapper;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Contributions;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Schema;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Schema;

public sealed class SqliteSchemaMigratorTests(SqliteTestDatabase db) : SchemaMigratorTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresSchemaMigratorTests(PostgresTestDatabase db) : SchemaMigratorTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class SchemaMigratorTests
{
    private readonly TestDatabase _db;

    protected SchemaMigratorTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private SchemaMigrator Migrator => _db.Get<SchemaMigrator>();

    private int Known => SchemaScripts.For(_db.Database.Name).Keys.Max();

    [SkippableFact]
    public async Task Applying_again_changes_nothing()
    {
        await Migrator.Migrate(default);

        Assert.Equal(SchemaScripts.For(_db.Database.Name).Keys.Order(), await Versions());
    }

    [SkippableFact]
    public async Task A_version_that_comes_after_a_higher_one_is_applied_too()
    {
        var scripts = new Dictionary<int, string>(SchemaScripts.For(_db.Database.Name)) { [Known + 2] = "create table came_first (id integer)" };
        await Migrator.Migrate(scripts, default);

        scripts[Known + 1] = "create table came_late (id integer)";
        await Migrator.Migrate(scripts, default);

        Assert.Equal(0, await Count("came_late"));
        await Forget(Known + 1);
        await Forget(Known + 2);
    }

    [SkippableFact]
    public async Task Silos_that_start_together_apply_each_version_once()
    {
        var scripts = new Dictionary<int, string>(SchemaScripts.For(_db.Database.Name))
        {
            [Known + 1] = "create table applied_together (id integer); insert into applied_together values (1)",
        };

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Migrator.Migrate(scripts, default))));

        Assert.Equal(1, await Count("applied_together"));
        await Forget(Known + 1);
    }

    [SkippableFact]
    public async Task A_version_that_fails_leaves_nothing_behind()
    {
        var scripts = new Dictionary<int, string>(SchemaScripts.For(_db.Database.Name))
        {
            [Known + 1] = "create table half_done (id integer)",
            [Known + 2] = "create table half_done (id integer)",
        };

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Migrator.Migrate(scripts, default));

        Assert.Equal(Known, (await Versions()).Max());
        await using var connection = await _db.Database.Open(default);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>(_db.Database.CountTables, new { name = "half_done" }));
    }

    /// <summary>As a database has it that was written before adjustments named their kind and bases.</summary>
    [SkippableFact]
    public async Task Adjustments_of_an_earlier_form_are_kept_and_new_ones_can_be_written()
    {
        var script = SchemaScripts.For(_db.Database.Name)[6];
        var from = script.IndexOf("create table contribution_adjustment", StringComparison.Ordinal);
        var earlier = script[from..script.IndexOf("\ncreate", script.IndexOf("contribution_adjustment_employee", StringComparison.Ordinal), StringComparison.Ordinal)];
        Assert.DoesNotContain("from_base", earlier, StringComparison.Ordinal);
        await using (var connection = await _db.Database.Open(default))
        {
            await connection.ExecuteAsync("drop table contribution_adjustment");
            await connection.ExecuteAsync(earlier);
            await connection.ExecuteAsync(
                """
                insert into contribution_adjustment (id, employee_no, branch_code, month, line, employer_delta, employee_delta, from_version,
                    to_version, cause, created_at, booked_in)
                values ('up', '1', 'old', 202403, 1, 500, 100, '', 'v2', 3, 0, null), ('down', '1', 'old', 202403, 2, -500, 0, 'v1', 'v2', 2, 1, 202404)
                """);
        }

        await Forget(20);
        await Migrator.Migrate(default);

        var rows = _db.Get<IContributionRows>();
        var read = (await rows.Adjustments(new() { BranchCode = "old" }, default)).Items.ToDictionary(adjustment => adjustment.Id);
        Assert.Equal((AdjustmentKind.Makeup, null, 5m, 1m), Shown(read["up"]));
        Assert.Equal((AdjustmentKind.Refund, "v1", -5m, 0m), Shown(read["down"]));
        Assert.Equal(new YearMonth(2024, 4), read["down"].BookedIn);
        await rows.Replace("old", new(2024, 3), ["1"], [read["up"] with { Id = "new" }], default);
        Assert.Equal(["down", "new"], (await rows.Adjustments(new() { BranchCode = "old" }, default)).Items.Select(adjustment => adjustment.Id).Order());

        static (AdjustmentKind, string?, decimal, decimal) Shown(Adjustment adjustment) =>
            (adjustment.Change.Kind, adjustment.Change.FromVersion, adjustment.Change.EmployerDelta, adjustment.Change.EmployeeDelta);
    }

    [SkippableFact]
    public async Task A_newer_database_stops_the_start_with_a_reason()
    {
        await using (var connection = await _db.Database.Open(default))
            await connection.ExecuteAsync("insert into schema_version (version, applied_at) values (@version, 0)", new { version = Known + 7 });
        using var host = TestDatabase.BuildHost(_db.Options);

        var error = await Assert.ThrowsAsync<StorageStartException>(() => host.StartAsync());

        Assert.Contains($"schema version {Known + 7}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"up to {Known}", error.Message, StringComparison.Ordinal);
        await Forget(Known + 7);
    }

    private async Task<IEnumerable<int>> Versions()
    {
        await using var connection = await _db.Database.Open(default);
        return (await connection.QueryAsync<int>("select version from schema_version order by version")).ToList();
    }

    private async Task<long> Count(string table)
    {
        await using var connection = await _db.Database.Open(default);
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table}");
    }

    private async Task Forget(int version)
    {
        await using var connection = await _db.Database.Open(default);
        await connection.ExecuteAsync("delete from schema_version where version = @version", new { version });
    }
}
