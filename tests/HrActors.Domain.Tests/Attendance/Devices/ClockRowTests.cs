using HrActors.Domain.Attendance;
using HrActors.Domain.Attendance.Devices;

namespace HrActors.Domain.Tests.Attendance.Devices;

public sealed class ClockRowTests
{
    public static TheoryData<string, string, string, PunchKind> Rows => new()
    {
        { "all columns", "1001\t2026-11-02 08:58:31\t0\t1\t0\t0\t0", "1001", PunchKind.ClockIn },
        { "going", "1001\t2026-11-02 08:58:31\t1\t15\t0", "1001", PunchKind.ClockOut },
        { "to a break", "1001\t2026-11-02 08:58:31\t2\t1", "1001", PunchKind.ClockOut },
        { "from a break", "1001\t2026-11-02 08:58:31\t3\t1", "1001", PunchKind.ClockIn },
        { "to overtime", "1001\t2026-11-02 08:58:31\t4\t1", "1001", PunchKind.ClockIn },
        { "from overtime", "1001\t2026-11-02 08:58:31\t5\t1", "1001", PunchKind.ClockOut },
        { "undefined", "1001\t2026-11-02 08:58:31\t255\t1", "1001", PunchKind.Undefined },
        { "a state nobody knows", "1001\t2026-11-02 08:58:31\t6\t1", "1001", PunchKind.Undefined },
        { "no state", "1001\t2026-11-02 08:58:31", "1001", PunchKind.Undefined },
        { "a state that is no number", "1001\t2026-11-02 08:58:31\tIN\t1", "1001", PunchKind.Undefined },
        { "an end of line of Windows", "1001\t2026-11-02 08:58:31\t0\r", "1001", PunchKind.ClockIn },
        { "blanks around", " 0017 \t 2026-11-02 08:58:31 \t 0 ", "0017", PunchKind.ClockIn },
        { "more columns than anybody described", "1001\t2026-11-02 08:58:31\t0\t1\t\t\t\t9\t\t", "1001", PunchKind.ClockIn },
        { "short figures", "1001\t2026-11-2 8:58:31\t0", "1001", PunchKind.ClockIn },
    };

    [Theory, MemberData(nameof(Rows))]
    public void A_row_is_read(string _, string line, string pin, PunchKind kind)
    {
        var row = ClockRow.Read(line, out var fault);

        Assert.Equal(ClockRowFault.None, fault);
        Assert.Equal((pin, new DateTime(2026, 11, 2, 8, 58, 31), kind), (row!.Pin, row.LocalTime, row.Kind));
        Assert.Equal(line.TrimEnd('\r'), row.Raw);
    }

    [Theory]
    [InlineData("", ClockRowFault.Columns)]
    [InlineData("1001 2026-11-02 08:58:31", ClockRowFault.Columns)]
    [InlineData("\t2026-11-02 08:58:31\t0", ClockRowFault.Pin)]
    [InlineData("10 01\t2026-11-02 08:58:31\t0", ClockRowFault.Pin)]
    [InlineData("1234567890123456789012345\t2026-11-02 08:58:31\t0", ClockRowFault.Pin)]
    [InlineData("1001\t2026-02-30 08:58:31\t0", ClockRowFault.Time)]
    [InlineData("1001\t2026-11-02 24:00:00\t0", ClockRowFault.Time)]
    [InlineData("1001\t0000-00-00 00:00:00\t0", ClockRowFault.Time)]
    [InlineData("1001\tsoon\t0", ClockRowFault.Time)]
    [InlineData("1001\t0001-01-01 00:00:00\t0", ClockRowFault.Time)]
    [InlineData("1001\t1999-12-31 23:59:59\t0", ClockRowFault.Time)]
    [InlineData("1001\t9999-12-31 23:59:59\t0", ClockRowFault.Time)]
    public void What_is_no_row_says_why(string line, ClockRowFault why)
    {
        Assert.Null(ClockRow.Read(line, out var fault));
        Assert.Equal(why, fault);
    }

    [Theory]
    [InlineData("2000-01-01 00:00:00")]
    [InlineData("2000-01-02 00:00:00")]
    [InlineData("9998-12-31 23:59:59")]
    public void A_time_that_a_clock_may_show_is_read(string time) => Assert.NotNull(ClockRow.Read($"1001\t{time}\t0", out _));

    [Theory]
    [InlineData(500, 500)]
    [InlineData(499, 499)]
    [InlineData(498, 500)]
    public void A_long_line_is_cut_and_no_character_with_it(int before, int length) =>
        Assert.Equal(length, ClockRow.Cut(new string('x', before) + "\U0001F600" + "rest").Length);

    [Fact]
    public void The_same_row_has_the_same_id_and_any_difference_another()
    {
        var row = ClockRow.Read("1001\t2026-11-02 08:58:31\t0\t1", out _)!;
        string[] others =
        [
            ClockEventId.Of("SN2", row),
            ClockEventId.Of("SN1", ClockRow.Read("1002\t2026-11-02 08:58:31\t0\t1", out _)!),
            ClockEventId.Of("SN1", ClockRow.Read("1001\t2026-11-02 08:58:32\t0\t1", out _)!),
            ClockEventId.Of("SN1", ClockRow.Read("1001\t2026-11-02 08:58:31\t1\t1", out _)!),
        ];

        Assert.Equal("f111b6ea", ClockEventId.Of("SN1", row)[..8]);
        Assert.DoesNotContain(ClockEventId.Of("SN1", row), others);
        Assert.Equal(4, others.Distinct().Count());
    }
}
