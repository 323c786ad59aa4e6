using HrActors.Domain.Employees;
using HrActors.Domain.Findings;
using HrActors.Domain.Transfers;
using HrActors.Grains.Rows;
using HrActors.Storage.Tests.Databases;

namespace HrActors.Storage.Tests.Rows;

public sealed class SqliteDirectoryRowsTests(SqliteTestDatabase db) : DirectoryRowsTests(db), IClassFixture<SqliteTestDatabase>;

[Collection(PostgresTests.Name)]
public sealed class PostgresDirectoryRowsTests(PostgresTestDatabase db) : DirectoryRowsTests(db), IClassFixture<PostgresTestDatabase>;

public abstract class DirectoryRowsTests
{
    private readonly TestDatabase _db;

    protected DirectoryRowsTests(TestDatabase db)
    {
        db.SkipIfAbsent();
        _db = db;
    }

    private IDirectoryRows Rows => _db.Get<IDirectoryRows>();

    [SkippableFact]
    public async Task A_row_comes_back_as_it_was()
    {
        var employee = Some.Employee("A-1", "whole") with { FindingCodes = [FindingCodes.ActiveElsewhere, FindingCodes.Arrears], LastDay = new(2024, 3, 31), Anonymised = true };
        var transfer = Some.Case("whole-1", "whole") with { DueOn = new(2024, 4, 30) };
        var finding = Some.Finding("whole-1", "whole") with
        {
            Finding = Some.Finding("whole-1", "whole").Finding with
            {
                ClosedAt = Some.Instant.AddDays(2),
                Waiver = new() { By = "clerk", Reason = "家属已说明", At = Some.Instant.AddDays(1), Until = new(2024, 5, 31) },
            },
        };

        await Rows.Save(employee, default);
        await Rows.Save(transfer, default);
        await Rows.Save(finding, 1, default);

        var stored = Assert.Single(await Rows.EmployeesOf("whole", default));
        Assert.Equal(employee with { FindingCodes = [] }, stored with { FindingCodes = [] });
        Assert.Equal(employee.FindingCodes, stored.FindingCodes);
        Assert.Equal(transfer, Assert.Single((await Rows.Cases(new() { BranchCode = "whole" }, default)).Items));
        var storedFinding = Assert.Single((await Rows.Findings(new() { BranchCode = "whole" }, default)).Items);
        Assert.Equal(finding.Finding.Facts, storedFinding.Finding.Facts);
        Assert.Equal(finding.Finding with { Facts = storedFinding.Finding.Facts }, storedFinding.Finding);
    }

    [SkippableTheory]
    [InlineData(4, 5)]
    [InlineData(5, 5)]
    [InlineData(6, 6)]
    public async Task A_row_never_goes_back_to_an_older_version(long arriving, long standing)
    {
        var branch = "version-" + arriving;
        await Rows.Save(Some.Employee("V-" + arriving, branch) with { Version = 5, Name = "5" }, default);
        await Rows.Save(Some.Case(branch, branch) with { Version = 5, State = TransferState.Signed }, default);
        await Rows.Save(Some.Finding(branch, branch), 5, default);

        await Rows.Save(Some.Employee("V-" + arriving, branch) with { Version = arriving, Name = arriving.ToString("D", null) }, default);
        await Rows.Save(Some.Case(branch, branch) with { Version = arriving, State = TransferState.Submitted }, default);
        await Rows.Save(Closed(Some.Finding(branch, branch)), arriving, default);

        var employee = Assert.Single(await Rows.EmployeesOf(branch, default));
        Assert.Equal((standing, standing.ToString("D", null)), (employee.Version, employee.Name));
        var transfer = Assert.Single((await Rows.Cases(new() { BranchCode = branch }, default)).Items);
        Assert.Equal((standing, standing > 5 ? TransferState.Submitted : TransferState.Signed), (transfer.Version, transfer.State));
        var finding = Assert.Single((await Rows.Findings(new() { BranchCode = branch }, default)).Items);
        Assert.Equal(standing > 5, finding.Finding.ClosedAt is not null);
    }

    [SkippableFact]
    public async Task Versions_that_arrive_at_once_in_any_order_end_at_the_newest()
    {
        var versions = Enumerable.Range(1, 30).OrderBy(version => version * 7919 % 31);

        await Task.WhenAll(versions.Select(version => Rows.Save(Some.Employee("R-1", "race") with { Version = version }, default)));

        Assert.Equal(30, Assert.Single(await Rows.EmployeesOf("race", default)).Version);
    }

    [SkippableFact]
    public async Task A_branch_lists_its_own_employees_in_order_of_number_whatever_the_case()
    {
        string[] numbers = ["b2", "B2", "a10", "0010", "10", "A-1"];
        foreach (var number in numbers) await Rows.Save(Some.Employee("order-" + number, "order"), default);
        await Rows.Save(Some.Employee("order-elsewhere", "other"), default);

        Assert.Equal(
            numbers.Select(number => "order-" + number).Order(StringComparer.Ordinal),
            (await Rows.EmployeesOf("order", default)).Select(row => row.EmployeeNo));
    }

    [SkippableFact]
    public async Task A_move_takes_the_row_to_the_other_branch()
    {
        await Rows.Save(Some.Employee("M-1", "from") with { Version = 1 }, default);
        await Rows.Save(Some.Employee("M-1", "to") with { Version = 2, Status = EmploymentStatus.Active }, default);

        Assert.Empty(await Rows.EmployeesOf("from", default));
        Assert.Single(await Rows.EmployeesOf("to", default));
    }

    [SkippableFact]
    public async Task Known_numbers_are_told_from_unknown_ones()
    {
        await Rows.Save(Some.Employee("K-1", "known"), default);
        await Rows.Save(Some.Employee("K-2", "known"), default);
        string[] asked = ["K-1", "k-1", "K-2", "K-3", "it's", .. Enumerable.Range(0, 2_000).Select(i => $"none-{i}")];

        Assert.Equal(["K-1", "K-2"], (await Rows.Known(asked, default)).Order(StringComparer.Ordinal));
        Assert.Empty(await Rows.Known([], default));
    }

    private static HrActors.Contracts.Listing.FindingRow Closed(HrActors.Contracts.Listing.FindingRow row) =>
        row with { Finding = row.Finding with { ClosedAt = Some.Instant.AddDays(1) } };
}
