using HrActors.Contracts.Attendance;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Grains.Attendance;

namespace HrActors.Grains.Tests.Attendance;

public class AttendanceBookTests
{
    private static readonly YearMonth September = new(2026, 9);
    private static readonly YearMonth August = new(2026, 8);

    [Fact]
    public void A_month_that_is_no_longer_kept_leaves_its_sums()
    {
        var book = Book(At(new(2026, 8, 3), 9), At(new(2026, 8, 3), 18), At(new(2026, 8, 4), 9, minute: 20), At(new(2026, 8, 4), 18));

        var summary = Assert.Single(book.Snapshot(September, Decide).Months);
        Assert.Equal((August, 4), (summary.Month, summary.Events));
        Assert.Equal((2, (8 * 60) + (7 * 60) + 40, 20), (summary.Totals!.WorkedDays, summary.Totals.WorkedMinutes, summary.Totals.LateMinutes));
        Assert.Equal((new(2026, 8, 3), new DateOnly(2026, 8, 4)), (summary.FirstDay, summary.LastDay));
        Assert.Equal(0b1100u, summary.PunchDays);
    }

    [Fact]
    public void The_day_before_the_first_kept_month_stays_for_its_night_shift()
    {
        var book = Book(At(new(2026, 8, 30), 20), At(new(2026, 8, 31), 20), At(new(2026, 9, 1), 8));

        Assert.Equal(2, book.Snapshot(September, Decide).Pack.Count);
    }

    [Fact]
    public void The_oldest_day_that_is_not_stored_is_known()
    {
        var book = new AttendanceBook();
        book.Take(Event(1, At(new(2026, 9, 2), 9)));
        book.Take(Event(2, At(new(2026, 8, 31), 20)));

        Assert.Equal(new(2026, 8, 31), book.FirstUnsaved);
        book.Snapshot(September, Decide);
        Assert.Null(book.FirstUnsaved);
    }

    [Theory]
    [InlineData("2026-09-01", 1)]
    [InlineData("2026-09-02", 0)]
    public void A_late_punch_at_the_edge_reopens_the_month_before(string day, int reopened)
    {
        var book = Book(At(new(2026, 8, 3), 9), At(new(2026, 8, 3), 18));
        book.Snapshot(September, Decide);

        book.Take(Event(10, At(DateOnly.Parse(day, null), 7)));

        Assert.Equal(reopened, book.Snapshot(September, Decide).Months.Count(month => month.Stale));
    }

    [Fact]
    public void A_late_punch_of_a_summarised_month_is_decided_from_the_log()
    {
        var logged = new[] { Event(1, At(new(2026, 8, 3), 9)), Event(2, At(new(2026, 8, 3), 18)) };
        var book = new AttendanceBook();
        foreach (var punch in logged) book.Take(punch);
        book.Snapshot(September, Decide);
        var (late, left) = (Event(3, At(new(2026, 8, 5), 9)), Event(4, At(new(2026, 8, 5), 18)));
        book.Take(late);
        book.Take(left);
        Assert.True(book.IsStale);

        book.Settle([.. logged, late, left], Decide);

        var summary = Assert.Single(book.Snapshot(September, Decide).Months);
        Assert.Equal((false, 4, 2), (summary.Stale, summary.Events, summary.Totals!.WorkedDays));
        Assert.Equal(0, book.Snapshot(September, Decide).Pack.Count);
    }

    [Fact]
    public void What_the_log_no_longer_has_stays_as_it_was_decided()
    {
        var book = Book(At(new(2026, 8, 3), 9), At(new(2026, 8, 3), 18));
        book.Snapshot(September, Decide);
        var late = Event(3, At(new(2026, 8, 5), 9));
        book.Take(late);

        book.Settle([late], Decide);

        var summary = Assert.Single(book.Snapshot(September, Decide).Months);
        Assert.Equal((false, 2, 1, 8 * 60), (summary.Stale, summary.Events, summary.Totals!.WorkedDays, summary.Totals.WorkedMinutes));
        Assert.Null(book.Of(August, [late]));
        Assert.Equal(summary, book.Find(August));
        Assert.Equal((0, summary.Totals), (summary.ToSheet().Days.Count, summary.ToSheet().Totals));
    }

