using CsCheck;
using HrActors.Domain.Money;

namespace HrActors.Domain.Tests.Money;

public class RoundingTests
{
    public static TheoryData<Rounding, decimal, decimal> Cases => new()
    {
        { Rounding.HalfUpFen, 701.2344m, 701.23m },
        { Rounding.HalfUpFen, 200.004m, 200.00m },
        // A half goes away from zero; rounding to even would give 200.00.
        { Rounding.HalfUpFen, 200.005m, 200.01m },
        { Rounding.HalfUpFen, 200.006m, 200.01m },
        { Rounding.HalfUpFen, -200.005m, -200.01m },
        { Rounding.UpToJiao, 701.2344m, 701.3m },
        { Rounding.UpToJiao, 175.3086m, 175.4m },
        { Rounding.UpToJiao, 43.82715m, 43.9m },
        { Rounding.UpToJiao, 701.2m, 701.2m },
        { Rounding.UpFromJiaoToYuan, 701.09m, 701m },
        { Rounding.UpFromJiaoToYuan, 701.10m, 702m },
        { Rounding.UpToYuan, 701.00m, 701m },
        { Rounding.UpToYuan, 701.01m, 702m },
        { Rounding.DropJiao, 701.99m, 701m },
        { Rounding.DropFen, 701.29m, 701.2m },
        { Rounding.DropLi, 701.239m, 701.23m },
        { Rounding.HalfUpJiao, 701.24m, 701.2m },
        { Rounding.HalfUpJiao, 701.25m, 701.3m },
        // 7 % and 12 % of 8,765.43, as a housing fund rounds.
        { Rounding.HalfUpYuan, 613.5801m, 614m },
        { Rounding.HalfUpYuan, 1051.8516m, 1052m },
        { Rounding.HalfUpYuan, 0.5m, 1m },
        { Rounding.HalfUpYuan, 2.5m, 3m },
        { Rounding.UpToFen, 701.231m, 701.24m },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_rounds_as_the_agency_does(Rounding rounding, decimal amount, decimal rounded) => Assert.Equal(rounded, rounding.Apply(amount));

    public static TheoryData<Rounding> All => [.. Enum.GetValues<Rounding>().Where(rounding => rounding != Rounding.None)];

    [Theory]
    [MemberData(nameof(All))]
    public void Rounding_twice_changes_nothing_and_a_refund_mirrors_a_payment(Rounding rounding) =>
        Gen.Decimal[0, 100_000].Sample(amount =>
            rounding.Apply(rounding.Apply(amount)) == rounding.Apply(amount) && rounding.Apply(-amount) == -rounding.Apply(amount));

    [Theory]
    [MemberData(nameof(All))]
    public void Names_read_back(Rounding rounding)
    {
        Assert.True(Roundings.TryParse(rounding.WireName(), out var read));
        Assert.Equal(rounding, read);
    }

    [Fact]
    public void None_is_no_rounding()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.None.Apply(1));
        Assert.False(Roundings.TryParse("bankers", out _));
        Assert.False(Roundings.TryParse(null, out _));
    }
}
