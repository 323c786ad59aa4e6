using System.Collections.Frozen;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Money;

/// <summary>
/// How an agency rounds an amount in yuan; agencies differ by line and by side. Numbers are stored: append only.
/// 1 yuan (元) = 10 jiao (角) = 100 fen (分) = 1,000 li (厘).
/// </summary>
[GenerateSerializer, Alias("hr.rounding")]
public enum Rounding
{
    None = 0,
    /// <summary>见分进角: anything below a jiao makes it a whole jiao more; 701.23 becomes 701.30.</summary>
    UpToJiao = 1,
    /// <summary>见角进元: a jiao makes it a whole yuan more, fen alone are dropped; 701.10 becomes 702, 701.09 becomes 701.</summary>
    UpFromJiaoToYuan = 2,
    /// <summary>进位到元: anything below a yuan makes it a whole yuan more; 701.01 becomes 702.</summary>
    UpToYuan = 3,
    // 4: 进位偶数 of other programs; its exact rule was found in no published text.
    /// <summary>舍去角: jiao and below are dropped; 701.99 becomes 701.</summary>
    DropJiao = 5,
    /// <summary>舍去分: fen and below are dropped; 701.29 becomes 701.20.</summary>
    DropFen = 6,
    /// <summary>舍去厘: li and below are dropped; 701.239 becomes 701.23.</summary>
    DropLi = 7,
    /// <summary>四舍五入到分: to the nearest fen, halves away from zero; 200.005 becomes 200.01.</summary>
    HalfUpFen = 8,
    /// <summary>四舍五入到角: to the nearest jiao, halves away from zero.</summary>
    HalfUpJiao = 9,
    /// <summary>四舍五入到元: to the nearest yuan, halves away from zero.</summary>
    HalfUpYuan = 10,
    /// <summary>见厘进分: anything below a fen makes it a whole fen more.</summary>
    UpToFen = 11,
}

/// <summary>Names and effect of each <see cref="Rounding"/>.</summary>
public static class Roundings
{
    private static readonly FrozenDictionary<string, Rounding> ByName = Enum.GetValues<Rounding>()
        .Where(rounding => rounding != Rounding.None)
        .ToFrozenDictionary(WireName);

    /// <summary>The rounded amount. A negative amount is rounded like its opposite, so that a refund undoes a payment.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rounding"/> is <see cref="Rounding.None"/> or unknown.</exception>
    public static decimal Apply(this Rounding rounding, decimal amount) => amount < 0 ? -Magnitude(rounding, -amount) : Magnitude(rounding, amount);

    /// <summary>The name in policy files and on the wire.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rounding"/> is <see cref="Rounding.None"/> or unknown.</exception>
    public static string WireName(this Rounding rounding) => rounding switch
    {
        Rounding.UpToJiao => "up-to-jiao",
        Rounding.UpFromJiaoToYuan => "up-from-jiao-to-yuan",
        Rounding.UpToYuan => "up-to-yuan",
        Rounding.DropJiao => "drop-jiao",
        Rounding.DropFen => "drop-fen",
        Rounding.DropLi => "drop-li",
        Rounding.HalfUpFen => "half-up-fen",
        Rounding.HalfUpJiao => "half-up-jiao",
        Rounding.HalfUpYuan => "half-up-yuan",
        Rounding.UpToFen => "up-to-fen",
        _ => throw Unknown(rounding),
    };

    /// <summary>As agencies and payroll clerks say it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rounding"/> is <see cref="Rounding.None"/> or unknown.</exception>
    public static LocalText Label(this Rounding rounding) => rounding switch
    {
        Rounding.UpToJiao => LocalText.Of("见分进角", "up to the next jiao"),
        Rounding.UpFromJiaoToYuan => LocalText.Of("见角进元", "up to the next yuan from a jiao on"),
        Rounding.UpToYuan => LocalText.Of("进位到元", "up to the next yuan"),
        Rounding.DropJiao => LocalText.Of("舍去角", "down to the yuan"),
        Rounding.DropFen => LocalText.Of("舍去分", "down to the jiao"),
        Rounding.DropLi => LocalText.Of("舍去厘", "down to the fen"),
        Rounding.HalfUpFen => LocalText.Of("四舍五入到分", "to the nearest fen, halves up"),
        Rounding.HalfUpJiao => LocalText.Of("四舍五入到角", "to the nearest jiao, halves up"),
        Rounding.HalfUpYuan => LocalText.Of("四舍五入到元", "to the nearest yuan, halves up"),
        Rounding.UpToFen => LocalText.Of("见厘进分", "up to the next fen"),
        _ => throw Unknown(rounding),
    };

    public static bool TryParse(string? name, out Rounding rounding)
    {
        rounding = Rounding.None;
        return name is not null && ByName.TryGetValue(name, out rounding);
    }

    private static decimal Magnitude(Rounding rounding, decimal amount) => rounding switch
    {
        Rounding.UpToJiao => decimal.Ceiling(amount * 10) / 10,
        Rounding.UpFromJiaoToYuan => decimal.Ceiling(decimal.Truncate(amount * 10) / 10),
        Rounding.UpToYuan => decimal.Ceiling(amount),
        Rounding.UpToFen => decimal.Ceiling(amount * 100) / 100,
        Rounding.DropJiao => decimal.Truncate(amount),
        Rounding.DropFen => decimal.Truncate(amount * 10) / 10,
        Rounding.DropLi => decimal.Truncate(amount * 100) / 100,
        Rounding.HalfUpFen => decimal.Round(amount, 2, MidpointRounding.AwayFromZero),
        Rounding.HalfUpJiao => decimal.Round(amount, 1, MidpointRounding.AwayFromZero),
        Rounding.HalfUpYuan => decimal.Round(amount, 0, MidpointRounding.AwayFromZero),
        _ => throw Unknown(rounding),
    };

    private static ArgumentOutOfRangeException Unknown(Rounding rounding) => new(nameof(rounding), rounding, "Not a way of rounding.");
}
