using System.Reflection;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Employees;
using HrActors.Dashboard.Findings;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Dashboard.Transfers;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Employees;

namespace HrActors.Dashboard.Tests.Access;

/// <summary>What the queries let through before anything reaches a page.</summary>
public sealed class RoleTests
{
    private static readonly RosterRow Row = new()
    {
        EmployeeNo = "1",
        Name = "N",
        BranchCode = "4301",
        Status = EmploymentStatus.Active,
        HireDate = new(2026, 1, 1),
        FindingCodes = ["ACTIVE_ELSEWHERE"],
        OpenFindings = 1,
        OpenCases = 1,
        Version = 1,
    };

    [Fact]
    public async Task Finance_gets_rows_without_status_date_and_findings_and_may_not_search_by_them()
    {
        var asked = new List<EmployeeQuery>();
        var queries = new EmployeeQueries(Grains.With(new Listing(asked)));

        var page = await queries.List(
            As(Role.Finance), new() { Status = EmploymentStatus.Left, FindingCode = "ACTIVE_ELSEWHERE" }, CancellationToken.None);

        var row = Assert.Single(page.Items);
        Assert.Equal(("1", "N", "4301"), (row.EmployeeNo, row.Name, row.BranchCode));
        Assert.Equal((EmploymentStatus.None, default(DateOnly), 0, 0), (row.Status, row.HireDate, row.OpenFindings, row.OpenCases));
        Assert.Empty(row.FindingCodes);
        Assert.Null(asked[0].Roster.Status);
        Assert.Null(asked[0].Roster.FindingCode);
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Upstream)]
    public async Task Those_who_see_no_persons_ask_nobody(Role role)
    {
        var nobody = Grains.With(new Nobody());

        Assert.Empty((await new EmployeeQueries(nobody).List(As(role), new(), CancellationToken.None)).Items);
        Assert.Null(await new EmployeeQueries(nobody).Get(As(role), "1", CancellationToken.None));
        Assert.Empty((await new FindingQueries(nobody).List(As(role), new(), CancellationToken.None)).Items);
        Assert.Empty((await new CaseQueries(nobody, new FakeAuditDesk(TimeProvider.System)).List(As(role), new() { Today = default }, CancellationToken.None)).Items);
        Assert.Null(await new CaseQueries(nobody, new FakeAuditDesk(TimeProvider.System)).Summary(As(role), new() { Today = default }, CancellationToken.None));
        Assert.Null(await new CaseQueries(nobody, new FakeAuditDesk(TimeProvider.System)).GetDocument(As(role), "T-1", "d", false, CancellationToken.None));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("4301")]
    public async Task The_scope_of_the_reader_goes_into_every_list(string? branch)
    {
        var asked = new List<EmployeeQuery>();
        ImmutableHashSet<string>? scope = branch is null ? null : [branch];

        await new EmployeeQueries(Grains.With(new Listing(asked))).List(
            As(Role.HrClerk) with { Branches = scope }, new() { BranchCode = "4403" }, CancellationToken.None);

        Assert.Equal(scope, asked[0].Scope);
        Assert.Equal("4403", asked[0].BranchCode);
    }

    private static Principal As(Role role) => new() { UserName = "u", DisplayName = "U", Role = role };

    private sealed class Listing(List<EmployeeQuery> asked) : Nobody
    {
        public override Task<Page<RosterRow>> Employees(EmployeeQuery query)
        {
            asked.Add(query);
            return Task.FromResult(new Page<RosterRow> { Items = [Row] });
        }
    }

    /// <summary>Fails the test when it is asked.</summary>
    private class Nobody : IListingGrain
    {
        public virtual Task<Page<RosterRow>> Employees(EmployeeQuery query) => throw new InvalidOperationException("Asked for employees.");

        public Task<Page<FindingRow>> Findings(FindingQuery query) => throw new InvalidOperationException("Asked for findings.");

        public Task<Page<CaseRow>> Cases(CaseQuery query) => throw new InvalidOperationException("Asked for cases.");

        public Task<CaseSummary> CaseSummary(CaseQuery query, DateOnly today) => throw new InvalidOperationException("Asked for counts.");

        public Task<Page<Adjustment>> Adjustments(AdjustmentQuery query) => throw new InvalidOperationException("Asked for adjustments.");

        public Task<Page<StatementItem>> Statements(StatementQuery query) => throw new InvalidOperationException("Asked for statements.");

        public Task<ImmutableHashSet<string>> Known(ImmutableHashSet<string> employeeNos) => throw new InvalidOperationException("Asked for numbers.");
    }
}

/// <summary>A grain factory that knows the listing and nothing else.</summary>
public class Grains : DispatchProxy
{
    private IListingGrain _listing = null!;

    public static IGrainFactory With(IListingGrain listing)
    {
        var factory = Create<IGrainFactory, Grains>();
        ((Grains)(object)factory)._listing = listing;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.ReturnType == typeof(IListingGrain)
            ? _listing
            : throw new InvalidOperationException($"Asked for {targetMethod?.ReturnType.Name}.");
}
