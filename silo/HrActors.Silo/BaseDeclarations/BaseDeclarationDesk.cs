using System.Collections.Concurrent;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Commands;
using HrActors.Domain.Contributions;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Grains.Policies;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;

namespace HrActors.Silo.BaseDeclarations;

/// <summary>Declarations for the interface and the dashboard alike: role and scope are checked here, once.</summary>
internal sealed class BaseDeclarationDesk(IGrainFactory grains, IPolicyShelf policies, IAuditDesk audit) : IBaseDeclarationDesk
{
    /// <summary>Branches asked or computed at once.</summary>
    private const int FanOut = 8;

    private static readonly Refusal UnknownBranch = Refusal.NotFound("branch.unknown", "没有这个分支机构", "There is no such branch");

    private static readonly Refusal NotCalculated =
        Refusal.NotFound("declaration.not-calculated", "该年度申报尚未计算", "This declaration has not been calculated");

    private static readonly Refusal UnknownPerson =
        Refusal.NotFound("declaration.person-unknown", "该员工不在本次申报中", "This person is not in the declaration");

    public async Task<Reply<DeclarationView>> Find(string branchCode, YearMonth month, Principal by) =>
        Refuse(Permission.SeeAmounts, by, branchCode) is { } refusal ? refusal
            : await Declaration(branchCode, month).Get() is { } found ? found : NotCalculated;

    public async Task<Reply<DeclarationView>> Calculate(string branchCode, YearMonth month, Principal by, string commandId)
    {
        if (Refuse(Permission.RunContributions, by, branchCode) is { } refusal) return refusal;
        // An actor is not woken for a branch that nobody has.
        if (await grains.GetGrain<IBranchGrain>(GrainKeys.Branch(branchCode)).Get() is null) return UnknownBranch;

        return await Declaration(branchCode, month).Calculate(EmployeeDesk.Command(commandId, by));
    }

    public async Task<Reply<GroupDeclaration>> CalculateAll(YearMonth month, Principal by, string commandId)
    {
        if (Refuse(Permission.RunContributions, by) is { } refusal) return refusal;

        var refused = new ConcurrentDictionary<string, Refusal>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(await Branches(by), new ParallelOptions { MaxDegreeOfParallelism = FanOut }, async (branch, _) =>
        {
            var code = branch.Facts.Code;
            var reply = await Declaration(code, month).Calculate(EmployeeDesk.Command($"{commandId}/{code}", by));
            // A branch that has confirmed has nothing to compute.
            if (reply is { Refusal: { Code: not "declaration.confirmed" } failed }) refused[code] = failed;
        });
        var group = await Group(month, by);
        return group.IsRefused ? group : group.Value with
        {
            Branches = group.Value.Branches.ConvertAll(branch => branch with { Refusal = refused.GetValueOrDefault(branch.BranchCode) }),
        };
    }

    public async Task<Reply<DeclarationView>> Confirm(string branchCode, YearMonth month, long? revision, Principal by, string commandId) =>
        Refuse(Permission.RunContributions, by, branchCode) is { } refusal
            ? refusal
            : await Declaration(branchCode, month).Confirm(new() { Command = EmployeeDesk.Command(commandId, by), Revision = revision });

    public async Task<Reply<GroupDeclaration>> Group(YearMonth month, Principal by)
    {
        if (Refuse(Permission.SeeAmounts, by) is { } refusal) return refusal;

        var branches = (await Branches(by)).ToList();
        var found = new DeclarationView?[branches.Count];
        await Parallel.ForAsync(0, branches.Count, new ParallelOptions { MaxDegreeOfParallelism = FanOut }, async (index, _) =>
            found[index] = await Declaration(branches[index].Facts.Code, month).Get());
        return new GroupDeclaration
        {
            Month = month,
            Branches =
            [
                .. branches.Select((branch, i) => new BranchDeclaration { BranchCode = branch.Facts.Code, BranchName = branch.Facts.Name, Declaration = found[i] }),
            ],
        };
    }

    public async Task<Reply<DeclarationPage>> Read(string branchCode, YearMonth month, DeclarationQuery query, Principal by) =>
        Refuse(Permission.SeeAmounts, by, branchCode) is { } refusal ? refusal : await Declaration(branchCode, month).Read(query);

    public async Task<Reply<ExplainedDeclaration>> Explain(string branchCode, YearMonth month, string employeeNo, Principal by)
    {
        var declaration = await Find(branchCode, month, by);
        if (declaration.IsRefused) return declaration.Refusal;
        var page = await Declaration(branchCode, month).Read(new() { EmployeeNo = employeeNo });
        if (page.Items is not [var item]) return UnknownPerson;

        // Facts, day of knowledge and policies are those of the calculation: the steps come out as they were.
        var plan = ContributionPlan.For(
            policies.BookAt(declaration.Value.CalculatedAt), item.Person.Facts.RegionCode, item.Person.Facts.Pack, month, declaration.Value.KnownOn);
        return new ExplainedDeclaration { Item = item, Trace = plan.IsRefused ? [] : YearBase.Explain(item.Person, plan.Value) };
    }

    public async Task<Reply<ExportFile>> Export(
        string branchCode, YearMonth month, Language language, Principal by, CancellationToken cancellationToken)
    {
        var declaration = await Find(branchCode, month, by);
        if (declaration.IsRefused) return declaration.Refusal;

        var items = new List<DeclarationItem>();
        for (string? after = null; ;)
        {
            var page = await Declaration(branchCode, month).Read(new() { After = after, Limit = 500 });
            items.AddRange(page.Items);
            if (page.Next is null) break;
            after = page.Next;
            cancellationToken.ThrowIfCancellationRequested();
        }

        await audit.Note(
            by, "declaration.exported", GrainKeys.BaseDeclaration(branchCode, month), FormattableString.Invariant($"{items.Count} people"), cancellationToken);
        return new ExportFile { Name = $"bases-{branchCode}-{month}.xlsx", Content = DeclarationSheets.Write(declaration.Value, items, language) };
    }

    private IBaseDeclarationGrain Declaration(string branchCode, YearMonth month) =>
        grains.GetGrain<IBaseDeclarationGrain>(GrainKeys.BaseDeclaration(branchCode, month));

    private async Task<IEnumerable<BranchView>> Branches(Principal by) =>
        (await grains.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches())
            .Where(branch => by.MaySee(branch.Facts.Code)).OrderBy(branch => branch.Facts.Code, StringComparer.Ordinal);

    private static Refusal? Refuse(Permission permission, Principal by, string? branchCode = null) =>
        !AccessPolicy.Holds(by, permission) ? AccessRefusals.NotPermitted : branchCode is null ? null : BranchScope.Refuse(by, branchCode);
}
