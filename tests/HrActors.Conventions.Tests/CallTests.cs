using System.Text.RegularExpressions;

namespace HrActors.Conventions.Tests;

/// <summary>
/// Direct calls between actors go one way: two that wait for each other stand still until both time out. An actor that has something to
/// tell its caller's side tells it through a stream or its outbox.
/// </summary>
public sealed partial class CallTests
{
    /// <summary>Who may call whom directly: a folder or file below grains/HrActors.Grains, or a project, and the interfaces it may name.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        // Whoever opens a case by hand asks the one that the note calls open; it answers in the midst of its own turns, so neither waits for the other.
        ["Employees"] = ["IPersonGrain", "ITransferCaseGrain"],
        // The feed calls no actor back.
        ["Feed"] = ["IFeedGrain"],
        ["Attendance"] = ["IEmployeeGrain"],
        ["Branches"] = ["IGroupGrain", "IFeedGrain"],
        ["Listing"] = ["IBranchGrain", "IGroupGrain"],
        // The agency reads the signed form from the case, which never waits for an order it gave; the case asks the origin before it submits.
        // Both hold because the agency takes calls while it works.
        ["Agencies"] = ["ITransferCaseGrain"],
        // The employee answers what it knows; it tells its cases something through its outbox, never within a turn.
        ["Transfers"] = ["IAgencyGrain", "IAgencyWaysGrain", "IBranchGrain", "IEmployeeGrain", "ISealsGrain"],
        // What an owner's committed state says must follow; sent after the turn that committed it.
        ["Outbox"] = ["IAgencyGrain", "IEmployeeGrain", "IPersonGrain", "ITransferCaseGrain"],
        // A run asks the branch what to calculate with; the branch knows nothing of runs.
        ["ContributionRuns"] = ["IBranchGrain"],
        // A declaration asks the branch what to compute with and, once confirmed, tells the employees their wage; neither knows of it.
        ["BaseDeclarations"] = ["IBranchGrain", "IEmployeeGrain"],
        // A policy that acts backwards has the closed months settled; a run knows nothing of the policy actor.
        ["Policies"] = ["IContributionRunGrain", "IFeedGrain", "IGroupGrain"],
        // What an employee's committed state says must be forgotten, for the outbox.
        ["Privacy"] = ["ITransferCaseGrain", "IValidationGrain"],
        // Due work is handed to its owner.
        ["Rows"] =
        [
            "IAgencyGrain", "IAuditGrain", "IBaseDeclarationGrain", "IContributionRunGrain", "IDeviceGrain", "IEmployeeGrain", "IKeyRotationGrain", "IPersonGrain", "IPolicyGrain",
            "ITransferCaseGrain", "IValidationGrain",
        ],
        ["Scheduling"] = ["ISchedulerGrain"],
    };

    private static readonly Dictionary<string, string[]> AllowedFromOutside = new(StringComparer.Ordinal)
    {
        ["silo/HrActors.Silo/"] =
        [
            "IAgencyGrain", "IAgencyWaysGrain", "IBaseDeclarationGrain", "IBranchGrain", "IContributionRunGrain", "IDeviceGrain", "IEmployeeGrain", "IExchangeGrain",
            "IFeedGrain", "IGroupGrain", "IIntakeFiguresGrain", "IKeyRotationGrain", "IListingGrain", "IPolicyGrain", "ISealsGrain",
            "ITransferCaseGrain", "IUpstreamGrain",
            "IUserGrain", "IValidationGrain",
        ],
        ["dashboard/HrActors.Dashboard/"] =
        [
            "IBranchGrain", "IEmployeeGrain", "IFeedGrain", "IGroupGrain", "IListingGrain", "ITransferCaseGrain", "IUserGrain", "IValidationGrain",
        ],
        ["silo/HrActors.Storage/"] = [],
        ["silo/HrActors.Documents/"] = [],
        ["silo/HrActors.DurableLog/"] = [],
        ["silo/HrActors.Sandbox/"] = [],
        ["grains/HrActors.Contracts/"] = [],
        ["grains/HrActors.Domain/"] = [],
    };

    [Fact]
    public void An_actor_calls_only_those_it_may() =>
        Assert.Empty(CallsOfActors().Where(call => !Allowed.GetValueOrDefault(call.From, []).Contains(call.To)).Select(call => $"{call.Path}: {call.From} → {call.To}"));

    [Fact]
    public void The_edges_call_only_those_they_may() =>
        Assert.Empty(Tree.Sources.SelectMany(file => Callees(file.Text).Select(callee => (file.Path, callee)))
            .Where(call => AllowedFromOutside.Any(edge => call.Path.StartsWith(edge.Key, StringComparison.Ordinal) && !edge.Value.Contains(call.callee)))
            .Select(call => $"{call.Path} → {call.callee}"));

    [Fact]
    public void Every_allowed_call_between_actors_is_made() =>
        Assert.Empty(Allowed.SelectMany(edge => edge.Value.Select(to => (edge.Key, to)))
            .Except(CallsOfActors().Select(call => (call.From, call.To)))
            .Select(call => $"{call.Item1} → {call.Item2} is allowed and never made"));

    [Theory]
    [InlineData("grains.GetGrain<IEmployeeGrain>(key)", "IEmployeeGrain")]
    [InlineData("GrainFactory.GetGrain<Contracts.Employees.IPersonGrain>(key)", "IPersonGrain")]
    [InlineData("factory.GetGrain(typeof(IBranchGrain), key)", "IBranchGrain")]
    [InlineData("this.AsReference<IGroupGrain>()", null)]
    public void A_call_is_seen(string source, string? callee) => Assert.Equal(callee, Callees(source).SingleOrDefault());

    private static IEnumerable<(string Path, string From, string To)> CallsOfActors()
    {
        const string grains = "grains/HrActors.Grains/";
        return Tree.Sources.Where(file => file.Path.StartsWith(grains, StringComparison.Ordinal))
            .SelectMany(file => Callees(file.Text).Select(callee => (file.Path, file.Path[grains.Length..].Split('/')[0], callee)));
    }

    private static IEnumerable<string> Callees(string text) => CallPattern().Matches(text).Select(match => match.Groups["callee"].Value);

    [GeneratedRegex(@"\bGetGrain\s*(?:<\s*|\(\s*typeof\(\s*)(?:\w+\.)*(?<callee>I\w+)")]
    private static partial Regex CallPattern();
}
