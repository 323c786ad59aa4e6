using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Transfers;
using HrActors.DurableLog;
using HrActors.Grains.Tests.Hosting;

namespace HrActors.Grains.Tests.Employees;

[Collection(HrCluster.Shared.Name)]
public sealed class SqliteHiringTests(HrCluster cluster) : HiringTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresHiringTests(PostgresCluster cluster) : HiringTests(cluster.OrSkip());

public abstract class HiringTests(HrCluster cluster)
{
    [SkippableFact]
    public async Task A_pension_still_paid_in_Wuhan_is_found_and_its_case_opened_by_itself()
    {
        var story = new Story(cluster);
        var view = await story.Hired(Story.Record(EnrolmentStatus.Active));

        var finding = Assert.Single(view.Findings);
        Assert.Equal((FindingCodes.ActiveElsewhere, Severity.Blocking), (finding.Code, finding.Severity));
        var reference = Assert.Single(view.Cases);
        Assert.Equal((InsuranceLine.Pension, Story.Wuhan, TransferState.Draft), (reference.Line, reference.OriginRegionCode, reference.State));

        var opened = await story.CaseIs(await story.OpenedCase(), known => known.Documents.Count > 0);
        Assert.Equal((TransferKind.CrossProvince, story.EmployeeNo, EnrolmentStatus.Active), (opened.Kind, opened.EmployeeNo, opened.Origin!.Status));
    }

    [SkippableFact]
    public async Task Without_an_enrolment_elsewhere_nothing_is_found()
    {
        var view = await new Story(cluster).Hired();

        Assert.Empty(view.Findings);
        Assert.Empty(view.Cases);
        Assert.True(view.Query.IsComplete);
        Assert.Equal(EmploymentStatus.Onboarding, view.Status);
    }

    [SkippableFact]
    public async Task Who_draws_a_pension_is_enrolled_in_the_other_lines_only()
    {
        var story = new Story(cluster);
        await story.Hired(Story.Record(EnrolmentStatus.Drawing));
        var found = await story.Sees(known => known.Findings.Exists(finding => finding.Code == FindingCodes.Pensioner));

        var refused = (await Enrol(InsuranceLine.Pension)).Refusal!;
        Assert.Equal("enrolment.pensioner", refused.Code);
        Assert.Contains("（国办发〔2009〕66号第二条", refused.Chinese, StringComparison.Ordinal);
        Assert.Contains("(国办发〔2009〕66号第二条", refused.English, StringComparison.Ordinal);
        Assert.Null((await Enrol(InsuranceLine.Medical)).Refusal);

        // The agency's record may be behind: whoever knows better waives the finding.
        var id = found.Findings.Find(finding => finding.Code == FindingCodes.Pensioner)!.Id;
        Assert.Null((await story.Validation.Waive(new() { Command = story.Command(), FindingId = id })).Refusal);
        await story.Sees(known => known.Findings.Exists(finding => finding.Id == id && finding.Waiver is not null));
        Assert.Null((await Enrol(InsuranceLine.Pension)).Refusal);

        Task<Reply<EmployeeView>> Enrol(InsuranceLine line) =>
            story.Employee.RecordEnrolment(new() { Command = story.Command(), Line = line, From = new(2026, 11) });
    }

