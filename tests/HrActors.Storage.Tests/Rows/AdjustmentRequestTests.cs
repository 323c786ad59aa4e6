using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteAdjustmentRequestTests(SqliteTestDatabase db) : AdjustmentRequestTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresAdjustmentRequestTests(PostgresTestDatabase db)
    : AdjustmentRequestTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class AdjustmentRequestTests
{
    private static readonly DateTimeOffset Noon = new(2024, 4, 5, 12, 0, 0, TimeSpan.FromHours(8));
    private readonly TestDatabase _db;

    protected AdjustmentRequestTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IAdjustmentRequests Requests => _db.Get<IAdjustmentRequests>();

    [SkippableFact]
    public async Task The_same_event_is_one_request_and_a_decided_one_stays_decided()
    {
        var request = Late("same", 1);
        await Requests.File([request, Late("same", 2)], default);
        Assert.True(await Requests.Decide(request.Id, AdjustmentState.Accepted, Decision("c1"), default));

        await Requests.File([request with { ReceivedAt = Noon.AddDays(1) }], default);

        Assert.False(await Requests.Decide(request.Id, AdjustmentState.Dismissed, Decision("c2"), default));
        Assert.Equal(request with { State = AdjustmentState.Accepted, Decision = Decision("c1") }, await Requests.Find(request.Id, default));
        Assert.Equal(2, (await Requests.Read(new() { BranchCode = "same" }, default)).Items.Length);
        Assert.Null(await Requests.Find("nobody", default));
    }

    [SkippableFact]
    public async Task They_are_listed_by_branch_state_employee_and_month()
    {
        await Requests.File([Late("list", 1), Late("list", 2), Late("other", 3)], default);
        await Requests.Decide(Late("list", 2).Id, AdjustmentState.Dismissed, Decision("c") with { CountedIn = null, Difference = null }, default);

        Assert.Equal([1], await Ids(new() { BranchCode = "list", State = AdjustmentState.Open }));
        Assert.Equal([2], await Ids(new() { BranchCode = "list", State = AdjustmentState.Dismissed }));
        Assert.Equal([3], await Ids(new() { Scope = ["other"] }));
        Assert.Empty(await Ids(new() { Scope = ["other"], BranchCode = "list" }));
        Assert.Equal([2, 1], await Ids(new() { BranchCode = "list", EmployeeNo = "E-list", Month = new(2024, 3) }));
        Assert.Empty(await Ids(new() { BranchCode = "list", Month = new(2024, 4) }));
        Assert.Empty(await Ids(new() { BranchCode = "list", CountedIn = new(2024, 4) }));
    }

    private async Task<IEnumerable<int>> Ids(AdjustmentQuery query) =>
        (await Requests.Read(query, default)).Items.Select(item => int.Parse(item.Event.EventId, System.Globalization.CultureInfo.InvariantCulture));

    private static AdjustmentDecision Decision(string command) => new()
    {
        By = "li",
        At = Noon.AddHours(1).ToUniversalTime(),
        Reason = "paper slip",
        CommandId = command,
        CountedIn = new(2024, 4),
        Difference = new() { WorkedMinutes = 480, AbsentDays = -1 },
    };

    private static AdjustmentRequest Late(string branch, int number) => new()
    {
        Id = $"AR-{branch}-{number}",
        Event = new()
        {
            EmployeeNo = $"E-{branch}",
            Kind = PunchKind.ClockIn,
            At = new(2024, 3, 4, 9, 0, 0, TimeSpan.FromHours(8)),
            BranchCode = branch,
            Source = "gate",
            EventId = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Reason = "network was down",
        },
        Month = new(2024, 3),
        ReceivedAt = Noon.AddMinutes(number).ToUniversalTime(),
        State = AdjustmentState.Open,
    };
}
