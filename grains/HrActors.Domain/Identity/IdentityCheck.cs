using System.Globalization;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;

namespace HrActors.Domain.Identity;

/// <summary>
/// Tests the form of identity numbers: citizens (GB 11643-1999; 居民身份证法 art. 3), residents from Hong Kong, Macao and Taiwan
/// (港澳台居民居住证申领发放办法, areas 810000, 820000, 830000) and permanent residents (外国人永久居留身份证).
/// </summary>
public static class IdentityCheck
{
    /// <summary>Nobody born earlier was alive when numbers were first given out in 1984.</summary>
    private const int EarliestBirthYear = 1850;

    private const string TaiwanPermitArea = "83";

    /// <summary>
    /// Reads a number as typed: blanks around it, full-width characters and a small x are forgiven. Never throws for any text.
    /// </summary>
    /// <param name="text">The number as typed; null and blank are refused like any other fault.</param>
    /// <param name="today">The day on which no later birth can have happened.</param>
    public static IdentityVerdict Check(string? text, DateOnly today)
    {
        var number = Normalise(text);
        return number switch
        {
            "" => Refuse(IdentityReasons.Missing),
            { Length: 18 } when HasDigits(number.AsSpan(0, 17)) && (char.IsAsciiDigit(number[17]) || number[17] == 'X') => Check18(number, today),
            { Length: 15 } when HasDigits(number) => Check15(number, today),
            { Length: 15 } when number.AsSpan(0, 3).IndexOfAnyExceptInRange('A', 'Z') < 0 && HasDigits(number.AsSpan(3)) => CheckOldCard(number),
            { Length: 15 or 18 } => Refuse(IdentityReasons.Characters),
            _ => HasDigits(number.AsSpan(0, number.Length - 1))
                ? Refuse(IdentityReasons.Length)
                : Refuse(IdentityReasons.Length, IdentityReasons.Characters),
        };
    }

    /// <summary>
    /// The 18-character form of a 15-digit citizen number: the century 19 after the area, the check character at the end.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="fifteen"/> is not 15 digits.</exception>
    public static string Upgrade15(string fifteen)
    {
        ArgumentNullException.ThrowIfNull(fifteen);
        if (fifteen.Length != 15 || !HasDigits(fifteen)) throw new ArgumentException("15 digits are needed.", nameof(fifteen));
        var seventeen = fifteen[..6] + "19" + fifteen[6..];
        return seventeen + IdentityChecksum.Of(seventeen);
    }

    private static IdentityVerdict Check18(string number, DateOnly today)
    {
        if (number[0] == '9') return CheckNewCard(number, today);

        var reasons = ImmutableList.CreateBuilder<IdentityReason>();
        var area = Area(number[..6], reasons);
        var birth = Birth(number.AsSpan(6, 8), today, reasons);
        if (IdentityChecksum.Of(number.AsSpan(0, 17)) != number[17]) reasons.Add(IdentityReasons.Checksum);

        return Finish(new IdentityVerdict
        {
            Kind = number[..2] is "81" or "82" or TaiwanPermitArea ? IdentityKind.HongKongMacaoTaiwanPermit : IdentityKind.Citizen18,
            BirthDate = birth,
            Sex = SexOf(number[16]),
            AreaCode = number[..6],
            Area = area,
            Reasons = reasons.ToImmutable(),
        }, number);
    }

    private static IdentityVerdict Check15(string number, DateOnly today)
    {
        var upgraded = Upgrade15(number);
        var reasons = ImmutableList.CreateBuilder<IdentityReason>();
        // Permits and cards never had 15 digits.
        var area = number[0] is '8' or '9' ? null : Area(number[..6], reasons);
        if (number[0] is '8' or '9') reasons.Add(IdentityReasons.Province);
        var birth = Birth(upgraded.AsSpan(6, 8), today, reasons);
        reasons.Add(IdentityReasons.LegacyFifteen);

        return Finish(new IdentityVerdict
        {
            Kind = IdentityKind.Citizen15,
            BirthDate = birth,
            Sex = SexOf(number[14]),
            AreaCode = number[..6],
            Area = area,
            Reasons = reasons.ToImmutable(),
        }, upgraded);
    }

    /// <summary>9, two digits of the province, three of the nationality, date of birth, sequence, check character.</summary>
    private static IdentityVerdict CheckNewCard(string number, DateOnly today)
    {
        var reasons = ImmutableList.CreateBuilder<IdentityReason>();
        var province = $"{number[1]}{number[2]}0000";
        var area = RegionTable.ProvinceOf(province);
        if (area is null) reasons.Add(IdentityReasons.Province);

        var faults = ImmutableList.CreateBuilder<IdentityReason>();
        var birth = Birth(number.AsSpan(6, 8), today, faults);
        if (faults.Count > 0) reasons.Add(IdentityReasons.DateImplausible);
        if (IdentityChecksum.Of(number.AsSpan(0, 17)) != number[17]) reasons.Add(IdentityReasons.Checksum);
        reasons.Add(IdentityReasons.LayoutUnconfirmed);

        return Finish(new IdentityVerdict
        {
            Kind = IdentityKind.PermanentResident18,
            BirthDate = birth,
            AreaCode = province,
            Area = area is null ? null : LocalText.Of(area.FullName, area.EnglishName),
            Reasons = reasons.ToImmutable(),
        }, number);
    }

    private static IdentityVerdict CheckOldCard(string number) => Finish(new IdentityVerdict
    {
        Kind = IdentityKind.PermanentResident15,
        Reasons = [IdentityReasons.LayoutUnconfirmed],
    }, number);

    private static IdentityVerdict Refuse(params ReadOnlySpan<IdentityReason> reasons) =>
        new() { Kind = IdentityKind.None, Reasons = [.. reasons] };

    private static IdentityVerdict Finish(IdentityVerdict verdict, string normalised) =>
        verdict.Valid ? verdict with { Normalised18 = IdentityNumber.FromNormalised(normalised) } : verdict;

    private static LocalText? Area(string code, ImmutableList<IdentityReason>.Builder reasons)
    {
        var known = true;
        var area = code.StartsWith(TaiwanPermitArea, StringComparison.Ordinal)
            ? RegionTable.NameOf("710000")
            : RegionTable.AreaOf(code, out known);
        if (area is null) reasons.Add(IdentityReasons.Province);
        else if (!known) reasons.Add(IdentityReasons.UnknownArea);
        return area;
    }

    private static DateOnly? Birth(ReadOnlySpan<char> digits, DateOnly today, ImmutableList<IdentityReason>.Builder reasons)
    {
        if (!DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date.Year < EarliestBirthYear)
        {
            reasons.Add(IdentityReasons.Date);
            return null;
        }

        if (date > today) reasons.Add(IdentityReasons.DateInFuture);
        return date;
    }

    private static Sex SexOf(char sequenceEnd) => (sequenceEnd - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    private static bool HasDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static string Normalise(string? text) => string.Concat((text ?? "").Trim().Select(Narrow));

    /// <summary>A capital of ordinary width: the full-width forms U+FF01 to U+FF5E lie 0xFEE0 above ASCII.</summary>
    private static char Narrow(char c) => char.ToUpperInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
}