    [Fact]
    public void An_event_handed_over_again_or_late_counts_once()
    {
        var book = new AttendanceBook();
        Assert.True(book.Take(Event(20, At(new(2026, 11, 2), 18))));
        Assert.True(book.Take(Event(10, At(new(2026, 11, 2), 9))));
        Assert.False(book.Take(Event(20, At(new(2026, 11, 2), 18))));
        Assert.False(book.Take(Event(10, At(new(2026, 11, 2), 9))));

        var again = new AttendanceBook();
        again.Load(book.Snapshot(September, Decide));

        Assert.False(again.Take(Event(10, At(new(2026, 11, 2), 9))));
        Assert.True(again.Take(Event(10, At(new(2026, 11, 2), 9), queue: 1)));
        Assert.Equal([(1, 20L), (1, 10L)], again.Positions.Select(pair => (1, pair.Value)).OrderByDescending(pair => pair.Item2));
    }

    [Fact]
    public void An_event_from_before_the_last_snapshot_must_be_saved()
    {
        var book = new AttendanceBook();
        book.Take(Event(20, At(new(2026, 11, 2), 18)));
        book.Take(Event(15, At(new(2026, 11, 2), 12)));
        Assert.False(book.IsLate);
        book.Snapshot(September, Decide);

        book.Take(Event(21, At(new(2026, 11, 3), 9)));
        Assert.False(book.IsLate);
        book.Take(Event(10, At(new(2026, 11, 2), 9)));
        Assert.True(book.IsLate);

        book.Snapshot(September, Decide);
        Assert.False(book.IsLate);
    }

    [Theory]
    [InlineData("gate", "e0-1")]
    [InlineData("gate", "gate e0-1")]
    [InlineData(PunchKinds.DeskSource, "e0-1")]
    [InlineData(PunchKinds.DeskSource, "gate e0-1")]
    public void A_correction_finds_what_it_names(string source, string named)
    {
        var replaced = !(source == "gate" && named.Contains(' ', StringComparison.Ordinal));
        var book = new AttendanceBook();
        var (first, fix) = (Event(1, At(new(2026, 11, 2), 9)), Event(2, At(new(2026, 11, 2), 8)));
        book.Take(first);
        book.Take(fix with { Event = fix.Event with { Source = source, Kind = PunchKind.CorrectionIn, Replaces = named } });

        var day = Decide(new(2026, 11), book.Of(new(2026, 11))).Days[1];

        Assert.Equal([false, replaced], day.Punches.Select(punch => punch.Replaced));
    }

    [Fact]
    public void A_correction_of_a_summarised_month_decides_its_sums_again()
    {
        var logged = new[] { Event(1, At(new(2026, 8, 3), 9)), Event(2, At(new(2026, 8, 3), 18)), Event(3, At(new(2026, 9, 10), 9)) };
        var book = new AttendanceBook();
        foreach (var punch in logged[..2]) book.Take(punch);
        book.Snapshot(September, Decide);
        logged[2] = logged[2] with { Event = logged[2].Event with { Kind = PunchKind.Withdrawal, Replaces = "e0-2" } };
        book.Take(logged[2]);
        Assert.True(book.IsStale);

        book.Settle(logged, Decide);

        var summary = Assert.Single(book.Snapshot(September, Decide).Months);
        Assert.Equal((false, 2, 0), (summary.Stale, summary.Events, summary.Totals!.WorkedMinutes));
    }

