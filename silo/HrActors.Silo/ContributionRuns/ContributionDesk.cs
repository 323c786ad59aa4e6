using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Domain.Commands;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Grains.Policies;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;

namespace HrActors.Silo.ContributionRuns;

/// <summary>Runs for the interface and the dashboard alike: role and scope are checked here, once.</summary>
internal sealed class ContributionDesk(IGrainFactory grains, IPolicyShelf policies, IAuditDesk audit) : IContributionDesk
{
    /// <summary>Branches asked or started at once.</summary>
    private const int FanOut = 16;

    private static readonly Refusal UnknownBranch = Refusal.NotFound("branch.unknown", "没有这个分支机构", "There is no such branch");

    private static readonly Refusal NotStarted = Refusal.NotFound("run.not-started", "该月尚未计算", "This month has not been calculated");

    private static readonly Refusal UnknownPerson =
        Refusal.NotFound("run.person-unknown", "该员工不在本月缴费明细中", "This person is not in the month's run");

    public async Task<Reply<RunView>> Find(string branchCode, YearMonth month, Principal by) =>
        Refuse(Permission.SeeAmounts, by, branchCode) is { } refusal ? refusal : await Run(branchCode, month).Get() is { } run ? run : NotStarted;

    public async Task<Reply<RunView>> Start(string branchCode, YearMonth month, Principal by, string commandId)
    {
        if (Refuse(Permission.RunContributions, by, branchCode) is { } refusal) return refusal;
        if (await grains.GetGrain<IBranchGrain>(GrainKeys.Branch(branchCode)).Get() is null) return UnknownBranch;

        return await Run(branchCode, month).Start(new() { Command = EmployeeDesk.Command(commandId, by) });
    }

    public async Task<Reply<GroupRun>> StartAll(YearMonth month, Principal by, string commandId)
    {
        if (Refuse(Permission.RunContributions, by) is { } refusal) return refusal;

        Refusal? failed = null;
        await Parallel.ForEachAsync(await Branches(by), new ParallelOptions { MaxDegreeOfParallelism = FanOut }, async (branch, _) =>
        {
            var code = branch.Facts.Code;
            var reply = await Run(code, month).Start(new() { Command = EmployeeDesk.Command($"{commandId}/{code}", by) });
            // A branch that is closed already has nothing to start.
            if (reply is { Refusal: { Code: not "run.confirmed" } refused }) failed = refused;
        });
        return failed is not null ? failed : await Group(month, by);
    }

    public async Task<Reply<RunView>> Confirm(string branchCode, YearMonth month, long? revision, Principal by, string commandId) =>
        Refuse(Permission.RunContributions, by, branchCode) is { } refusal
            ? refusal
            : await Run(branchCode, month).Confirm(new() { Command = EmployeeDesk.Command(commandId, by), Revision = revision });

    public async Task<Reply<GroupRun>> Group(YearMonth month, Principal by)
    {
        if (Refuse(Permission.SeeAmounts, by) is { } refusal) return refusal;

        var branches = (await Branches(by)).ToList();
        var runs = new RunView?[branches.Count];
        await Parallel.ForAsync(0, branches.Count, new ParallelOptions { MaxDegreeOfParallelism = FanOut }, async (index, _) =>
            runs[index] = await Run(branches[index].Facts.Code, month).Get());
        return new GroupRun
        {
            Month = month,
            Branches = [.. branches.Select((branch, i) => new BranchRun { BranchCode = branch.Facts.Code, BranchName = branch.Facts.Name, Run = runs[i] })],
        };
    }

    public async Task<Reply<StatementPage>> Statements(StatementQuery query, Principal by)
    {
        if (Refuse(Permission.SeeAmounts, by, query.BranchCode) is { } refusal) return refusal;

        var page = await grains.GetGrain<IListingGrain>(0).Statements(query);
        return new StatementPage
        {
            Items = page.Items,
            Next = page.Next,
            Grades = new StatementPlans(policies.Book).Grades(page.Items.Select(item => item.Statement)),
        };
    }

    public async Task<Reply<ExplainedStatement>> Explain(string branchCode, YearMonth month, string employeeNo, Principal by)
    {
        var page = await Statements(new() { BranchCode = branchCode, Month = month, EmployeeNo = employeeNo }, by);
        if (page.IsRefused) return page.Refusal;
        if (page.Value.Items is not [var item]) return UnknownPerson;

        // Facts, month, day of knowledge and policies are those of the run: the steps come out as they were.
        var book = await Run(branchCode, month).Get() is { } run ? policies.BookAt(run.StartedAt) : policies.Book;
        var plans = new StatementPlans(book);
        return new ExplainedStatement { Item = item, Trace = plans.Explain(item.Statement), Pending = plans.Pending(item.Statement) };
    }

