using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Findings;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.DurableLog.Retention;
using HrActors.Grains.Attendance;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Grains.Tests.Attendance;

[Collection(HrCluster.Shared.Name)]
public sealed class SqlitePunchTests(HrCluster cluster) : PunchTests(cluster);

[Collection(PostgresCluster.OnPostgres.Name)]
public sealed class PostgresPunchTests(PostgresCluster cluster) : PunchTests(cluster.OrSkip());

public abstract class PunchTests(HrCluster cluster)
{
    /// <summary>A Monday; the punches lie in the month before the hires of these tests.</summary>
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [SkippableFact]
    public async Task Punches_before_the_person_are_applied_when_the_person_comes()
    {
        var story = new Story(cluster);
        await story.Punch(At(Monday, 9), At(Monday, 18));

        var view = (await story.Employee.Onboard(story.Hire(on: Monday))).Value!;

        Assert.Equal((Monday, Monday), (view.FirstPunchOn, view.LastPunchOn));
        Assert.Equal([2], await Counts(story));
    }

    /// <summary>Whoever sent them may never have had an answer: the log is all there is.</summary>
    [SkippableFact]
    public async Task A_number_nobody_has_is_listed_from_the_log_until_somebody_has_it()
    {
        var story = new Story(cluster);
        await story.Punch(At(Monday, 9), At(Monday, 18));
        await story.Punch(At(Monday, 9));
        await story.Punch(At(Monday.AddDays(1), 9));

        await cluster.Eventually(Waiting, badges => badges is [{ Events: 3 }]);

        await story.Employee.Onboard(story.Hire(on: Monday));
        await cluster.Eventually(Waiting, badges => badges.Count == 0);

        async Task<List<WaitingBadge>> Waiting() =>
            [.. (await cluster.Get<IIntakeRows>().Badges(null, null, 500, default)).Where(badge => badge.Badge == story.EmployeeNo)];
    }

    [SkippableFact]
    public async Task The_first_punch_is_noted_and_an_earlier_one_takes_its_place()
    {
        var story = new Story(cluster);
        await story.Employee.Onboard(story.Hire(on: Monday));
        await story.Punch(At(Monday.AddDays(1), 9));
        await story.Sees(view => view.FirstPunchOn == Monday.AddDays(1));
        await story.Sees(view => view.Findings.Any(finding => finding.Code == FindingCodes.DateMismatch));

        await story.Punch(At(Monday, 9));

        await story.Sees(view => view.FirstPunchOn == Monday);
        await story.Sees(view => view.Findings.All(finding => finding.Code != FindingCodes.DateMismatch));
    }

    [SkippableFact]
    public async Task An_employee_that_wakes_has_all_its_punches()
    {
        var story = new Story(cluster);
        await story.Employee.Onboard(story.Hire(on: Monday));
        await story.Punch(At(Monday, 9), At(Monday, 18), At(Monday.AddDays(1), 9));
        await story.Sees(view => view.LastPunchOn == Monday.AddDays(1));
        await cluster.Reawaken(story.Employee);
        Assert.Equal([2, 1], await Counts(story));

        await cluster.Reawaken(story.Employee);
        await story.Punch(At(Monday.AddDays(2), 9));
        await story.Sees(view => view.LastPunchOn == Monday.AddDays(2));
        Assert.Equal([2, 1, 1], await Counts(story));
    }

    [SkippableFact]
    public async Task A_punch_sent_twice_counts_once()
    {
        var story = new Story(cluster);
        await story.Employee.Onboard(story.Hire(on: Monday));
        await story.Punch(At(Monday, 9));
        await story.Punch(At(Monday, 9));
        await story.Punch(At(Monday, 18));
        await story.Sees(view => view.FirstPunchOn == Monday);

        await cluster.Eventually(() => Counts(story), counts => counts.SequenceEqual([2]));
    }

