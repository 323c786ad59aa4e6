using HrActors.Contracts.BaseDeclarations;
using HrActors.Contracts.Branches;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Commands;
using HrActors.Domain.Contributions;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Grains.ContributionRuns;
using HrActors.Grains.Employees;
using HrActors.Grains.Policies;
using HrActors.Grains.Rows;
using Orleans.Serialization;

namespace HrActors.Grains.BaseDeclarations;

/// <summary>What a branch declares.</summary>
internal sealed record Declared
{
    public required ImmutableArray<PersonDeclaration> People { get; init; }
    public required ImmutableList<PendingLine> Pending { get; init; }

    /// <summary>Names the policies of the branch's place.</summary>
    public required string Policies { get; init; }
}

/// <summary>Computes declarations from stored states and keeps them as rows.</summary>
internal sealed class DeclarationWork(IContributionRows members, IDeclarationRows rows, StoredPeople people, IPolicyShelf policies, Serializer serializer)
{
    private const int Page = 500;

    /// <summary>The policies the branch declares under, those confirmed a moment ago on another silo included.</summary>
    public async Task<Reply<ContributionPlan>> Plan(BranchView branch, YearMonth month, DateOnly today, CancellationToken cancellationToken)
    {
        await policies.Refresh(cancellationToken);
        var plan = Plan(branch.Facts.RegionCode, branch.Facts.PolicyPack, month, today);
        if (plan.IsRefused) return plan;
        return YearBase.LinesOf(plan.Value).IsEmpty
            ? Refusal.Rule("declaration.no-base-year", $"该地没有险种的缴费年度从 {month} 开始", $"No line of this place begins its base year with {month}.")
            : plan;
    }

    public static string NameOf(ContributionPlan plan) =>
        string.Join('\n', plan.Policies.Select(line => line.Version).Concat(plan.Pending.Select(line => $"-{line.Line}")));

    /// <summary>Runs off the actor's scheduler: it only reads.</summary>
    public Task<Declared> Declare(BranchView branch, ContributionPlan plan, DateOnly today, CancellationToken cancellationToken) =>
        Task.Run(() => DeclareAll(branch, plan, today, cancellationToken), cancellationToken);

    private async Task<Declared> DeclareAll(BranchView branch, ContributionPlan plan, DateOnly today, CancellationToken cancellationToken)
    {
        var plans = new Dictionary<(string Region, YearMonth Month), Reply<ContributionPlan>> { [(branch.Facts.RegionCode, plan.Month)] = plan };
        var declared = ImmutableArray.CreateBuilder<PersonDeclaration>();
        for (string? after = null; ;)
        {
            var numbers = await members.Members(branch.Facts.Code, after, Page, cancellationToken);
            var states = await people.Read(numbers, cancellationToken);
            declared.AddRange(numbers.Select(states.GetValueOrDefault).OfType<EmployeeState>().Select(Declare).OfType<PersonDeclaration>());
            if (numbers.Count < Page) break;
            after = numbers[^1];
        }

        return new() { People = declared.ToImmutable(), Pending = [.. plan.Pending], Policies = NameOf(plan) };

        PersonDeclaration? Declare(EmployeeState state)
        {
            var (month, now) = (plan.Month, YearMonth.Of(today));
            var facts = PersonFacts.Of(state, branch, month);
            // Who came after the base year began is listed with the base of the first month; who only moved here is listed where they were.
            if (facts is null && now > month && PersonFacts.Of(state, branch, now) is { } joined && joined.Contribution.HireDate > month.FirstDay) facts = joined;
            if (facts is null) return null;

            var here = PlanOf(facts.RegionCode, month);
            if (here.IsRefused) return new() { Facts = facts, As = DeclaredAs.WithoutWages, RefusalCode = here.Refusal.Code };
            var before = PersonFacts.Of(state, branch, month.AddMonths(-1));
            var person = YearBase.Declare(
                facts, PersonFacts.WagesOf(state), here.Value, before?.Contribution, before is null ? null : PlanOf(before.RegionCode, month.AddMonths(-1)).Value);
            return person with { RegistrationCode = PersonFacts.RegistrationOf(state, branch, month) ?? "" };
        }

        Reply<ContributionPlan> PlanOf(string region, YearMonth month)
        {
            if (!plans.TryGetValue((region, month), out var found))
                plans[(region, month)] = found = Plan(region, branch.Facts.PolicyPack, month, today);
            return found;
        }
    }

    public Task Save(string branchCode, YearMonth month, long revision, ImmutableArray<PersonDeclaration> declared, CancellationToken cancellationToken) =>
        rows.Save(
            branchCode, month, revision,
            [
                .. declared.Select(person => new DeclarationRow(
                    person.Facts.EmployeeNo, "", person.MovesTo(Clamp.Floor), person.MovesTo(Clamp.Cap), serializer.SerializeToArray(person))),
            ],
            cancellationToken);

    public Task RemoveBefore(string branchCode, YearMonth month, long revision, CancellationToken cancellationToken) =>
        rows.RemoveBefore(branchCode, month, revision, cancellationToken);

    public async Task<DeclarationPage> Read(string branchCode, YearMonth month, long revision, DeclarationQuery query, CancellationToken cancellationToken)
    {
        var found = await rows.Read(branchCode, month, revision, query, cancellationToken);
        return new()
        {
            Items = [.. found.Take(query.Limit).Select(row => new DeclarationItem { Person = Read(row), Name = row.Name })],
            Next = found.Count > query.Limit ? found[query.Limit - 1].EmployeeNo : null,
        };
    }

    private PersonDeclaration Read(DeclarationRow row) => serializer.Deserialize<PersonDeclaration?>(row.Content)
        ?? throw new InvalidOperationException($"The declaration of {row.EmployeeNo} is empty.");

    private Reply<ContributionPlan> Plan(string region, string pack, YearMonth month, DateOnly knownOn) =>
        ContributionPlan.For(policies.Book, region, pack, month, knownOn);
}
