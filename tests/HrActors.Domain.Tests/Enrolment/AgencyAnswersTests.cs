using HrActors.Domain.Enrolment;

namespace HrActors.Domain.Tests.Enrolment;

public sealed class AgencyAnswersTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_full_answer_takes_the_place_of_all_before_it()
    {
        var known = Take(Answer(0, [Record(InsuranceLine.Pension), Record(InsuranceLine.Medical)]), Answer(1, [Record(InsuranceLine.Pension)]));

        Assert.Equal(Start.AddMinutes(1), Assert.Single(known).AskedAt);
        Assert.Equal([InsuranceLine.Pension], Lines(known));
    }

    [Fact]
    public void A_line_that_is_not_answered_keeps_what_was_known_of_it()
    {
        var before = Answer(0, [Record(InsuranceLine.Pension), Record(InsuranceLine.Medical)]);
        var partial = Answer(1, []) with { Missing = [Of(InsuranceLine.Medical)] };

        var known = Take(before, partial);

        Assert.Equal([InsuranceLine.Medical], Lines(known));
        Assert.Equal([Of(InsuranceLine.Medical)], known.Unanswered("one", QueryPart.Everything, Start.AddMinutes(1)));
        Assert.Empty(known.Unanswered("one", QueryPart.Everything, Start));
        Assert.Equal([Of(InsuranceLine.Medical)], known[1].Answered);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void What_was_asked_before_a_query_is_not_its_answer(int minutes, bool isBehind) =>
        Assert.Equal(isBehind, new QueryState { AskedAt = Start }.IsBehind(Answer(minutes, [])));

    [Fact]
    public void One_place_may_be_missing_of_a_line()
    {
        var (wuhan, guangzhou) = (Record(InsuranceLine.Medical), Record(InsuranceLine.Medical) with { RegionCode = "440100" });
        var hubei = Of(InsuranceLine.Medical) with { Region = "42" };
        var partial = Answer(1, [guangzhou]) with { Missing = [hubei] };

        var known = Take(Answer(0, [wuhan, guangzhou]), partial);
        Assert.Equal(["420100", "440100"], known.SelectMany(answer => answer.Records).Select(record => record.RegionCode).Order(StringComparer.Ordinal));
        Assert.Equal([hubei], known.Unanswered("one", QueryPart.Everything, Start.AddMinutes(1)));

        var whole = Take([.. known, Answer(2, []) with { Parts = [hubei] }]);
        Assert.Equal(["440100"], whole.SelectMany(answer => answer.Records).Select(record => record.RegionCode));
        Assert.Empty(whole.Unanswered("one", QueryPart.Everything, Start.AddMinutes(1)));
        Assert.Equal(2, whole.Count);
    }

    [Fact]
    public void An_answer_about_one_place_and_line_leaves_the_others_alone()
    {
        var part = Of(InsuranceLine.Pension) with { Region = "420100" };
        var later = Answer(1, [Record(InsuranceLine.Pension) with { Status = EnrolmentStatus.Paused }]) with { Parts = [part] };

        var known = Take(Answer(0, [Record(InsuranceLine.Pension), Record(InsuranceLine.Medical)]), later);

        Assert.Equal(
            [(InsuranceLine.Pension, EnrolmentStatus.Paused), (InsuranceLine.Medical, EnrolmentStatus.Active)],
            known.SelectMany(answer => answer.Records).Select(record => (record.Line, record.Status)));
    }

    /// <summary>A question under the former number may be answered long after it was corrected.</summary>
    [Theory]
    [InlineData(0, 0, EnrolmentStatus.Paused)]
    [InlineData(0, 1, EnrolmentStatus.Paused)]
    [InlineData(1, 0, EnrolmentStatus.Active)]
    public void What_was_asked_under_a_former_number_takes_no_place_of_what_was_asked_under_the_next(int first, int second, EnrolmentStatus expected)
    {
        var one = Answer(0, [Record(InsuranceLine.Pension)]) with { NumberVersion = first };
        var later = Answer(1, [Record(InsuranceLine.Pension) with { Status = EnrolmentStatus.Paused }]) with { NumberVersion = second };

        Assert.Equal([expected], Take(one, later).SelectMany(answer => answer.Records).Select(record => record.Status));
        Assert.Equal([expected], Take(later, one).SelectMany(answer => answer.Records).Select(record => record.Status));
    }

    [Fact]
    public void The_order_of_arrival_and_repetitions_change_nothing()
    {
        AgencyAnswer[] answers =
        [
            Answer(0, [Record(InsuranceLine.Pension), Record(InsuranceLine.Medical)]),
            Answer(1, [Record(InsuranceLine.Pension)]) with { Missing = [Of(InsuranceLine.Medical), Of(InsuranceLine.Unemployment)] },
            Answer(2, [Record(InsuranceLine.Medical)]) with { Parts = [Of(InsuranceLine.Medical), Of(InsuranceLine.Unemployment)], Missing = [Of(InsuranceLine.Unemployment)] },
            Answer(3, []) with { AgencyId = "two" },
        ];
        var expected = Told(Take(answers));

        for (var turn = 0; turn < answers.Length; turn++)
        {
            var known = ImmutableList<AgencyAnswer>.Empty;
            foreach (var i in Enumerable.Range(0, answers.Length)) known = AgencyAnswers.Take(known, [answers[(i + turn) % answers.Length]]);
            Assert.Equal(expected, Told(known));
            Assert.Equal(expected, Told(AgencyAnswers.Take(known, answers.Reverse())));
        }
    }

    private static ImmutableList<AgencyAnswer> Take(params AgencyAnswer[] answers) => AgencyAnswers.Take([], answers);

    private static IEnumerable<InsuranceLine> Lines(IEnumerable<AgencyAnswer> answers) => answers.SelectMany(answer => answer.Records).Select(record => record.Line);

    private static string Told(IEnumerable<AgencyAnswer> answers) => string.Join('\n', answers.Select(answer =>
        $"{answer.AgencyId} {answer.AskedAt:t} {string.Join(' ', answer.Answered)} | {string.Join(' ', answer.Missing)} | {string.Join(' ', answer.Records)}"));

    private static QueryPart Of(InsuranceLine line) => new() { Line = line };

    private static AgencyAnswer Answer(int minutes, ImmutableList<EnrolmentRecord> records) => new()
    {
        QueryId = $"q{minutes}", AgencyId = "one", AskedAt = Start.AddMinutes(minutes), AnsweredAt = Start.AddMinutes(minutes), Records = records,
    };

    private static EnrolmentRecord Record(InsuranceLine line) => new()
    {
        Line = line, RegionCode = "420100", Status = EnrolmentStatus.Active, Months = 12, Source = "one", AsOf = Start,
    };
}