    public async Task<Reply<AdjustmentPage>> Adjustments(AdjustmentQuery query, Principal by)
    {
        if (Refuse(Permission.SeeAmounts, by) is { } refusal) return refusal;
        if (query.BranchCode is { } code && BranchScope.Refuse(by, code) is { } outside) return outside;

        var page = await grains.GetGrain<IListingGrain>(0).Adjustments(query with { Scope = by.Branches });
        return new AdjustmentPage { Items = page.Items, Next = page.Next };
    }

    public async Task<Reply<ExportFile>> Export(
        string branchCode, YearMonth month, Language language, Principal by, CancellationToken cancellationToken)
    {
        var run = await Find(branchCode, month, by);
        if (run.IsRefused) return run.Refusal;
        if (run.Value.Phase is RunPhase.Calculating or RunPhase.Confirming)
            return Refusal.Conflict("run.calculating", "正在计算，请稍后导出", "It is being calculated; export it afterwards");

        var items = new List<StatementItem>();
        for (string? after = null; ;)
        {
            var page = await grains.GetGrain<IListingGrain>(0).Statements(new() { BranchCode = branchCode, Month = month, After = after, Limit = 500 });
            items.AddRange(page.Items.Where(item => item.Statement.IsMember));
            if (page.Next is null) break;
            after = page.Next;
            cancellationToken.ThrowIfCancellationRequested();
        }

        var adjustments = await ReadAll(
            new() { BranchCode = branchCode, BookedIn = run.Value.Phase == RunPhase.Confirmed ? month : null, Open = run.Value.Phase != RunPhase.Confirmed },
            by, cancellationToken);
        await audit.Note(by, "run.exported", GrainKeys.Run(branchCode, month), FormattableString.Invariant($"{items.Count} people"), cancellationToken);
        return new ExportFile
        {
            Name = $"{branchCode}-{month}.xlsx",
            Content = PaymentDetail.Write(items, adjustments, language),
        };
    }

    public async Task<Reply<ExportFile>> ExportAdjustments(AdjustmentQuery query, Language language, Principal by, CancellationToken cancellationToken)
    {
        if (Refuse(Permission.SeeAmounts, by) is { } refusal) return refusal;
        if (query.BranchCode is { } code && BranchScope.Refuse(by, code) is { } outside) return outside;

        var adjustments = await ReadAll(query, by, cancellationToken);
        await audit.Note(
            by, "run.adjustments-exported", query.BranchCode is { } branch ? GrainKeys.Branch(branch) : "adjustments",
            FormattableString.Invariant($"{adjustments.Count} rows"), cancellationToken);
        return new ExportFile { Name = "adjustments.xlsx", Content = PaymentDetail.Write([], adjustments, language) };
    }

    private async Task<List<Adjustment>> ReadAll(AdjustmentQuery query, Principal by, CancellationToken cancellationToken)
    {
        var all = new List<Adjustment>();
        for (string? cursor = null; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await grains.GetGrain<IListingGrain>(0).Adjustments(query with { Scope = by.Branches, Cursor = cursor, Limit = 500 });
            all.AddRange(page.Items);
            if (page.Next is null) break;
            cursor = page.Next;
        }

        // Newest first is for reading; a file is in the order of its keys, so that the same content is the same file.
        return [.. all.OrderBy(adjustment => adjustment.Id, StringComparer.Ordinal)];
    }

    private IContributionRunGrain Run(string branchCode, YearMonth month) => grains.GetGrain<IContributionRunGrain>(GrainKeys.Run(branchCode, month));

    private async Task<IEnumerable<BranchView>> Branches(Principal by) =>
        (await grains.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches())
            .Where(branch => by.MaySee(branch.Facts.Code)).OrderBy(branch => branch.Facts.Code, StringComparer.Ordinal);

    private static Refusal? Refuse(Permission permission, Principal by, string? branchCode = null) =>
        !AccessPolicy.Holds(by, permission) ? AccessRefusals.NotPermitted : branchCode is null ? null : BranchScope.Refuse(by, branchCode);
}
