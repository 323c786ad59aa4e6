using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Tests.Hosting;
using Orleans.Serialization;

namespace HrActors.Grains.Tests.Conventions;

/// <summary>Values with a constructor of their own: the generated serializer must store the member, not the parameters.</summary>
[Collection(HrCluster.Shared.Name)]
public class RoundTripTests(HrCluster cluster)
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2024, 3)]
    [InlineData(9999, 12)]
    public void A_month_is_read_as_it_was_written(int year, int month)
    {
        var written = new YearMonth(year, month);

        Assert.Equal(written, Again(written));
        Assert.Equal(new(2024, 3), Again(Story.Record(EnrolmentStatus.Paused) with { From = new(2024, 3), To = written }).From);
    }

    [Fact]
    public void A_cursor_is_read_as_it_was_written() => Assert.Equal(new StreamCursor(42), Again(new StreamCursor(42)));

    private T Again<T>(T value)
    {
        var serializer = cluster.Get<Serializer>();
        return serializer.Deserialize<T>(serializer.SerializeToArray(value))!;
    }
}
