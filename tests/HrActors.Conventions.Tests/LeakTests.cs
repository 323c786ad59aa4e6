using System.Globalization;
using System.Text.RegularExpressions;

namespace HrActors.Conventions.Tests;

/// <summary>What must not leave with the sources: people, secrets, the machine they were written on.</summary>
public sealed partial class LeakTests
{
    /// <summary>The sample of GB 11643-1999 itself.</summary>
    private static readonly HashSet<string> KnownNumbers = ["11010519491231002X"];

    [Fact]
    public void No_identity_number_could_be_a_living_persons() =>
        Tree.MustBeFree(Tree.Files, "Could be somebody's identity number", LivingNumbers);

    [Fact]
    public void No_key_or_password_is_written_down() => Tree.MustBeFree(Tree.Files, "Looks like a secret", Secrets);

    [Fact]
    public void No_path_of_a_machine_is_written_down() =>
        Tree.MustBeFree(Tree.Files, "Is a path of one machine", line => MachinePathPattern().Matches(line).Select(match => match.Value));

    [Fact]
    public void No_package_registry_is_named() =>
        Tree.MustBeFree(Tree.Files, "Is a host of a package registry", line => RegistryPattern().Matches(line).Select(match => match.Value));

    public static TheoryData<string, bool> Numbers => new()
    {
        { "430102" + "19900307" + "001" + "1", true },
        { "430102" + "20050307" + "995" + "X", true },
        { "x='430102" + "19900307" + "0011'", true },
        { "430102" + "19900307" + "996" + "4", false },
        { "430102" + "19900307" + "999" + "x", false },
        { "430102" + "18991231" + "001" + "1", true },
        { "430102" + "19000101" + "001" + "5", false },
        { "430102" + "19041231" + "001" + "5", false },
        { "430102" + "19050101" + "001" + "5", true },
        { "11010519491231002X", false },
        { "430102" + "19901307" + "001" + "1", false },
        { "1" + "430102" + "19900307" + "001" + "1", false },
    };

    [Theory, MemberData(nameof(Numbers))]
    public void A_number_of_a_living_person_is_seen(string text, bool isOne) => Assert.Equal(isOne, LivingNumbers(text).Any());

    public static TheoryData<string, bool> Lines => new()
    {
        { "-----BEGIN RSA " + "PRIVATE KEY-----", true },
        { "Host=db;Username=hr;Pass" + "word=quite-long-one", true },
        { "HR_SAMPLE_" + "PASSWORD: " + "letmein9", true },
        { "HR_SAMPLE_" + "PASSWORD: ${HR_SAMPLE_PASSWORD:-}", false },
        { "Host=127.0.0.1;Username=postgres", false },
    };

    [Theory, MemberData(nameof(Lines))]
    public void A_secret_is_seen(string line, bool isOne) => Assert.Equal(isOne, Secrets(line).Any());

    [Theory]
    [InlineData("roo" + "t/.nuget/packages", true)]
    [InlineData("hom" + "e/someone/hr", true)]
    [InlineData("usr/lib/postgresql", false)]
    public void A_path_of_a_machine_is_seen(string path, bool isOne) => Assert.Equal(isOne, MachinePathPattern().IsMatch($"see /{path}"));

    private static IEnumerable<string> LivingNumbers(string line) =>
        NumberPattern().Matches(line).Select(match => match.Value).Where(number => IsDate(number[6..14]) && !IsNobodys(number));

    /// <summary>Sequence codes 996 to 999 were set aside for people over a hundred; who was born from 1900 to 1904 is past 120.</summary>
    private static bool IsNobodys(string number) =>
        KnownNumbers.Contains(number.ToUpperInvariant())
        || number[14..17] is "996" or "997" or "998" or "999"
        || string.CompareOrdinal(number[6..10], "1900") >= 0 && string.CompareOrdinal(number[6..10], "1904") <= 0;

    private static bool IsDate(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1800 and < 2100;

    private static IEnumerable<string> Secrets(string line) => SecretPattern().Matches(line).Select(match => match.Value);

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])")]
    private static partial Regex NumberPattern();

    /// <summary>A key block; a password inside a connection string; a variable of ours with a value instead of a reference.</summary>
    [GeneratedRegex(@"BEGIN [A-Z ]*PRIVATE KEY|[;""'](Password|Pwd)=[A-Za-z0-9][^;""'\s{]{3,}|\b[A-Z_]*(PASSWORD|SECRET|API_KEY)\s*[=:]\s*[""']?[A-Za-z0-9]{6,}")]
    private static partial Regex SecretPattern();

    [GeneratedRegex(@"(?<![.A-Za-z0-9~}])/(wor[k]|far[m]|roo[t]|hom[e]|User[s])/[^\s""]*|\b[A-Z]:\\(User[s]|dev)\\")]
    private static partial Regex MachinePathPattern();

    [GeneratedRegex(
        @"nuget\.org|npmjs\.(org|com)|pypi\.org|pythonhosted\.org|crates\.io|deb\.debian\.org|proxy\.golang\.org|/v3/index\.json|artifactor[y]|myget\.org",
        RegexOptions.IgnoreCase)]
    private static partial Regex RegistryPattern();
}
