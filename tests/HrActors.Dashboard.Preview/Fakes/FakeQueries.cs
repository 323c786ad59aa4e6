using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Transfers;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Employees;
using HrActors.Dashboard.Findings;
using HrActors.Dashboard.Transfers;
using HrActors.Domain.Attendance;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Preview.Fakes;

internal sealed class FakeBranches(FakeGroup group) : IBranchQueries
{
    public Task<ImmutableList<BranchLine>> List(Principal by, CancellationToken cancellationToken) =>
        Task.FromResult(group.Branches.FindAll(branch => by.MaySee(branch.Facts.Code)).ConvertAll(branch => new BranchLine(
            branch, by.SeesEmployees() ? Count(branch.Facts.Code) : null)));

    private BranchCounters Count(string code)
    {
        var rows = group.Employees.Values.Where(employee => employee.Branch.Code == code).Select(Rows.Of).ToList();
        return new()
        {
            BranchCode = code,
            Employees = rows.Count(row => row.Status != EmploymentStatus.Left),
            Onboarding = rows.Count(row => row.Status == EmploymentStatus.Onboarding),
            Left = rows.Count(row => row.Status == EmploymentStatus.Left),
            OpenFindings = rows.Sum(row => row.OpenFindings),
            BlockingFindings = rows.Sum(row => row.BlockingFindings),
            OpenCases = rows.Sum(row => row.OpenCases),
        };
    }
}

internal sealed class FakeEmployees(FakeGroup group, TimeProvider time) : IEmployeeQueries
{
    /// <summary>As the product does, a page that has waited this long shows what there is.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    public Task<Page<RosterRow>> List(Principal by, EmployeeFilter filter, CancellationToken cancellationToken)
    {
        var rows = group.Employees.Values.Where(employee => by.SeesEmployees() && by.MaySee(employee.Branch.Code)).Select(Rows.Of)
            .Where(row => filter.BranchCode is null || row.BranchCode == filter.BranchCode)
            .Where(row => filter.Status is null || row.Status == filter.Status)
            .Where(row => filter.FindingCode is null || row.FindingCodes.Contains(filter.FindingCode))
            .Where(row => filter.Text is null || row.Name.Contains(filter.Text) || row.EmployeeNo.Contains(filter.Text))
            .Where(row => filter.Cursor is null || string.CompareOrdinal(row.EmployeeNo, filter.Cursor) > 0)
            .OrderBy(row => row.EmployeeNo, StringComparer.Ordinal)
            .Take(filter.Limit + 1)
            .ToImmutableArray();
        return Task.FromResult(rows.Length > filter.Limit
            ? new Page<RosterRow> { Items = rows[..filter.Limit], Next = rows[filter.Limit - 1].EmployeeNo }
            : new Page<RosterRow> { Items = rows });
    }

    public Task<EmployeeCard?> Get(Principal by, string employeeNo, CancellationToken cancellationToken) => Task.FromResult(
        group.Employees.TryGetValue(employeeNo, out var view) && by.SeesEmployees() && by.MaySee(view.Branch.Code)
            ? new EmployeeCard
            {
                EmployeeNo = view.EmployeeNo,
                Name = view.Name,
                BranchCode = view.Branch.Code,
                BranchName = view.Branch.Name,
                Details = by.SeesDetails() ? view : null,
            }
            : null);

