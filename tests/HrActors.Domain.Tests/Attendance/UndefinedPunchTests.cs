using HrActors.Domain.Attendance;

namespace HrActors.Domain.Tests.Attendance;

/// <summary>Punches of a device that says neither in nor out (state 255).</summary>
public class UndefinedPunchTests
{
    public static TheoryData<string, string, int, string> Days => new()
    {
        // ? stands before an undefined punch; directions, worked, exceptions
        { "?04 09:00, ?04 18:00", "> <", 480, "direction-inferred" },
        { "?04 09:00, ?04 12:00, ?04 13:00, ?04 18:00", "> < > <", 480, "direction-inferred" },
        { ">04 09:00, ?04 18:00", "> <", 480, "direction-inferred" },
        { "?04 09:00, <04 18:00", "> <", 480, "direction-inferred" },
        { ">04 09:00, ?04 12:00, >04 13:00, ?04 18:00", "> < > <", 480, "direction-inferred" },
        // Plain punches take their turn without being told.
        { "04 09:00, ?04 18:00", "? <", 480, "direction-inferred" },
        // An odd one out: somebody came back and never left.
        { "?04 09:00, ?04 12:00, ?04 13:00", "> < >", 180, "missing-punch direction-inferred" },
        // Alone it might be either.
        { "?04 09:30", "?", 0, "missing-punch direction-inferred" },
        // A near-duplicate is no turn.
        { "?04 09:00:00, ?04 09:00:20, ?04 18:00", "> ? <", 480, "direction-inferred" },
        { ">04 09:00, <04 18:00", "> <", 480, "" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void Directions_a_device_left_undefined_alternate_within_the_shift_day_and_are_listed(
        string punches, string directions, int worked, string exceptions)
    {
        var day = Sheets.Of(ShiftTemplate.Standard, Sheets.Later, punches.Split(", ").Select(Read)).Days[3];

        Assert.Equal(directions, string.Join(' ', day.Punches.Select(punch => punch.Direction switch
        {
            PunchKind.ClockIn => ">",
            PunchKind.ClockOut => "<",
            _ => "?",
        })));
        Assert.Equal(worked, day.WorkedMinutes);
        Assert.Equal(exceptions, string.Join(' ', day.Exceptions));
        Assert.All(day.Punches.Where(punch => punch.Kind != PunchKind.Undefined), punch => Assert.False(punch.Inferred));
    }

    [Fact]
    public void A_night_shift_alternates_over_midnight()
    {
        var sheet = Sheets.Of(ShiftTemplate.TwoShift, Sheets.Later, Read("?04 19:55"), Read("?05 08:02"), Read("?05 19:58"), Read("?06 08:01"));

        Assert.All(sheet.Days.Skip(3).Take(2), day => Assert.Equal(
            [PunchKind.ClockIn, PunchKind.ClockOut], day.Punches.Select(punch => punch.Direction)));
        Assert.Empty(sheet.Days[5].Punches);
    }

    private static Punch Read(string text) => text[0] == '?'
        ? Sheets.Punch(text[1..]) with { Kind = PunchKind.Undefined }
        : Sheets.Punch(text);
}