    /// <summary>Two branches share a queue: what one hands over late lies before the place that the snapshot reached.</summary>
    [SkippableFact]
    public async Task A_punch_handed_over_after_a_later_one_was_stored_is_stored_too()
    {
        const long FarAhead = 1_000_000_000;
        var story = new Story(cluster);
        var today = ChinaTime.DateOf(DateTimeOffset.UtcNow);
        await story.Employee.Onboard(story.Hire(on: Monday));
        await story.Employee.TakePunches([Logged(story, FarAhead + 1, At(today, 18))]);
        await story.Employee.SetWage(new() { Command = story.Command(), Month = YearMonth.Of(Monday), Gross = 9_000m });

        await story.Employee.TakePunches([Logged(story, FarAhead, At(today, 9))]);
        await cluster.Reawaken(story.Employee);

        Assert.Equal([2], await Counts(story, YearMonth.Of(today)));
    }

    [SkippableFact]
    public async Task What_the_log_alone_holds_is_stored_before_the_log_lets_go_of_it()
    {
        var (story, january) = (new Story(cluster), new YearMonth(2025, 1));
        var day = new DateOnly(2025, 1, 6);
        await story.Employee.Onboard(story.Hire(on: day));
        await story.Punch(At(day, 9), At(day, 18));
        await story.Sees(view => view.LastPunchOn == day);
        await cluster.Reawaken(story.Employee);
        var log = cluster.Get<IDurableLog>();

        await cluster.Eventually(
            async () =>
            {
                foreach (var reader in cluster.Services.GetServices<IBeforeDrop>()) await reader.Keep(new(2025, 2, 1), CancellationToken.None);
                await log.DropMonthsBefore(new(2025, 2, 1), null, CancellationToken.None);
                return await log.ReadSubject(StreamNames.Attendance, story.EmployeeNo, ImmutableDictionary<int, long>.Empty, 10, CancellationToken.None);
            },
            left => left.Count == 0);

        await cluster.Reawaken(story.Employee);
        Assert.Equal(1, (await story.Employee.GetAttendance(january))!.Totals!.WorkedDays);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void No_open_month_may_be_let_go(int keepMonths, bool isFine) =>
        Assert.Equal(isFine, new LogKeepingCheck().Validate(null, new() { KeepMonths = keepMonths }).Succeeded);

    [SkippableFact]
    public async Task A_rehire_starts_with_a_first_punch_of_its_own()
    {
        var story = new Story(cluster);
        await story.Employee.Onboard(story.Hire(on: Monday));
        await story.Punch(At(Monday, 9));
        await story.Sees(view => view.FirstPunchOn == Monday);
        await story.Employee.Depart(new() { Command = story.Command(), LastDay = Monday.AddDays(4) });
        var back = Monday.AddDays(14);
        await story.Employee.Rehire(new() { Command = story.Command(), Branch = Story.Branch, On = back });
        Assert.Null((await story.Employee.Get())!.FirstPunchOn);

        await story.Punch(At(back, 9));

        Assert.Equal(back, (await story.Sees(view => view.FirstPunchOn is not null)).FirstPunchOn);
        await cluster.Reawaken(story.Employee);
        Assert.Equal(back, (await story.Employee.Get())!.FirstPunchOn);
    }

    private static DateTime At(DateOnly day, int hour) => day.ToDateTime(new(hour, 0));

    private static LoggedPunch Logged(Story story, long position, DateTime at) => new()
    {
        Queue = 0,
        Position = position,
        Event = new()
        {
            EmployeeNo = story.EmployeeNo, Kind = PunchKind.Punch, At = new(at, TimeSpan.FromHours(8)), BranchCode = Story.Branch.Code,
            Source = "gate", EventId = $"late-{position}",
        },
    };

    /// <summary>Punches per day, days without any left out.</summary>
    private static async Task<IReadOnlyList<int>> Counts(Story story, YearMonth? month = null)
    {
        var sheet = (await story.Employee.GetAttendance(month ?? YearMonth.Of(Monday)))!;
        return [.. sheet.Days.Select(day => day.Punches.Count).Where(count => count > 0)];
    }
}
