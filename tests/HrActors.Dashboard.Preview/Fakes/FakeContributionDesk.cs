using System.Collections.Concurrent;
using HrActors.Contracts.Access;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>
/// Runs of the made-up group. A run is calculated in as many looks as <see cref="Looks"/> says; commands are remembered by their id.
/// </summary>
internal sealed class FakeContributionDesk(FakeGroup group) : IContributionDesk
{
    private static readonly Refusal NotStarted = Refusal.NotFound("run.not-started", "该月尚未计算", "This month has not been calculated");

    private readonly ConcurrentDictionary<(string Branch, YearMonth Month), FakeRun> _runs = new();

    /// <summary>How often a run is looked at before it is done.</summary>
    public int Looks { get; set; }

    /// <summary>How often the month of all branches was read.</summary>
    public int GroupReads { get; private set; }

    public ImmutableList<Adjustment> Carried { get; set; } = [];

    public Task<Reply<RunView>> Find(string branchCode, YearMonth month, Principal by) =>
        Task.FromResult<Reply<RunView>>(!by.SeesAmounts() ? AccessRefusals.NotPermitted : View(branchCode, month) is { } view ? view : NotStarted);

    public Task<Reply<RunView>> Start(string branchCode, YearMonth month, Principal by, string commandId)
    {
        if (!by.Commands()) return Task.FromResult<Reply<RunView>>(AccessRefusals.NotPermitted);

        var run = _runs.GetOrAdd((branchCode, month), _ => new());
        if (run.Phase == RunPhase.Confirmed)
            return Task.FromResult<Reply<RunView>>(Refusal.Conflict("run.confirmed", "该月已确认封账", "The month is closed."));
        run.Revision++;
        run.Phase = RunPhase.Calculating;
        run.LooksLeft = Looks;
        run.Items = SampleRuns.Statements(group, branchCode, month, _runs.GetValueOrDefault((branchCode, month.AddMonths(-1)))?.Items ?? []);
        run.Totals = RunTotals.Empty.Add([.. run.Items.Select(item => item.Statement)]);
        return Task.FromResult<Reply<RunView>>(View(branchCode, month)!);
    }

    public async Task<Reply<GroupRun>> StartAll(YearMonth month, Principal by, string commandId)
    {
        if (!by.Commands()) return AccessRefusals.NotPermitted;

        foreach (var branch in group.Branches.Where(branch => by.MaySee(branch.Facts.Code))) await Start(branch.Facts.Code, month, by, commandId);
        return await Group(month, by);
    }

    public Task<Reply<RunView>> Confirm(string branchCode, YearMonth month, long? revision, Principal by, string commandId)
    {
        if (!by.Commands()) return Task.FromResult<Reply<RunView>>(AccessRefusals.NotPermitted);
        if (!_runs.TryGetValue((branchCode, month), out var run)) return Task.FromResult<Reply<RunView>>(NotStarted);
        if (revision is { } seen && seen != run.Revision)
        {
            return Task.FromResult<Reply<RunView>>(
                Refusal.Conflict("run.changed", "结果已重新计算，请核对后再确认", "It was calculated again since: look at it before confirming"));
        }

        (run.Phase, run.ConfirmedBy) = (RunPhase.Confirmed, by.UserName);
        return Task.FromResult<Reply<RunView>>(View(branchCode, month)!);
    }

    public Task<Reply<GroupRun>> Group(YearMonth month, Principal by)
    {
        if (!by.SeesAmounts()) return Task.FromResult<Reply<GroupRun>>(AccessRefusals.NotPermitted);

        GroupReads++;
        return Task.FromResult<Reply<GroupRun>>(new GroupRun
        {
            Month = month,
            Branches =
            [
                .. group.Branches.Where(branch => by.MaySee(branch.Facts.Code)).OrderBy(branch => branch.Facts.Code, StringComparer.Ordinal)
                    .Select(branch => new BranchRun { BranchCode = branch.Facts.Code, BranchName = branch.Facts.Name, Run = View(branch.Facts.Code, month) }),
            ],
        });
    }

