using System.Collections.Concurrent;
using HrActors.Contracts.Access;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Commands;
using HrActors.Domain.Contributions;
using HrActors.Domain.Employees;
using HrActors.Domain.Localisation;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>Yearly declarations of the made-up group by the shipped sample policies: real averages of made-up wages.</summary>
internal sealed class FakeBaseDeclarationDesk(FakeGroup group) : IBaseDeclarationDesk
{
    /// <summary>The region of the sample pack that stands for all branches here.</summary>
    private const string Region = "430100";

    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Refusal NotCalculated =
        Refusal.NotFound("declaration.not-calculated", "该年度申报尚未计算", "This declaration has not been calculated");

    private readonly ConcurrentDictionary<(string Branch, YearMonth Month), FakeDeclaration> _declarations = new();

    public Task<Reply<DeclarationView>> Find(string branchCode, YearMonth month, Principal by) => Task.FromResult<Reply<DeclarationView>>(
        !by.SeesAmounts() ? AccessRefusals.NotPermitted : _declarations.TryGetValue((branchCode, month), out var found) ? View(branchCode, month, found) : NotCalculated);

    public Task<Reply<DeclarationView>> Calculate(string branchCode, YearMonth month, Principal by, string commandId)
    {
        if (!by.Commands()) return Task.FromResult<Reply<DeclarationView>>(AccessRefusals.NotPermitted);
        if (YearBase.Refuse(month, Today) is { } running) return Task.FromResult<Reply<DeclarationView>>(running);
        var plan = Plan(month);
        if (plan.IsRefused) return Task.FromResult<Reply<DeclarationView>>(plan.Refusal);

        var declaration = _declarations.GetOrAdd((branchCode, month), _ => new());
        if (declaration.Phase == DeclarationPhase.Confirmed)
            return Task.FromResult<Reply<DeclarationView>>(Refusal.Conflict("declaration.confirmed", "该年度申报已确认", "The declaration is confirmed"));
        declaration.Revision++;
        declaration.Phase = DeclarationPhase.Ready;
        declaration.Items =
        [
            .. group.Employees.Values.Where(one => one.Branch.Code == branchCode && one.Status != EmploymentStatus.Left)
                .OrderBy(one => one.EmployeeNo, StringComparer.Ordinal)
                .Select(one => new DeclarationItem { Person = Declare(one.EmployeeNo, one.HireDate, plan.Value, month), Name = one.Name }),
        ];
        return Task.FromResult<Reply<DeclarationView>>(View(branchCode, month, declaration));
    }

    public async Task<Reply<GroupDeclaration>> CalculateAll(YearMonth month, Principal by, string commandId)
    {
        if (!by.Commands()) return AccessRefusals.NotPermitted;

        var refused = new Dictionary<string, Refusal>(StringComparer.Ordinal);
        foreach (var branch in group.Branches.Where(branch => by.MaySee(branch.Facts.Code)))
        {
            if ((await Calculate(branch.Facts.Code, month, by, commandId)).Refusal is { Code: not "declaration.confirmed" } refusal) refused[branch.Facts.Code] = refusal;
        }

        var all = await Group(month, by);
        return all.Value! with { Branches = all.Value!.Branches.ConvertAll(branch => branch with { Refusal = refused.GetValueOrDefault(branch.BranchCode) }) };
    }

    public Task<Reply<DeclarationView>> Confirm(string branchCode, YearMonth month, long? revision, Principal by, string commandId)
    {
        if (!by.Commands()) return Task.FromResult<Reply<DeclarationView>>(AccessRefusals.NotPermitted);
        if (!_declarations.TryGetValue((branchCode, month), out var found)) return Task.FromResult<Reply<DeclarationView>>(NotCalculated);
        if (revision is { } seen && seen != found.Revision)
            return Task.FromResult<Reply<DeclarationView>>(Refusal.Conflict("declaration.changed", "申报已重新计算", "It was calculated again since"));

        (found.Phase, found.ConfirmedBy) = (DeclarationPhase.Confirmed, by.UserName);
        return Task.FromResult<Reply<DeclarationView>>(View(branchCode, month, found));
    }

    public Task<Reply<GroupDeclaration>> Group(YearMonth month, Principal by) => Task.FromResult<Reply<GroupDeclaration>>(!by.SeesAmounts() ? AccessRefusals.NotPermitted : new GroupDeclaration
    {
        Month = month,
        Branches =
        [
            .. group.Branches.Where(branch => by.MaySee(branch.Facts.Code)).OrderBy(branch => branch.Facts.Code, StringComparer.Ordinal)
                .Select(branch => new BranchDeclaration
                {
                    BranchCode = branch.Facts.Code,
                    BranchName = branch.Facts.Name,
                    Declaration = _declarations.TryGetValue((branch.Facts.Code, month), out var found) ? View(branch.Facts.Code, month, found) : null,
                }),
        ],
    });

