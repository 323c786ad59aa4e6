using HrActors.Domain.Identity;
using HrActors.Domain.Tests.Cases;

namespace HrActors.Domain.Tests.Identity;

/// <summary>
/// Numbers by GB 11643-1999. All births lie in 1900 to 1904, so that nobody living holds the numbers; 11010519491231002X is the
/// sample that the standard itself prints.
/// </summary>
public class IdentityCheckTests
{
    private static readonly DateOnly Today = new(2024, 3, 1);

    public static TheoryData<string, string> Valid => new()
    {
        { "430102190001010015", "citizen-18" },
        { "430102190001010023", "citizen-18" },
        { "440106190003150035", "citizen-18" },
        { "110105190001010044", "citizen-18" },
        { "420106190402290058", "citizen-18" },
        { "43010219000101004X", "citizen-18" },
        { "11010519491231002X", "citizen-18" },
        { "810000190001010018", "hmt-residence-permit" },
        { "820000190001010028", "hmt-residence-permit" },
        { "830000190001010038", "hmt-residence-permit" },
        { "911840190001010017", "permanent-resident-18" },
        { "430102000101001", "citizen-15" },
        { "ABC110000010100", "permanent-resident-15" },
    };

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_number_of_a_known_document_is_valid(string number, string kind)
    {
        var verdict = IdentityCheck.Check(number, Today);

        Assert.DoesNotContain(verdict.Reasons, reason => reason.Severity == IdentitySeverity.Error);
        Assert.True(verdict.Valid);
        Assert.Equal(kind, verdict.Kind.WireName());
        Assert.NotNull(verdict.Normalised18);
    }

    public static TheoryData<string?, string> Invalid => new()
    {
        { null, "identity.missing" },
        { "   ", "identity.missing" },
        { "430102190001010016", "identity.checksum" },
        { "440106190002290036", "identity.date" },
        { "990102190001010014", "identity.province" },
        { "430102190013010012", "identity.date" },
        { "43010219000101001", "identity.length" },
        { "4301021900010100155", "identity.length" },
        { "1", "identity.length" },
        { "43010219000A010015", "identity.characters" },
        { "43010219000101X015", "identity.characters" },
        { "4301021900010100-5", "identity.characters" },
        { "4301020001010X1", "identity.characters" },
        { "430102000230001", "identity.date" },
        { "810000000101001", "identity.province" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void A_refusal_names_its_reason(string? number, string code)
    {
        var verdict = IdentityCheck.Check(number, Today);

        Assert.False(verdict.Valid);
        Assert.Equal(code, verdict.RefusalCode);
        Assert.Null(verdict.Normalised18);
        Assert.All(verdict.Reasons, reason => Assert.False(string.IsNullOrEmpty(reason.Text.Zh) || string.IsNullOrEmpty(reason.Text.En)));
    }

    [Theory]
    [InlineData("440106190002290036")]
    [InlineData("990102190001010014")]
    [InlineData("430102190013010012")]
    public void A_right_check_character_does_not_excuse_another_fault(string number)
    {
        Assert.Equal(number[17], IdentityChecksum.Of(number.AsSpan(0, 17)));
        Assert.Single(IdentityCheck.Check(number, Today).Reasons, reason => reason.Severity == IdentitySeverity.Error);
    }

    public static TheoryData<int> Rows => Figures.Rows("identity");

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_independent_figures_come_out(int row)
    {
        var figure = Figures.Group("identity")[row];

        var verdict = IdentityCheck.Check(figure.Text("in"), Today);

        Assert.Equal(figure.GetProperty("valid").GetBoolean(), verdict.Valid);
        if (!verdict.Valid) return;
        Assert.Equal(figure.Text("sex"), verdict.Sex.WireName());
        Assert.Equal(figure.Text("birthDate"), verdict.BirthDate?.ToString("yyyy-MM-dd", null));
    }

    [Theory]
    [InlineData("  43010219000101004x\t")]
    [InlineData("４３０１０２１９０００１０１００４ｘ")]
    [InlineData("\u300043010219000101004Ｘ")]
    public void Blanks_small_letters_and_full_width_characters_are_forgiven(string number) =>
        Assert.Equal("43010219000101004X", IdentityCheck.Check(number, Today).Normalised18?.Reveal());

    [Fact]
    public void An_old_number_and_its_upgrade_are_one_person()
    {
        var old = IdentityCheck.Check("430102000101001", Today);
        var current = IdentityCheck.Check("430102190001010015", Today);

        Assert.Equal(current.Normalised18, old.Normalised18);
        Assert.Equal("430102190001010015", IdentityCheck.Upgrade15("430102000101001"));
        Assert.Equal(new DateOnly(1900, 1, 1), old.BirthDate);
        Assert.Equal(Sex.Male, old.Sex);
        Assert.Contains(IdentityReasons.LegacyFifteen, old.Reasons);
    }

    [Theory]
    [InlineData(-1, "identity.date-future")]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void A_birth_after_today_is_refused(int daysAfterBirth, string? code) =>
        Assert.Equal(code, IdentityCheck.Check("420106190402290058", new DateOnly(1904, 2, 29).AddDays(daysAfterBirth)).RefusalCode);

    [Theory]
    [InlineData("430102190001010015", "湖南省长沙市", "Changsha, Hunan")]
    [InlineData("110105190001010044", "北京市", "Beijing")]
    [InlineData("830000190001010038", "台湾", "Taiwan")]
    [InlineData("911840190001010017", "北京市", "Beijing")]
    public void The_area_is_named(string number, string chinese, string english)
    {
        var area = IdentityCheck.Check(number, Today).Area;

        Assert.Equal(chinese, area?.Zh);
        Assert.Equal(english, area?.En);
    }

    [Theory]
    [InlineData("432301", false)]
    [InlineData("439901", true)]
    public void A_withdrawn_area_is_known_and_an_unknown_one_is_a_warning_only(string area, bool warned)
    {
        var seventeen = area + "19000101" + "001";

        var verdict = IdentityCheck.Check(seventeen + IdentityChecksum.Of(seventeen), Today);

        Assert.True(verdict.Valid);
        Assert.Equal(warned, verdict.Reasons.Contains(IdentityReasons.UnknownArea));
    }

    [Fact]
    public void A_permanent_residence_number_is_taken_with_a_warning_whatever_its_date()
    {
        var seventeen = "911840" + "19001301" + "001";

        var verdict = IdentityCheck.Check(seventeen + IdentityChecksum.Of(seventeen), Today);

        Assert.True(verdict.Valid);
        Assert.Null(verdict.BirthDate);
        Assert.Equal(Sex.None, verdict.Sex);
        Assert.Equal([IdentityReasons.DateImplausible, IdentityReasons.LayoutUnconfirmed], verdict.Reasons);
        Assert.Equal("identity.checksum", IdentityCheck.Check("911840190001010018", Today).RefusalCode);
    }
}