    /// <summary>No transfer is needed inside the province, and none of work injury: that it is paid by somebody else is another matter.</summary>
    [SkippableTheory]
    [InlineData("430500", InsuranceLine.Pension, null, "enrolment.active-elsewhere")]
    [InlineData("430500", InsuranceLine.Unemployment, null, "enrolment.active-elsewhere")]
    [InlineData("430500", InsuranceLine.Medical, null, "transfer.origin-active")]
    [InlineData("430500", InsuranceLine.WorkInjury, null, null)]
    [InlineData(Story.Wuhan, InsuranceLine.Pension, null, "transfer.origin-active")]
    // Another unit here since before the employment, and our own.
    [InlineData(Story.Changsha, InsuranceLine.Pension, "另一单位", "enrolment.active-elsewhere")]
    [InlineData(Story.Changsha, InsuranceLine.Pension, "示例集团", null)]
    public async Task What_somebody_else_still_pays_is_not_enrolled_here(string region, InsuranceLine line, string? unit, string? expected)
    {
        var story = new Story(cluster);
        var record = Story.Record(EnrolmentStatus.Active, line: line) with { RegionCode = region, UnitName = unit, From = new(2024, 1) };
        var view = await story.Hired(record);
        Assert.Equal(region != Story.Changsha || unit == "另一单位", view.Findings.Exists(finding => finding.Code == FindingCodes.ActiveElsewhere));

        var refusal = (await Enrol()).Refusal;
        Assert.Equal(expected, refusal?.Code);
        if (expected != "enrolment.active-elsewhere") return;

        Assert.Contains("请先由原单位办理停保（社会保险法第五十八条）", refusal!.Chinese, StringComparison.Ordinal);
        Assert.Contains("(社会保险法第五十八条)", refusal.English, StringComparison.Ordinal);
        var id = view.Findings.Find(finding => finding.Code == FindingCodes.ActiveElsewhere)!.Id;
        Assert.Null((await story.Validation.Waive(new() { Command = story.Command(), FindingId = id })).Refusal);
        await story.Sees(known => known.Findings.Exists(finding => finding.Id == id && finding.Waiver is not null));
        Assert.Null((await Enrol()).Refusal);

        Task<Reply<EmployeeView>> Enrol() => story.Employee.RecordEnrolment(new() { Command = story.Command(), Line = line, From = new(2026, 11) });
    }