    public Task<Reply<StatementPage>> Statements(StatementQuery query, Principal by)
    {
        if (!by.SeesAmounts()) return Task.FromResult<Reply<StatementPage>>(AccessRefusals.NotPermitted);

        var found = (_runs.GetValueOrDefault((query.BranchCode, query.Month))?.Items ?? [])
            .Where(item => !query.OnlyHeld || item.Held)
            .Where(item => query.EmployeeNo is null || item.Statement.Facts.EmployeeNo == query.EmployeeNo)
            .Where(item => query.After is null || string.CompareOrdinal(item.Statement.Facts.EmployeeNo, query.After) > 0)
            .Take(query.Limit + 1).ToImmutableArray();
        var page = found.Length > query.Limit ? found[..query.Limit] : found;
        return Task.FromResult<Reply<StatementPage>>(new StatementPage
        {
            Items = page, Next = found.Length > query.Limit ? page[^1].Statement.Facts.EmployeeNo : null, Grades = SampleRuns.Grades(page),
        });
    }

    public async Task<Reply<ExplainedStatement>> Explain(string branchCode, YearMonth month, string employeeNo, Principal by)
    {
        var page = await Statements(new() { BranchCode = branchCode, Month = month, EmployeeNo = employeeNo }, by);
        return page.Value?.Items is [var item]
            ? new ExplainedStatement { Item = item, Trace = SampleRuns.Explain(item), Pending = SampleRuns.Pending(item) }
            : Refusal.NotFound("run.person-unknown", "该员工不在本月缴费明细中", "This person is not in the month's run");
    }

    public Task<Reply<AdjustmentPage>> Adjustments(AdjustmentQuery query, Principal by)
    {
        if (!by.SeesAmounts()) return Task.FromResult<Reply<AdjustmentPage>>(AccessRefusals.NotPermitted);

        var from = query.Cursor is null ? 0 : int.Parse(query.Cursor, System.Globalization.CultureInfo.InvariantCulture);
        var found = Carried.Where(one => by.MaySee(one.BranchCode))
            .Where(one => query.BranchCode is null || one.BranchCode == query.BranchCode)
            .Where(one => query.Month is null || one.Change.Month == query.Month)
            .Where(one => query.EmployeeNo is null || one.EmployeeNo == query.EmployeeNo)
            .Where(one => query.Open is null || query.Open == one.BookedIn is null)
            .Where(one => query.BookedIn is null || one.BookedIn == query.BookedIn).ToList();
        var end = from + query.Limit;
        return Task.FromResult<Reply<AdjustmentPage>>(new AdjustmentPage
        {
            Items = [.. found.Skip(from).Take(query.Limit)],
            Next = end < found.Count ? end.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        });
    }

    public Task<Reply<ExportFile>> Export(string branchCode, YearMonth month, Language language, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<ExportFile>>(!by.SeesAmounts() ? AccessRefusals.NotPermitted : View(branchCode, month) is null ? NotStarted : File($"{branchCode}-{month}.xlsx"));

    public Task<Reply<ExportFile>> ExportAdjustments(AdjustmentQuery query, Language language, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<ExportFile>>(!by.SeesAmounts() ? AccessRefusals.NotPermitted : File("adjustments.xlsx"));

    private static ExportFile File(string name) => new() { Name = name, Content = [.. "PK"u8] };

    private RunView? View(string branchCode, YearMonth month)
    {
        if (!_runs.TryGetValue((branchCode, month), out var run)) return null;
        if (run.Phase == RunPhase.Calculating && run.LooksLeft-- <= 0) run.Phase = RunPhase.Ready;

        var carried = Carried.FindAll(one => one.BranchCode == branchCode && one.Change.Month < month && (one.BookedIn is null || one.BookedIn == month));
        var (employer, employee) = (carried.Sum(one => one.Change.EmployerDelta), carried.Sum(one => one.Change.EmployeeDelta));
        return new()
        {
            BranchCode = branchCode,
            Month = month,
            Phase = run.Phase,
            Revision = run.Revision,
            Done = run.Phase == RunPhase.Calculating ? run.Items.Count / 2 : run.Items.Count,
            Total = run.Items.Count,
            Totals = run.Totals.WithCorrection(carried.Count, employer, employee),
            KnownOn = new(2026, 11, 23),
            StartedAt = group.Now,
            StartedBy = "manager",
            ConfirmedAt = run.Phase == RunPhase.Confirmed ? group.Now : null,
            ConfirmedBy = run.ConfirmedBy,
            Adjustments = new() { Count = carried.Count, Employer = employer, Employee = employee },
        };
    }

    private sealed class FakeRun
    {
        public RunPhase Phase { get; set; }
        public long Revision { get; set; }
        public int LooksLeft { get; set; }
        public List<StatementItem> Items { get; set; } = [];
        public RunTotals Totals { get; set; } = RunTotals.Empty;
        public string? ConfirmedBy { get; set; }
    }
}