    public Task<Reply<DeclarationPage>> Read(string branchCode, YearMonth month, DeclarationQuery query, Principal by)
    {
        if (!by.SeesAmounts()) return Task.FromResult<Reply<DeclarationPage>>(AccessRefusals.NotPermitted);

        var found = (_declarations.GetValueOrDefault((branchCode, month))?.Items ?? [])
            .Where(item => query.MovesTo == Clamp.None || item.Person.MovesTo(query.MovesTo))
            .Where(item => query.EmployeeNo is null || item.Person.Facts.EmployeeNo == query.EmployeeNo)
            .Where(item => query.After is null || string.CompareOrdinal(item.Person.Facts.EmployeeNo, query.After) > 0)
            .Take(query.Limit + 1).ToImmutableArray();
        var page = found.Length > query.Limit ? found[..query.Limit] : found;
        return Task.FromResult<Reply<DeclarationPage>>(new DeclarationPage
        {
            Items = page, Next = found.Length > query.Limit ? page[^1].Person.Facts.EmployeeNo : null,
        });
    }

    public async Task<Reply<ExplainedDeclaration>> Explain(string branchCode, YearMonth month, string employeeNo, Principal by)
    {
        var page = await Read(branchCode, month, new() { EmployeeNo = employeeNo }, by);
        return page.Value?.Items is [var item]
            ? new ExplainedDeclaration { Item = item, Trace = YearBase.Explain(item.Person, Plan(month).Value!) }
            : Refusal.NotFound("declaration.person-unknown", "该员工不在本次申报中", "This person is not in the declaration");
    }

    public Task<Reply<ExportFile>> Export(string branchCode, YearMonth month, Language language, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<ExportFile>>(!by.SeesAmounts() ? AccessRefusals.NotPermitted
            : _declarations.ContainsKey((branchCode, month)) ? new ExportFile { Name = $"bases-{branchCode}-{month}.xlsx", Content = [.. "PK"u8] } : NotCalculated);

    private static Reply<ContributionPlan> Plan(YearMonth month) => ContributionPlan.For(PolicyBook.Shipped, Region, "sample", month, Today);

    /// <summary>The lowest and the highest wages reach the bounds; of every seventh person only a recorded average is known, and of
    /// every eleventh nothing.</summary>
    private PersonDeclaration Declare(string employeeNo, DateOnly hired, ContributionPlan plan, YearMonth month)
    {
        var seed = employeeNo.Sum(digit => digit);
        var wage = group.Wages.GetValueOrDefault(employeeNo, 10_000m) + ((seed % 5 - 2) * 4_500m);
        var recorded = seed % 7 == 0;
        var facts = new ContributionFacts
        {
            GrossWage = wage, HireDate = hired, PreviousYearMonthlyAverage = recorded ? wage : null, RecordedYear = recorded ? month.Year - 1 : null,
        };
        var wages = recorded || seed % 11 == 0 ? [] : Enumerable.Range(1, 12).Select(number => KeyValuePair.Create(new YearMonth(month.Year - 1, number), wage + (number * 10m)));
        return YearBase.Declare(
            new() { EmployeeNo = employeeNo, LegalEntity = "示例制造有限公司", RegionCode = Region, Pack = "sample", Contribution = facts },
            wages, plan, hired < month.FirstDay ? facts with { PreviousYearMonthlyAverage = 9_000m, RecordedYear = null } : null, Plan(month.AddMonths(-1)).Value);
    }

    private DeclarationView View(string branchCode, YearMonth month, FakeDeclaration declaration) => new()
    {
        BranchCode = branchCode,
        Month = month,
        Phase = declaration.Phase,
        Revision = declaration.Revision,
        Totals = DeclarationTotals.Of([.. declaration.Items.Select(item => item.Person)]),
        Pending = [],
        KnownOn = Today,
        CalculatedAt = group.Now,
        CalculatedBy = "manager",
        ConfirmedAt = declaration.Phase == DeclarationPhase.Confirmed ? group.Now : null,
        ConfirmedBy = declaration.ConfirmedBy,
    };

    private sealed class FakeDeclaration
    {
        public DeclarationPhase Phase { get; set; }
        public long Revision { get; set; }
        public List<DeclarationItem> Items { get; set; } = [];
        public string? ConfirmedBy { get; set; }
    }
}