    [SkippableFact]
    public async Task Under_a_number_of_somebody_else_nobody_is_enrolled()
    {
        var (story, other) = (new Story(cluster), new Story(cluster));
        await story.Hired();
        var hire = story.Hire();
        await other.Employee.Onboard(other.Hire() with
        {
            Name = "李另名", IdNumber = hire.IdNumber, IdNumberHash = hire.IdNumberHash, IdNumberMasked = hire.IdNumberMasked,
        });
        await other.Sees(known => known.Findings.Exists(finding => finding.Code == FindingCodes.IdentityReused));

        var enrolled = await other.Employee.RecordEnrolment(new() { Command = other.Command(), Line = InsuranceLine.Medical, From = new(2026, 11) });

        Assert.Equal("enrolment.identity-reused", enrolled.Refusal?.Code);
        Assert.Contains("（居民身份证法第三条", enrolled.Refusal!.Chinese, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_slow_agency_keeps_nobody_waiting_and_its_answer_comes_later()
    {
        var story = new Story(cluster);
        var gate = new TaskCompletionSource();
        story.AtAgency.Records = [Story.Record(EnrolmentStatus.Active)];
        story.AtAgency.Gate = gate;

        var pending = (await story.Employee.Onboard(story.Hire())).Value!;
        Assert.False(pending.Query.IsComplete);
        Assert.Empty(pending.Findings);
        Assert.False((await story.Employee.GetWhenAnswered(TimeSpan.FromMilliseconds(50)))!.Query.IsComplete);

        var waiting = story.Answered();
        Assert.False(waiting.IsCompleted);
        gate.SetResult();
        Assert.Single((await waiting).Findings);
    }

    [SkippableFact]
    public async Task A_dead_agency_is_asked_again_until_it_answers()
    {
        var story = new Story(cluster);
        story.AtAgency.FailingQueries = 2;

        var view = await story.Hired(Story.Record(EnrolmentStatus.Active));

        Assert.Single(view.Findings);
        // All lines in one, then each by itself, then the one that failed again.
        Assert.Equal(1 + QueryPart.Everything.Count + 1, story.AtAgency.Asked);
    }

    [SkippableFact]
    public async Task A_number_in_use_is_refused_and_its_holder_stays()
    {
        var story = new Story(cluster);
        await story.Hired();
        var before = await story.Employee.Get();
        var other = new Story(cluster, story.EmployeeNo);

        Assert.Equal("employee.number-taken", (await other.Employee.Onboard(other.Hire())).Refusal?.Code);
        Assert.Equal(before!.IdNumberMasked, (await story.Employee.Get())!.IdNumberMasked);
        Assert.Equal(0, other.AtAgency.Asked);
    }

    [SkippableFact]
    public async Task The_same_command_twice_is_one_effect()
    {
        var story = new Story(cluster);
        var command = story.Hire(commandId: "once-" + story.EmployeeNo);
        var first = (await story.Employee.Onboard(command)).Value!;
        var second = (await story.Employee.Onboard(command)).Value!;
        await story.Answered();

        Assert.Equal((first.EmployeeNo, first.Query.QueryId), (second.EmployeeNo, second.Query.QueryId));
        // The agency may be asked it again after any failure, but it is one question.
        var answers = await cluster.Get<IDurableLog>().ReadStream(new(StreamNames.AgencyAnswers, GrainKeys.Employee(story.EmployeeNo)), 0, 100, CancellationToken.None);
        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.Equal(first.Query.QueryId, cluster.Get<LogPayload>().Read<AgencyAnswer>(answer).QueryId));
        Assert.Single(second.Periods);
    }

    [SkippableFact]
    public async Task One_person_under_two_numbers_is_found_and_has_one_case()
    {
        var story = new Story(cluster);
        var first = await story.Hired(Story.Record(EnrolmentStatus.Paused));
        var twin = story.EmployeeNo + "b";
        var again = cluster.Grains.GetGrain<Contracts.Employees.IEmployeeGrain>(Contracts.GrainKeys.Employee(twin));
        await again.Onboard(story.Hire() with { EmployeeNo = twin });
        var second = (await again.GetWhenAnswered(Patience.Limit))!;

        Assert.Contains(second.Findings, finding => finding.Code == FindingCodes.DuplicateEmployee && finding.Facts["employees"] == story.EmployeeNo);
        Assert.Equal(first.Cases.Single().CaseNo, second.Cases.Single().CaseNo);
    }

    [SkippableFact]
    public async Task Numbers_that_look_alike_are_different_employees()
    {
        string[] numbers = ["0010", "10", "00000010", "ab1", "AB1"];
        var stories = numbers.Select(number => new Story(cluster, number)).ToList();
        foreach (var story in stories) Assert.Null((await story.Employee.Onboard(story.Hire())).Refusal);
        foreach (var story in stories) await story.Answered();
        await Task.WhenAll(stories.Select(story => cluster.Reawaken(story.Employee)));

        var views = await Task.WhenAll(stories.Select(story => story.Employee.Get()));

        Assert.Equal(numbers, views.Select(view => view!.EmployeeNo));
        Assert.Equal(5, (await Task.WhenAll(stories.Select(story => story.Person.Join(story.EmployeeNo, "")))).Count(known => known.EmployeeNos.Count == 1));
        var rows = await cluster.Get<Rows.IDirectoryRows>().Known(numbers, CancellationToken.None);
        Assert.Equal(numbers.Order(), rows.Order());
    }

    [SkippableFact]
    public async Task A_waiver_ends_on_the_morning_after_its_last_day()
    {
        var story = new Story(cluster);
        var finding = (await story.Hired(Story.Record(EnrolmentStatus.Active))).Findings.Single();
        var until = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(10);
        var waive = new Contracts.Employees.WaiveFinding { Command = story.Command(), FindingId = finding.Id, Until = until };

        Assert.Equal(until, (await story.Validation.Waive(waive)).Value!.Waiver!.Until);
        await story.Sees(view => view.Findings.Single().Waiver is not null);
        var due = await cluster.Get<Rows.IDueWork>().Find($"val:{story.EmployeeNo}", "new-day", CancellationToken.None);
        Assert.Equal(new(until.AddDays(1), TimeOnly.MinValue, TimeSpan.FromHours(8)), due!.DueAt);

        Assert.Equal("finding.unknown", (await story.Validation.Waive(waive with { Command = story.Command(), FindingId = "F-0" })).Refusal?.Code);
    }
}
