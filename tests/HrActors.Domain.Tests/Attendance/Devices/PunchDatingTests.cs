using HrActors.Domain.Attendance.Devices;
using HrActors.Domain.Time;

namespace HrActors.Domain.Tests.Attendance.Devices;

public sealed class PunchDatingTests
{
    private static readonly DateTimeOffset Received = At("2026-11-02 09:00:00");

    public static TheoryData<string, string, int?, string, DatingDoubt> Cases => new()
    {
        { "a punch of this moment", "2026-11-02 09:00:00", null, "2026-11-02 09:00:00", DatingDoubt.None },
        { "a late one", "2026-10-20 18:01:00", null, "2026-10-20 18:01:00", DatingDoubt.None },
        { "a small drift changes nothing", "2026-11-02 08:57:00", 180, "2026-11-02 08:57:00", DatingDoubt.None },
        { "five minutes ahead", "2026-11-02 09:05:00", -300, "2026-11-02 09:05:00", DatingDoubt.None },
        { "a second more", "2026-11-02 09:05:01", -301, "2026-11-02 09:00:00", DatingDoubt.Future },
        { "ahead, and nothing is known of the clock", "2026-11-02 10:00:00", null, "2026-11-02 09:00:00", DatingDoubt.Future },
        { "ahead by more than was known", "2026-11-03 09:00:00", -60, "2026-11-02 09:00:00", DatingDoubt.Future },
        { "ahead by a known drift", "2026-11-02 10:00:00", -3660, "2026-11-02 08:59:00", DatingDoubt.Future },
        { "the last second of a closed month", "2026-09-30 23:59:59", null, "2026-09-30 23:59:59", DatingDoubt.ClosedMonth },
        { "the first second after it", "2026-10-01 00:00:00", null, "2026-10-01 00:00:00", DatingDoubt.None },
        { "a closed month by a right clock", "2026-09-30 18:00:00", 60, "2026-09-30 18:00:00", DatingDoubt.ClosedMonth },
        { "a closed month by a clock a day slow", "2026-09-30 18:00:00", 86400, "2026-10-01 18:00:00", DatingDoubt.ClosedMonth },
        { "a closed month by a drift that cannot be", "2001-09-30 18:00:00", -86400 * 365 * 2, "2001-09-30 18:00:00", DatingDoubt.ClosedMonth },
        { "a clock set back to 2000", "2000-01-01 00:10:00", 847011000, "2026-11-02 09:00:00", DatingDoubt.ClosedMonth },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_time_that_cannot_be_is_moved_by_the_drift(string _, string device, int? drift, string at, DatingDoubt doubt)
    {
        var time = At(device);
        var dated = PunchDating.Of(
            time, Received, drift is { } seconds ? TimeSpan.FromSeconds(seconds) : null, time, month => month <= new YearMonth(2026, 9));

        Assert.Equal((At(at), doubt, At(at) != time), (dated.At, dated.Doubt, dated.Shifted));
    }

    [Fact]
    public void Rows_that_are_ahead_keep_their_distances()
    {
        var newest = Received.AddHours(10);

        var dated = PunchDating.Of(newest.AddHours(-2), Received, null, newest, _ => false);

        Assert.Equal(Received.AddHours(-2), dated.At);
    }

    [Fact]
    public void A_row_beside_one_of_the_farthest_future_is_dated_at_its_arrival() =>
        Assert.Equal(Received, PunchDating.Of(Received.AddMinutes(10), Received, null, At("9998-12-31 23:59:59"), _ => false).At);

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), ChinaTime.Offset);
}
