using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Outbox;
using HrActors.Grains.Tests.Hosting;
using HrActors.Grains.Validation;
using Orleans.Core.Internal;

namespace HrActors.Grains.Tests.Validation;

[Collection(HrCluster.Shared.Name)]
public sealed class SqliteValidationTests(HrCluster cluster) : ValidationTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresValidationTests(PostgresCluster cluster) : ValidationTests(cluster.OrSkip());

public abstract class ValidationTests(HrCluster cluster)
{
    [SkippableFact]
    public async Task One_person_under_two_numbers_is_told_at_both_and_at_none_when_one_leaves()
    {
        var story = new Story(cluster);
        await story.Hired();
        var twin = cluster.Grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(story.EmployeeNo + "b"));
        await twin.Onboard(story.Hire() with { EmployeeNo = story.EmployeeNo + "b" });

        await story.Sees(view => Has(view, FindingCodes.DuplicateEmployee));
        await Eventually(twin, view => Has(view, FindingCodes.DuplicateEmployee));
        await twin.Depart(new() { Command = story.Command(), LastDay = Today });

        await story.Sees(view => !Has(view, FindingCodes.DuplicateEmployee));
        await Eventually(twin, view => !Has(view, FindingCodes.DuplicateEmployee));
    }

    [SkippableFact]
    public async Task One_number_under_two_names_blocks_both_until_the_name_is_corrected()
    {
        var story = new Story(cluster);
        await story.Hired();
        var other = cluster.Grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(story.EmployeeNo + "c"));
        await other.Onboard(story.Hire() with { EmployeeNo = story.EmployeeNo + "c", Name = "李示例" });

        await story.Sees(view => Has(view, FindingCodes.IdentityReused));
        await Eventually(other, view => Has(view, FindingCodes.IdentityReused));
        await other.Correct(new() { Command = story.Command(), Name = "张测试" });

        await story.Sees(view => !Has(view, FindingCodes.IdentityReused) && Has(view, FindingCodes.DuplicateEmployee));
    }

    [SkippableFact]
    public async Task A_policy_that_changed_closed_months_is_told_until_it_is_settled()
    {
        var story = new Story(cluster);
        await story.Hired();
        var month = YearMonth.Of(Today);
        var change = new PolicyChange
        {
            PolicyVersion = "v2", RegionCode = Story.Changsha, Line = InsuranceLine.Pension, From = month, Through = month,
            ConfirmedOn = Today,
            Before = new() { Floor = 3604, Cap = 18021, EmployerRate = 0.16m, EmployeeRate = 0.08m },
            After = new() { Floor = 3604, Cap = 18021, EmployerRate = 0.15m, EmployeeRate = 0.08m },
        };

        await Tell(story, change, "told");
        var finding = (await story.Sees(view => Has(view, FindingCodes.RateChanged))).Findings.Single(one => one.Code == FindingCodes.RateChanged);
        Assert.Equal("-80.00", finding.Facts["employer"]);

        await Tell(story, change with { Settled = true }, "settled");
        await Tell(story, change, "told again");
        await story.Sees(view => !Has(view, FindingCodes.RateChanged));
    }

    [SkippableFact]
    public async Task A_waiver_keeps_what_was_waived()
    {
        var story = new Story(cluster);
        await story.Employee.Onboard(story.Hire() with { MonthlyWage = 20_000m });
        var view = await story.Sees(known => Has(known, FindingCodes.BaseHigh));
        var finding = view.Findings.Single(one => one.Code == FindingCodes.BaseHigh);

        Assert.Null((await story.Validation.Waive(new() { Command = story.Command(), FindingId = finding.Id })).Refusal);
        var waived = (await story.Sees(known => known.Findings.Any(one => one.Id == finding.Id && one.Waiver is not null))).Findings.Single(one => one.Id == finding.Id);

        Assert.Equal((Severity.Info, 1_979m), (waived.Waiver!.Severity, waived.Waiver.Magnitude));
        Assert.Equal([FindingStepKind.Opened, FindingStepKind.Waived], waived.History.Select(step => step.Kind));
    }

    [SkippableFact]
    public async Task What_an_agency_shows_again_stays_waived()
    {
        var story = new Story(cluster);
        var elsewhere = Story.Record(EnrolmentStatus.Active);
        await story.Hired(elsewhere);
        var finding = (await story.Sees(known => Has(known, FindingCodes.ActiveElsewhere))).Findings.Single(one => one.Code == FindingCodes.ActiveElsewhere);
        Assert.Null((await story.Validation.Waive(new() { Command = story.Command(), FindingId = finding.Id })).Refusal);
        await story.Sees(known => known.Findings.Any(one => one.Waiver is not null));

        await Answers([]);
        await story.Sees(known => !Has(known, FindingCodes.ActiveElsewhere));
        await story.Validation.Cast<IGrainManagementExtension>().DeactivateOnIdle();
        await Answers([elsewhere]);
        var back = (await story.Sees(known => Has(known, FindingCodes.ActiveElsewhere))).Findings.Single(one => one.Code == FindingCodes.ActiveElsewhere);

        Assert.NotEqual(finding.Id, back.Id);
        Assert.Equal("test", back.Waiver?.Reason);

        async Task Answers(ImmutableList<EnrolmentRecord> records)
        {
            story.AtAgency.Records = records;
            await story.Employee.AskAgencies(new() { Command = story.Command(), Agencies = [FakeAgency.Id] });
        }
    }

    /// <summary>What came in, delivered anew in whatever order, decides the same.</summary>
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_whole_stream_again_in_another_order_finds_the_same(bool reversed)
    {
        var story = new Story(cluster);
        await story.Hired(Story.Record(EnrolmentStatus.Active), Story.Record(EnrolmentStatus.Paused, line: InsuranceLine.Medical));
        await story.Employee.SetWage(new() { Command = story.Command(), Month = new(2024, 3), Gross = 8_000m });
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        await story.Employee.AskAgencies(new() { Command = story.Command(), Agencies = [FakeAgency.Id] });
        var before = await story.Sees(view => Has(view, FindingCodes.NewEnrolFalse) && !Has(view, FindingCodes.ActiveElsewhere) && view.Query.IsComplete);

        var log = cluster.Get<IDurableLog>();
        for (var round = 0; round < 2; round++)
        {
            foreach (var ns in new[] { StreamNames.Facts, StreamNames.AgencyAnswers })
            {
                var stream = new LogStream(ns, GrainKeys.Employee(story.EmployeeNo));
                var all = (await log.ReadStream(stream, 0, 500, CancellationToken.None)).ToList();
                if (reversed) all.Reverse();
                await log.Append(
                    stream,
                    [.. all.Select((record, i) => new LogEvent
                    {
                        Source = "again", EventId = $"{story.EmployeeNo}-{ns}-{round}-{i}-{reversed}", OccurredAt = DateTimeOffset.UtcNow, Payload = record.Payload,
                    })],
                    CancellationToken.None);
            }
        }

        // What comes behind the repetitions is seen only after them.
        await story.Employee.AskAgencies(new() { Command = story.Command(), Agencies = [FakeAgency.Id] });
        var after = await story.Sees(view => view.Query.QueryId != before.Query.QueryId && view.Query.IsComplete);

        Assert.Equal(Shown(before), Shown(after));
    }

    [SkippableFact]
    public async Task The_first_decision_is_told_when_there_is_something_to_tell()
    {
        var story = new Story(cluster);
        await story.Hired();
        var facts = await First<EmployeeFacts>(story, StreamNames.Facts);
        var answer = await First<AgencyAnswer>(story, StreamNames.AgencyAnswers);
        var found = Decide(new() { Facts = facts }).Open;

        // Known already, so that the rules change nothing: what is left to tell are answers that came before the facts.
        Assert.False(Tells(Decide(new() { Facts = facts, Open = found })));
        Assert.True(Tells(Decide(new() { Facts = facts, Open = found, Answers = [answer] })));
        Assert.True(Tells(Decide(new() { Facts = facts with { MonthlyWage = 20_000m } })));

        static bool Tells(ValidationState state) => state.Outbox.Items.Exists(item => item.Message is OutboxMessage.PublishDecision);

        ValidationState Decide(ValidationState next) =>
            ValidationDecisions.Decide(next, cluster.Get<IPolicyValues>(), DateTimeOffset.UtcNow, [], tell: false);
    }

    private static DateOnly Today => ChinaTime.DateOf(DateTimeOffset.UtcNow);

    private static IEnumerable<string> Shown(EmployeeView view) =>
        view.Findings.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"{one.Id} {one.Cause} {one.OpenedAt:O} {one.History.Count}");

    private static bool Has(EmployeeView view, string code) => view.Findings.Exists(finding => finding.Code == code);

    private Task<EmployeeView> Eventually(IEmployeeGrain employee, Func<EmployeeView, bool> until) =>
        cluster.Eventually(async () => (await employee.Get())!, view => view is not null && until(view));

    private async Task<T> First<T>(Story story, string ns)
    {
        var records = await cluster.Get<IDurableLog>().ReadStream(new(ns, GrainKeys.Employee(story.EmployeeNo)), 0, 1, CancellationToken.None);
        return cluster.Get<LogPayload>().Read<T>(records[0]);
    }

    private Task Tell(Story story, PolicyChange change, string id) => cluster.Get<IDurableLog>().Append(
        new(StreamNames.PolicyChanges, GrainKeys.Employee(story.EmployeeNo)),
        [new() { Source = "policy", EventId = $"{story.EmployeeNo}-{id}", OccurredAt = DateTimeOffset.UtcNow, Payload = cluster.Get<LogPayload>().Write(change) }],
        CancellationToken.None);
}
