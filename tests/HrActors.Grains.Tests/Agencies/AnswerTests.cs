using HrActors.Contracts;
using HrActors.Domain.Enrolment;
using HrActors.DurableLog;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Agencies;

[Collection(HrCluster.Shared.Name)]
public sealed class SqliteAnswerTests(HrCluster cluster) : AnswerTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresAnswerTests(PostgresCluster cluster) : AnswerTests(cluster.OrSkip());

public abstract class AnswerTests(HrCluster cluster)
{
    [SkippableFact]
    public async Task A_late_answer_to_an_older_question_does_not_undo_a_newer_one()
    {
        var story = new Story(cluster);
        await story.Hired(Story.Record(EnrolmentStatus.Active));
        var grain = await story.OpenedCase();
        Assert.Null((await grain.Sign(story.Command())).Refusal);

        var gate = new TaskCompletionSource();
        story.AtAgency.Gate = gate;
        await story.Employee.AskAgencies(new() { Command = story.Command(), Agencies = [FakeAgency.Id] });
        await cluster.Eventually(() => Task.FromResult(story.AtAgency.Asked), asked => asked >= 2);
        story.AtAgency.Gate = null;
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Paused)];
        Assert.Null((await grain.Submit(story.Command())).Refusal);
        await story.Sees(view => view.Findings.Any(finding => finding.Code == "NEW_ENROL_FALSE"));
        gate.SetResult();
        await Appended(story, 3);

        var view = await story.Answered();

        Assert.True(view.Query.IsComplete);
        Assert.Equal(EnrolmentStatus.Paused, Assert.Single(view.Enrolments).Status);
        Assert.Equal(["NEW_ENROL_FALSE"], view.Findings.Select(finding => finding.Code));
    }

    [SkippableFact]
    public async Task A_silent_office_is_named_and_asked_again_for_its_line_alone()
    {
        var story = new Story(cluster);
        story.AtAgency.Silent = [Of(InsuranceLine.Medical)];
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Active), Story.Record(EnrolmentStatus.Paused, line: InsuranceLine.Medical)];
        await story.Employee.Onboard(story.Hire());

        var partial = await story.Sees(view => !view.Findings.IsEmpty);
        Assert.False(partial.Query.IsComplete);
        Assert.Equal([Of(InsuranceLine.Medical)], partial.Unanswered.Select(gap => gap.Part));
        Assert.Equal([InsuranceLine.Pension], partial.Enrolments.Select(record => record.Line));
        Assert.Contains("ACTIVE_ELSEWHERE", partial.Findings.Select(finding => finding.Code));

        story.AtAgency.Silent = [];
        var whole = await story.Answered();
        Assert.Empty(whole.Unanswered);
        Assert.Equal([InsuranceLine.Pension, InsuranceLine.Medical], whole.Enrolments.Select(record => record.Line).Order());
        Assert.True(whole.Enrolments.Find(record => record.Line == InsuranceLine.Medical)!.AsOf > whole.Enrolments.Find(record => record.Line == InsuranceLine.Pension)!.AsOf);
        Assert.Equal(QueryPart.Everything.Count, story.AtAgency.Questions.First().Count);
        Assert.All(story.AtAgency.Questions.Skip(1), lines => Assert.Equal([InsuranceLine.Medical], lines));
    }

    [SkippableFact]
    public async Task An_office_that_hangs_does_not_hold_back_the_other_lines()
    {
        var story = new Story(cluster);
        story.AtAgency.Hanging = InsuranceLine.Medical;
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Active), Story.Record(EnrolmentStatus.Paused, line: InsuranceLine.Medical)];
        await story.Employee.Onboard(story.Hire());

        var partial = await story.Sees(view => !view.Findings.IsEmpty);
        Assert.Equal([Of(InsuranceLine.Medical)], partial.Unanswered.Select(gap => gap.Part));

        story.AtAgency.Hanging = InsuranceLine.None;
        var whole = await story.Answered();
        Assert.True(whole.Query.IsComplete);
        Assert.Equal(2, whole.Enrolments.Count);
    }

    [SkippableFact]
    public async Task Events_that_come_again_change_nothing()
    {
        var story = new Story(cluster);
        await story.Hired(Story.Record(EnrolmentStatus.Active));
        var before = await story.Sees(view => view.Cases.Count > 0);
        var log = cluster.Get<IDurableLog>();
        foreach (var ns in new[] { StreamNames.Facts, StreamNames.AgencyAnswers, StreamNames.Findings })
        {
            var stream = new LogStream(ns, GrainKeys.Employee(story.EmployeeNo));
            var last = (await log.ReadStream(stream, 0, 100, CancellationToken.None))[^1];
            // The same content under a new id, as a producer that forgot would send it.
            await log.Append(
                stream,
                [new() { Source = "again", EventId = story.EmployeeNo + ns, OccurredAt = DateTimeOffset.UtcNow, Payload = last.Payload }],
                CancellationToken.None);
        }

        // What comes behind the repetitions has been seen only after them.
        await story.Employee.AskAgencies(new() { Command = story.Command("last-" + story.EmployeeNo), Agencies = [FakeAgency.Id] });
        await story.Employee.GetWhenAnswered(Patience.Limit);
        var after = await story.Sees(view => view.Query.QueryId != before.Query.QueryId && view.Query.IsComplete);

        Assert.Equal(before.Findings.Select(finding => (finding.Id, finding.OpenedAt)), after.Findings.Select(finding => (finding.Id, finding.OpenedAt)));
        Assert.Equal(before.Cases.Select(known => known.CaseNo), after.Cases.Select(known => known.CaseNo));
        Assert.Equal(before.FirstPunchOn, after.FirstPunchOn);
    }

    private static QueryPart Of(InsuranceLine line) => new() { Line = line };

    private Task Appended(Story story, int answers) => cluster.Eventually(
        () => cluster.Get<IDurableLog>().ReadStream(new(StreamNames.AgencyAnswers, GrainKeys.Employee(story.EmployeeNo)), 0, 100, CancellationToken.None),
        records => records.Count >= answers);
}
