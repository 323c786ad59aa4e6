using HrActors.Domain.Transfers;
using static HrActors.Domain.Tests.Findings.Facts;

namespace HrActors.Domain.Tests.Transfers;

public class TransferRoutesTests
{
    private static readonly TransferRoutes Routes = TransferRoutes.Published;

    [Theory]
    [InlineData(TransferKind.CrossProvince, "new-place-review 15, origin-processing 15, merging 15", true)]
    [InlineData(TransferKind.SchemeChange, "new-place-review 15, origin-processing 15, merging 15", true)]
    [InlineData(TransferKind.TemporaryAccount, "new-place-review 15", true)]
    [InlineData(TransferKind.Medical, "follow-up 10, origin-processing 10, merging 5", true)]
    [InlineData(TransferKind.Unemployment, "new-place-review 5, origin-processing 5, origin-funds 1 month", false)]
    public void Each_kind_has_its_legs(TransferKind kind, string expected, bool confirmed)
    {
        var legs = Routes.Of(kind, Changsha).Legs;

        Assert.Equal(expected, string.Join(", ", legs.Select(leg => leg.Months > 0 ? $"{leg.Name} {leg.Months} month" : $"{leg.Name} {leg.WorkingDays}")));
        Assert.All(legs, leg => Assert.Equal(confirmed, leg.Confirmed));
    }

    [Theory]
    [InlineData(TransferKind.CrossProvince, 0, true)]
    [InlineData(TransferKind.Unemployment, 11, false)]
    [InlineData(TransferKind.Unemployment, 12, true)]
    [InlineData(TransferKind.TemporaryAccount, 120, false)]
    public void Money_comes_when_the_rules_say_so(TransferKind kind, int months, bool expected) =>
        Assert.Equal(expected, Routes.Of(kind, Changsha).BringsFunds(months));

    [Fact]
    public void A_place_of_its_own_overrides_the_kind()
    {
        Assert.Equal("淮安市失业保险经办说明", Routes.Of(TransferKind.Unemployment, "320800").Leg("new-place-review")!.Source);
        Assert.NotEqual("淮安市失业保险经办说明", Routes.Of(TransferKind.Unemployment, "320100").Leg("new-place-review")!.Source);
        Assert.True(Routes.Of(TransferKind.Unemployment, "320800").NeedsTable);
    }

    [Fact]
    public void Every_value_names_its_source()
    {
        Assert.All(Enum.GetValues<TransferKind>().Where(kind => kind != TransferKind.None), kind =>
            Assert.All(Routes.Of(kind, Changsha).Legs.Select(leg => leg.Source).Append(Routes.Of(kind, Changsha).Source), source =>
                Assert.False(string.IsNullOrWhiteSpace(source))));
        Assert.Equal((50, 40, 36, 10), (Routes.Limits.TemporaryAccountMen, Routes.Limits.TemporaryAccountWomen, Routes.Limits.LumpSumFrom,
            Routes.Limits.LumpSumNoticeDays));
    }

    [Theory]
    [InlineData("\"workingDays\": 15", "\"workingDays\": 0")]
    [InlineData("\"months\": 1", "\"months\": 0")]
    [InlineData("\"source\": \"国办发〔2009〕66号第五条\"", "\"source\": \" \"")]
    [InlineData("\"medical\": {", "\"medicine\": {")]
    [InlineData("\"name\": \"merging\"", "\"name\": \"mixing\"")]
    [InlineData("\"needs\": [\"information-table\", \"funds\"]", "\"needs\": [\"luck\"]")]
    [InlineData("\"lumpSum\"", "\"lump\"")]
    public void A_table_that_is_wrong_is_refused(string good, string bad)
    {
        var text = EmbeddedRoutes();
        Assert.Contains(good, text, StringComparison.Ordinal);

        Assert.Throws<FormatException>(() => TransferRoutes.Parse(text.Replace(good, bad, StringComparison.Ordinal)));
    }

    private static string EmbeddedRoutes()
    {
        using var reader = new StreamReader(typeof(TransferRoutes).Assembly.GetManifestResourceStream("Transfers/routes.json")!);
        return reader.ReadToEnd();
    }
}