    [Theory]
    [InlineData("gate", "e0-1")]
    [InlineData(PunchKinds.DeskSource, "gate e0-1")]
    public void A_correction_holds_what_it_names_in_another_month(string source, string named)
    {
        var book = new AttendanceBook();
        var (first, fix) = (Event(1, At(new(2026, 10, 8), 9)), Event(2, At(new(2026, 11, 10), 9)));
        book.Take(first);
        book.Take(fix with { Event = fix.Event with { Source = source, Kind = PunchKind.CorrectionIn, Replaces = named } });

        Assert.True(Assert.Single(Decide(new(2026, 10), book.Of(new(2026, 10))).Days[7].Punches).Replaced);
        Assert.False(Assert.Single(Decide(new(2026, 11), book.Of(new(2026, 11))).Days[9].Punches).Replaced);
        Assert.Empty(Decide(new(2026, 11), book.Of(new(2026, 11))).Days.Take(9).SelectMany(day => day.Punches));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_correction_of_a_month_that_ends_holds_what_stays(bool taken)
    {
        var book = new AttendanceBook();
        var (first, fix, back) = (Event(1, At(new(2026, 9, 8), 9)), Event(2, At(new(2026, 8, 10), 9)), Event(3, At(new(2026, 8, 11), 9)));
        book.Take(first);
        if (!taken) book.Snapshot(September, Decide);
        book.Take(fix with { Event = fix.Event with { Kind = PunchKind.CorrectionIn, Replaces = first.Event.EventId } });
        book.Take(Event(4, At(new(2026, 8, 12), 9)));
        book.Snapshot(September, Decide);
        Assert.True(Assert.Single(Decide(September, book.Of(September)).Days[7].Punches).Replaced);
        Assert.Equal(2, book.All().Count);

        book.Take(back with { Event = back.Event with { Kind = PunchKind.Withdrawal, Replaces = fix.Event.EventId } });
        book.Snapshot(September, Decide);
        Assert.False(Assert.Single(Decide(September, book.Of(September)).Days[7].Punches).Replaced);

        book.Snapshot(new(2026, 10), Decide);
        Assert.Empty(book.All());
    }

    [Fact]
    public void Summaries_are_kept_for_a_year()
    {
        var book = new AttendanceBook();
        for (var month = 0; month < 60; month++) book.Take(Event(month + 1, At(new DateOnly(2021, 11, 2).AddMonths(month), 9)));

        var months = book.Snapshot(September, Decide).Months;

        Assert.Equal((12, new YearMonth(2025, 9), August), (months.Length, months[0].Month, months[^1].Month));
    }

    [Theory]
    [InlineData("2026-08-02", "2026-08-03")]
    [InlineData("2026-08-03", "2026-08-31")]
    [InlineData("2026-08-30", "2026-08-31")]
    [InlineData("2026-08-31", "2026-09-02")]
    [InlineData("2026-09-01", "2026-09-02")]
    [InlineData("2026-09-02", null)]
    public void The_first_day_after_another_is_found_in_summaries_and_kept_months(string after, string? first)
    {
        var book = Book(At(new(2026, 8, 3), 9), At(new(2026, 8, 31), 9), At(new(2026, 9, 2), 9));

        Assert.Equal(first is null ? null : DateOnly.Parse(first, null), book.FirstDayAfter(DateOnly.Parse(after, null)));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", 0)]
    [InlineData("1999-12-31T15:59:59Z", 0)]
    [InlineData("1999-12-31T16:00:00Z", 1)]
    public void What_no_clock_can_have_shown_counts_nowhere(string at, int punches)
    {
        var book = new AttendanceBook();

        Assert.Equal(punches == 1, book.Take(Event(1, DateTimeOffset.Parse(at, null))));
        book.Take(Event(2, At(new(2026, 9, 2), 9)));

        Assert.Equal(punches == 1 ? new(2000, 1, 1) : new DateOnly(2026, 9, 2), book.FirstDay);
        Assert.Equal(punches, book.Snapshot(September, Decide).Months.Sum(month => month.Events));
        Assert.Equal(2, book.Positions[0]);
    }

    [Theory]
    [InlineData("0001-01")]
    [InlineData("9999-12")]
    public void A_month_at_the_end_of_the_calendar_holds_nothing(string month)
    {
        var book = new AttendanceBook();

        Assert.Empty(book.Of(YearMonth.Parse(month)));
        Assert.Empty(book.Of(YearMonth.Parse(month), [Event(1, At(new(2026, 9, 2), 9))])!);
    }

    private static AttendanceBook Book(params DateTimeOffset[] punches)
    {
        var book = new AttendanceBook();
        for (var i = 0; i < punches.Length; i++) book.Take(Event(i + 1, punches[i]));
        book.Snapshot(September, Decide);
        return book;
    }

    private static DateTimeOffset At(DateOnly day, int hour, int minute = 0) => new(day.ToDateTime(new(hour, minute)), ChinaTime.Offset);

    private static LoggedPunch Event(long position, DateTimeOffset at, int queue = 0) => new()
    {
        Queue = queue,
        Position = position,
        Event = new() { EmployeeNo = "1", Kind = PunchKind.Punch, At = at, BranchCode = "b", Source = "gate", EventId = $"e{queue}-{position}" },
    };

    private static MonthSheet Decide(YearMonth month, IReadOnlyCollection<PackedPunch> punches) => AttendanceSheet.Of(month, PackedPunch.ToPunches(punches), new()
    {
        Shifts = ShiftTemplate.Standard,
        Calendar = WorkingCalendar.Published,
        Now = At(new(2026, 11, 23), 12),
        EmployedFrom = new(2020, 1, 1),
    });
}
