using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Audit;
using HrActors.Storage.Databases;
using HrActors.Storage.Tests.Databases;
using HrActors.Storage.Writing;

namespace HrActors.Storage.Tests.Audit;

public sealed class SqliteAuditRowsTests(SqliteTestDatabase db) : AuditRowsTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresAuditRowsTests(PostgresTestDatabase db) : AuditRowsTests(db), IClassFixture<PostgresTestDatabase>;

/// <summary>The chain of the running day, which its writer goes on with from memory.</summary>
public abstract class AuditRowsTests
{
    private readonly TestDatabase _db;

    protected AuditRowsTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    [SkippableFact]
    public async Task Repetitions_and_another_process_in_between_leave_one_whole_chain()
    {
        using AuditRows one = Rows(), other = Rows();
        await one.Save(Entry("a"), default);
        await one.Save(Entry("b"), default);
        await one.Save(Entry("b"), default);
        await one.Save(Entry("c"), default);
        await other.Save(Entry("d"), default);
        await one.Save(Entry("e"), default);
        await Task.WhenAll(new[] { "f", "g", "f", "a" }.Select(id => one.Save(Entry(id), default)));
        await one.Save(Entry("h"), default);

        var trail = _db.Get<IAuditTrail>();
        var today = ChinaTime.DateOf(TimeProvider.System.GetUtcNow());
        var found = await trail.Verify(today.AddDays(-1), today, default);
        Assert.True(found.Intact, found.FirstBroken);
        Assert.Equal(8, found.Entries);
        Assert.Equal(8, (await trail.Read(new() { Actor = "chained" }, default)).Items.Length);
    }

    private static AuditEntry Entry(string id) => new()
    {
        Id = id, At = TimeProvider.System.GetUtcNow(), By = "chained", Action = "employee.onboarded", Subject = "emp:" + id,
    };

    private AuditRows Rows() =>
        new(_db.Get<HrDatabase>(), _db.Get<AuditChain>(), _db.Get<GroupCommit>(), _db.Get<HrStorageOptions>(), TimeProvider.System);
}
