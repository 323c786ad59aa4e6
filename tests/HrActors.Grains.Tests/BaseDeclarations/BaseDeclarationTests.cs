using HrActors.Contracts;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Contracts.Branches;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.BaseDeclarations;

[Collection(HrCluster.Shared.Name)]
public sealed class SqliteBaseDeclarationTests(HrCluster cluster) : BaseDeclarationTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresBaseDeclarationTests(PostgresCluster cluster) : BaseDeclarationTests(cluster.OrSkip());

public abstract class BaseDeclarationTests(HrCluster cluster)
{
    private static readonly YearMonth Year = new(DateTime.UtcNow.AddHours(8).Year, 1);

    private int _commands;

    [SkippableFact]
    public async Task A_confirmed_declaration_is_told_to_every_employee_once()
    {
        var (story, declaration) = await Declared("B-once");

        var confirm = new ConfirmDeclaration { Command = Command(), Revision = (await declaration.Get())!.Revision };
        Assert.Null((await declaration.Confirm(confirm)).Refusal);
        // The same command again is the same command.
        Assert.Null((await declaration.Confirm(confirm)).Refusal);

        var view = await story.Sees(employee => !employee.Declared.IsEmpty);
        var declared = Assert.Single(view.Declared);
        Assert.Equal(("B-once", Year, 6_500m, 2), (declared.RegistrationCode, declared.Wage.From, declared.Wage.Wage, declared.Wage.Months));
        await cluster.Eventually(async () => (await declaration.Get())!, one => one.Phase == DeclarationPhase.Confirmed);
        Assert.Equal("declaration.confirmed", (await declaration.Confirm(new() { Command = Command() })).Refusal?.Code);
        Assert.Equal("declaration.confirmed", (await declaration.Calculate(Command())).Refusal?.Code);

        // Told again, as after a kill, it changes nothing.
        await story.Employee.DeclareWage(new() { Command = Command(), RegistrationCode = "B-once", Wage = declared.Wage });
        Assert.Equal(declared, Assert.Single((await story.Employee.Get())!.Declared));
    }

    /// <summary>An employee that cannot be told holds the declaration until it can be; nobody is told twice.</summary>
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_employee_whose_write_fails_is_told_again(bool landed)
    {
        var (story, declaration) = await Declared($"B-fails-{landed}");
        cluster.Storage.FailNext(story.Employee, landed);

        Assert.Null((await declaration.Confirm(new() { Command = Command() })).Refusal);

        await cluster.Eventually(async () => (await declaration.Get())!, one => one.Phase == DeclarationPhase.Confirmed);
        Assert.Single((await story.Employee.Get())!.Declared);
    }

    [SkippableFact]
    public async Task Another_revision_than_the_one_looked_at_is_not_confirmed()
    {
        var (_, declaration) = await Declared("B-changed");
        var seen = (await declaration.Get())!.Revision;
        Assert.Null((await declaration.Calculate(Command())).Refusal);

        Assert.Equal("declaration.changed", (await declaration.Confirm(new() { Command = Command(), Revision = seen })).Refusal?.Code);
        Assert.Equal(DeclarationPhase.Ready, (await declaration.Get())!.Phase);
    }

    /// <summary>Wages that are recorded later could not be declared any more.</summary>
    [SkippableFact]
    public async Task A_declaration_of_nothing_is_not_confirmed()
    {
        var branch = Story.Branch with { Code = "B-nothing", RegistrationCode = "B-nothing" };
        Assert.Null((await cluster.Grains.GetGrain<IBranchGrain>(GrainKeys.Branch("B-nothing")).Configure(new() { Command = Command(), Facts = branch })).Refusal);
        var declaration = cluster.Grains.GetGrain<IBaseDeclarationGrain>(GrainKeys.BaseDeclaration("B-nothing", Year));
        Assert.Null((await declaration.Calculate(Command())).Refusal);

        Assert.Equal("declaration.nothing-declared", (await declaration.Confirm(new() { Command = Command() })).Refusal?.Code);
        Assert.Equal(DeclarationPhase.Ready, (await declaration.Get())!.Phase);
    }