    public async Task<EmployeeCard?> GetWhenAnswered(Principal by, string employeeNo, CancellationToken cancellationToken)
    {
        var change = group.NextChange;
        var card = await Get(by, employeeNo, cancellationToken);
        if (card?.Details is not { Query.IsComplete: false }) return card;
        await change.WaitAsync(LongestWait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await Get(by, employeeNo, cancellationToken);
    }

    public async Task<Ledger?> GetLedger(Principal by, string employeeNo, CancellationToken cancellationToken) =>
        await Get(by, employeeNo, cancellationToken) is { Details: { } view }
            ? Ledger.Of(view.Enrolments, new(2026, 10), view.CompletedTransfers)
            : null;

    public async Task<MonthSheet?> GetAttendance(Principal by, string employeeNo, YearMonth month, CancellationToken cancellationToken) =>
        await Get(by, employeeNo, cancellationToken) is { Details: { } view } ? group.Attendance(view, month) : null;
}

internal sealed class FakeFindings(FakeGroup group) : IFindingQueries
{
    public Task<Page<FindingRow>> List(Principal by, FindingFilter filter, CancellationToken cancellationToken) => Task.FromResult(new Page<FindingRow>
    {
        Items =
        [
            .. group.Employees.Values
                .Where(employee => by.SeesDetails() && by.MaySee(employee.Branch.Code))
                .Where(employee => filter.BranchCode is null || employee.Branch.Code == filter.BranchCode)
                .SelectMany(employee => employee.Findings.Select(finding => new FindingRow { Finding = finding, BranchCode = employee.Branch.Code }))
                .Where(row => filter.Open is null || filter.Open == row.Finding.ClosedAt is null)
                .Where(row => filter.Code is null || row.Finding.Code == filter.Code)
                .OrderByDescending(row => row.Finding.OpenedAt)
                .Take(filter.Limit),
        ],
    });
}

internal sealed class FakeCases(FakeGroup group) : ICaseQueries
{
    public Task<Page<CaseRow>> List(Principal by, CaseFilter filter, CancellationToken cancellationToken)
    {
        var query = filter.ToQuery();
        return Task.FromResult(new Page<CaseRow>
        {
            Items =
            [
                .. All(by, filter.BranchCode)
                    .Where(row => query.State is null || row.State == query.State)
                    .Where(row => !query.OnlyOpen || row.State.IsOpen())
                    .Where(row => query.OverdueOn is not { } day || row.IsOverdueOn(day))
                    .Where(row => query.OriginRegion is null || row.OriginRegionCode.StartsWith(query.OriginRegion, StringComparison.Ordinal))
                    .Where(row => query.Line == InsuranceLine.None || row.Line == query.Line)
                    .Where(row => query.OpenedBefore is null || row.OpenedAt < query.OpenedBefore)
                    .Where(row => query.OpenedFrom is null || row.OpenedAt >= query.OpenedFrom)
                    .OrderByDescending(row => row.OpenedAt)
                    .Take(filter.Limit),
            ],
        });
    }

    public Task<CaseSummary?> Summary(Principal by, CaseFilter filter, CancellationToken cancellationToken) => Task.FromResult<CaseSummary?>(
        by.SeesDetails()
            ? CaseSummary.Of([.. All(by, filter.BranchCode).Select(row => new CaseGroup(
                row.State, row.OriginRegionCode, CaseAges.Of(ChinaTime.DateOf(row.OpenedAt), filter.Today), row.IsOverdueOn(filter.Today), 1))])
            : null);

    private IEnumerable<CaseRow> All(Principal by, string? branch) => group.Cases.Values
        .Where(view => by.SeesDetails() && by.MaySee(view.BranchCode))
        .Where(view => branch is null || view.BranchCode == branch)
        .Select(view => Rows.Of(view, view.Progress.Events.LastOrDefault()?.RecordedAt ?? view.OpenedAt));

    public Task<TransferCaseView?> Get(Principal by, string caseNo, CancellationToken cancellationToken) => Task.FromResult(
        group.Cases.TryGetValue(caseNo, out var view) && by.SeesDetails() && by.MaySee(view.BranchCode) ? view : null);

    public async Task<DocumentContent?> GetDocument(
        Principal by, string caseNo, string documentId, bool signature, CancellationToken cancellationToken) =>
        await Get(by, caseNo, cancellationToken) is { } view && view.Documents.Exists(document => document.Id == documentId)
            ? new() { Name = signature ? "signature.p7s" : "application.pdf", ContentType = "application/pdf", Bytes = [.. "%PDF-1.4"u8] }
            : null;
}
