using HrActors.Domain.Contributions;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteDeclarationRowsTests(SqliteTestDatabase db) : DeclarationRowsTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresDeclarationRowsTests(PostgresTestDatabase db) : DeclarationRowsTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class DeclarationRowsTests
{
    private static readonly YearMonth January = new(2026, 1);

    private readonly TestDatabase _db;

    protected DeclarationRowsTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IDeclarationRows Rows => _db.Get<IDeclarationRows>();

    [SkippableFact]
    public async Task A_revision_is_read_in_pages_and_by_bound_and_number()
    {
        await Save("read", 1, Enumerable.Range(0, 250).Select(i => Row($"{i:000}", toFloor: i % 100 == 0, toCap: i == 7)));

        Assert.Equal(["000", "001", "002"], await Read("read", 1, new() { Limit = 2 }));
        Assert.Equal(["248", "249"], await Read("read", 1, new() { After = "247", Limit = 2 }));
        Assert.Equal(["000", "100", "200"], await Read("read", 1, new() { MovesTo = Clamp.Floor }));
        Assert.Equal(["007"], await Read("read", 1, new() { MovesTo = Clamp.Cap }));
        Assert.Equal(["042"], await Read("read", 1, new() { EmployeeNo = "042" }));
        Assert.Empty(await Read("read", 2, new()));
    }

    [SkippableFact]
    public async Task A_revision_that_stopped_half_way_is_written_whole_and_the_old_one_stands_until_then()
    {
        await Save("again", 1, [Row("001")]);
        await Save("again", 2, [Row("001"), Row("002")]);
        Assert.Equal(["001"], await Read("again", 1, new()));

        await Save("again", 2, [Row("003")]);
        await Rows.RemoveBefore("again", January, 2, default);

        Assert.Empty(await Read("again", 1, new()));
        Assert.Equal(["003"], await Read("again", 2, new()));
    }

    private Task Save(string branch, long revision, IEnumerable<DeclarationRow> rows) => Rows.Save(branch, January, revision, [.. rows], default);

    private async Task<IEnumerable<string>> Read(string branch, long revision, Contracts.BaseDeclarations.DeclarationQuery query) =>
        (await Rows.Read(branch, January, revision, query, default)).Select(row => row.EmployeeNo);

    private static DeclarationRow Row(string employeeNo, bool toFloor = false, bool toCap = false) => new(employeeNo, "", toFloor, toCap, new byte[] { 1 });
}