    /// <summary>Nobody's months are known, but what was recorded with the hire this year is of last year.</summary>
    [SkippableFact]
    public async Task A_recorded_average_is_declared_where_no_month_is_known()
    {
        var story = await Onboarded("B-recorded", 8_200m);
        var declaration = cluster.Grains.GetGrain<IBaseDeclarationGrain>(GrainKeys.BaseDeclaration("B-recorded", Year));
        var view = await cluster.Eventually(async () => (await declaration.Calculate(Command())).Value!, one => one is { Totals.People: 1 });
        Assert.Equal((1, 1, 0, 0), (view.Totals.Declared, view.Totals.Recorded, view.Totals.NewHires, view.Totals.WithoutWages));
        var person = Assert.Single((await declaration.Read(new())).Items).Person;
        Assert.Equal((DeclaredAs.Recorded, 8_200m, null, null), (person.As, person.Wage?.Wage, person.Wage?.Total, person.Wage?.Months));

        Assert.Null((await declaration.Confirm(new() { Command = Command() })).Refusal);

        var told = await story.Sees(employee => !employee.Declared.IsEmpty);
        Assert.Equal((Year, 8_200m, null), Assert.Single(told.Declared).Wage is var wage ? (wage.From, wage.Wage, wage.Months) : default);
        Assert.Equal(Year.Year - 1, told.PreviousYear);
    }

    /// <summary>What was recorded this year is of last year: the years before and after have nothing.</summary>
    [SkippableTheory]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task A_recorded_average_serves_no_other_year(int years)
    {
        var code = $"B-recorded-{-years}";
        await Onboarded(code, 8_200m);
        var declaration = cluster.Grains.GetGrain<IBaseDeclarationGrain>(GrainKeys.BaseDeclaration(code, new(Year.Year + years, 1)));

        var view = await cluster.Eventually(async () => (await declaration.Calculate(Command())).Value!, one => one is { Totals.People: 1 });

        Assert.Equal((years == 0 ? 1 : 0, years == 0 ? 0 : 1), (view.Totals.Declared, view.Totals.WithoutWages));
    }

    [SkippableFact]
    public async Task What_was_never_calculated_cannot_be_confirmed() =>
        Assert.Equal("declaration.not-calculated",
            (await cluster.Grains.GetGrain<IBaseDeclarationGrain>(GrainKeys.BaseDeclaration("B-never", Year)).Confirm(new() { Command = Command() })).Refusal?.Code);

    /// <summary>A branch with one person who earned 6,000 and 7,000 in two months of last year, calculated.</summary>
    private async Task<(Story Story, IBaseDeclarationGrain Declaration)> Declared(string branchCode)
    {
        var branch = Story.Branch with { Code = branchCode, RegistrationCode = branchCode };
        Assert.Null((await cluster.Grains.GetGrain<IBranchGrain>(GrainKeys.Branch(branchCode)).Configure(new() { Command = Command(), Facts = branch })).Refusal);
        var story = new Story(cluster);
        Assert.Null((await story.Employee.Onboard(story.Hire(new(Year.Year - 3, 5, 1)) with { Branch = branch, Agencies = [] })).Refusal);
        await story.Employee.SetWage(new() { Command = Command(), Month = new(Year.Year - 1, 3), Gross = 6_000m });
        await story.Employee.SetWage(new() { Command = Command(), Month = new(Year.Year - 1, 4), Gross = 7_000m });
        var declaration = cluster.Grains.GetGrain<IBaseDeclarationGrain>(GrainKeys.BaseDeclaration(branchCode, Year));
        // The branch learns of its people through their outboxes.
        var view = await cluster.Eventually(async () => (await declaration.Calculate(Command())).Value!, one => one is { Totals.Declared: 1 });
        Assert.Equal((1, 0, 0), (view.Totals.People, view.Totals.NewHires, view.Totals.WithoutWages));
        var person = Assert.Single((await declaration.Read(new())).Items).Person;
        Assert.Equal((DeclaredAs.Average, 6_500m, 13_000m), (person.As, person.Wage?.Wage, person.Wage?.Total));
        return (story, declaration);
    }

    /// <summary>A branch with one person of long standing without any wage but the average that was told with them.</summary>
    private async Task<Story> Onboarded(string branchCode, decimal average)
    {
        var branch = Story.Branch with { Code = branchCode, RegistrationCode = branchCode };
        var configured = await cluster.Grains.GetGrain<IBranchGrain>(GrainKeys.Branch(branchCode)).Configure(new() { Command = Command(), Facts = branch });
        Assert.Null(configured.Refusal);
        var story = new Story(cluster);
        Assert.Null((await story.Employee.Onboard(
            story.Hire(new(Year.Year - 3, 5, 1)) with { Branch = branch, Agencies = [], PreviousYearMonthlyAverage = average })).Refusal);
        return story;
    }

    private CommandInfo Command() => new() { Id = $"bases-{GetHashCode()}-{Interlocked.Increment(ref _commands)}", By = "li" };
}
