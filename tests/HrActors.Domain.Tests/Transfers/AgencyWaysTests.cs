using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Tests.Transfers;

public class AgencyWaysTests
{
    private static readonly AgencyWay[] Ways =
    [
        Way("sandbox", WayKind.Http) with { BuiltIn = true },
        Way(AgencyWay.ManualId, WayKind.Manual) with { BuiltIn = true },
        Way("hunan", WayKind.File, "43"),
        Way("hunan-medical", WayKind.File, "43") with { Lines = [InsuranceLine.Medical] },
        Way("changsha", WayKind.Manual, "430100"),
    ];

    [Theory]
    [InlineData("430100", InsuranceLine.Pension, "changsha")]
    [InlineData("430200", InsuranceLine.Pension, "hunan")]
    [InlineData("430200", InsuranceLine.Medical, "hunan-medical")]
    [InlineData("430100", InsuranceLine.Medical, "changsha")]
    [InlineData("420100", InsuranceLine.Pension, "sandbox")]
    public void The_closest_place_then_the_line_decide(string region, InsuranceLine line, string expected) =>
        Assert.Equal(expected, AgencyWays.Find(Ways, region, line)?.Id);

    [Fact]
    public void Without_an_interface_a_person_does_it() =>
        Assert.Equal(AgencyWay.ManualId, AgencyWays.Find(Ways.Where(way => way.Kind == WayKind.Manual), "110000", InsuranceLine.Pension)?.Id);

    [Fact]
    public void What_is_configured_goes_before_what_is_built_in() =>
        Assert.Equal("all", AgencyWays.Find([Way("all", WayKind.File), .. Ways], "110000", InsuranceLine.Pension)?.Id);

    [Theory]
    [InlineData("受理成功", AnswerResult.Taken, TransferNode.None)]
    [InlineData("submitted", AnswerResult.Taken, TransferNode.None)]
    [InlineData(" 失败 ", AnswerResult.NotTaken, TransferNode.None)]
    [InlineData("办结", AnswerResult.Step, TransferNode.Completed)]
    [InlineData("funds-arrived", AnswerResult.Step, TransferNode.FundsArrived)]
    public void The_words_of_answer_files_are_understood(string word, AnswerResult result, TransferNode node)
    {
        Assert.True(AnswerWords.TryParse(word, out var read, out var at));
        Assert.Equal((result, node), (read, at));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("也许")]
    public void Other_words_are_not(string? word) => Assert.False(AnswerWords.TryParse(word, out _, out _));

    private static AgencyWay Way(string id, WayKind kind, params string[] regions) => new() { Id = id, Name = id, Kind = kind, Regions = [.. regions] };
}
