using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Listing;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Grains.Scheduling;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Access;

/// <summary>Past every edge: what the actors themselves refuse.</summary>
[Collection(HrCluster.Shared.Name)]
public class CallGuardTests(HrCluster cluster)
{
    private const string Wuhan = "4201";

    private Callers Callers => cluster.Get<Callers>();

    [Fact]
    public async Task A_call_that_says_nothing_of_its_caller_is_refused()
    {
        using var bare = TestCaller.Silent();

        Assert.Equal(CallRefusal.NoToken, await Refusal(() => new Story(cluster).Employee.Get()));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task A_made_up_token_is_refused(string token)
    {
        RequestContext.Set(Callers.Key, token);

        Assert.Equal(CallRefusal.Forged, await Refusal(() => new Story(cluster).Employee.Get()));
    }

    [Fact]
    public async Task What_is_no_token_at_all_is_refused()
    {
        RequestContext.Set(Callers.Key, 42);

        Assert.Equal(CallRefusal.NoToken, await Refusal(() => new Story(cluster).Employee.Get()));
    }

    [Theory]
    [InlineData(Role.HrManager)]
    [InlineData(Role.HrClerk)]
    [InlineData(Role.Finance)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Upstream)]
    public async Task What_only_the_product_itself_may_nobody_else_may(Role role)
    {
        var story = new Story(cluster);
        using var speaking = Callers.As(Somebody(role));

        Assert.Equal(CallRefusal.NotPermitted, await Refusal(() => story.Employee.TakePunches([])));
        Assert.Equal(CallRefusal.NotPermitted, await Refusal(() => story.Employee.DoDueWork("outbox")));
        Assert.Equal(CallRefusal.NotPermitted, await Refusal(() => story.Person.Leave(story.EmployeeNo)));
        Assert.Equal(CallRefusal.NotPermitted, await Refusal(() => cluster.Grains.GetGrain<ISchedulerGrain>(0).Sweep()));
    }

    [Theory]
    [InlineData(Role.HrManager, true, true)]
    [InlineData(Role.HrClerk, true, false)]
    [InlineData(Role.Finance, false, false)]
    [InlineData(Role.Administrator, false, false)]
    [InlineData(Role.Auditor, false, false)]
    [InlineData(Role.Upstream, false, false)]
    public async Task A_role_sees_and_changes_employees_only_where_it_may(Role role, bool sees, bool changes)
    {
        var story = new Story(cluster);
        await story.Hired();
        using var speaking = Callers.As(Somebody(role));

        Assert.Equal(sees ? null : CallRefusal.NotPermitted, await Refusal(() => story.Employee.Get()));
        Assert.Equal(changes ? null : CallRefusal.NotPermitted, await Refusal(() => story.Employee.Correct(new() { Command = story.Command() })));
    }

    [Fact]
    public async Task The_owners_of_a_branchs_facts_refuse_who_is_responsible_for_another()
    {
        var story = new Story(cluster);
        var opened = await story.Case(EnrolmentStatus.Paused);
        var month = new YearMonth(2025, 3);
        var run = cluster.Grains.GetGrain<IContributionRunGrain>(GrainKeys.Run(Story.Branch.Code, month));
        var branch = cluster.Grains.GetGrain<IBranchGrain>(GrainKeys.Branch(Story.Branch.Code));
        var listing = cluster.Grains.GetGrain<IListingGrain>(0);
        using var speaking = Callers.As(Somebody(Role.HrManager, Wuhan));

        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => story.Employee.Get()));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => story.Employee.GetName()));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => story.Employee.GetAttendance(month)));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => story.Employee.Depart(new() { Command = story.Command(), LastDay = new(2025, 3, 1) })));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => story.Validation.Waive(new() { Command = story.Command(), FindingId = "x" })));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => opened.Get()));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => opened.Sign(story.Command())));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => opened.GetDocument("form-1")));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => run.Get()));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => run.Start(new() { Command = story.Command() })));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => branch.GetRoster(new())));
        Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => listing.Statements(new() { BranchCode = Story.Branch.Code, Month = month })));
        Assert.Empty((await listing.Employees(new() { Roster = new() })).Items);
        Assert.Empty((await listing.Cases(new())).Items);
        Assert.Empty((await listing.Findings(new())).Items);
    }

    [Fact]
    public async Task Nobody_is_hired_for_or_moved_to_a_branch_of_others()
    {
        var story = new Story(cluster);
        var mine = new Story(cluster);
        await mine.Hired();

        using (Callers.As(Somebody(Role.HrManager, Wuhan)))
            Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => story.Employee.Onboard(story.Hire())));
        using (Callers.As(Somebody(Role.HrManager, Story.Branch.Code)))
        {
            var to = Story.Branch with { Code = Wuhan };
            Assert.Equal(CallRefusal.OutOfScope, await Refusal(() => mine.Employee.Move(new() { Command = mine.Command(), Branch = to, On = new(2026, 1, 1) })));
        }

        Assert.Null(await story.Employee.Get());
        Assert.Equal(Story.Branch.Code, (await mine.Employee.Get())!.Branch.Code);
    }

    [Fact]
    public async Task What_a_command_of_a_person_sets_off_the_product_does_in_its_own_name()
    {
        var story = new Story(cluster);
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        using var speaking = Callers.As(Somebody(Role.HrManager, Story.Branch.Code));

        // Joins the person, asks the agency, decides findings, opens, prints, signs and submits a case: ten actors, one user.
        Assert.Null((await story.Employee.Onboard(story.Hire())).Refusal);
        await story.Answered();
        var submitted = await story.Submitted(await story.OpenedCase());

        Assert.NotNull(submitted.ReceiptNo);
    }

    private static Principal Somebody(Role role, params string[] branches) => new()
    {
        UserName = "li", DisplayName = "李", Role = role, Branches = branches.Length == 0 ? null : [.. branches],
    };

    /// <summary>Null when the call was let through.</summary>
    private static async Task<CallRefusal?> Refusal(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (CallRefusedException refused)
        {
            return refused.Reason;
        }
    }
}
