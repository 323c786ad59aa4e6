using HrActors.Contracts.Employees;
using HrActors.Domain.Enrolment;

namespace HrActors.Silo.Employees;

/// <summary>Where the enrolment query stands.</summary>
internal sealed record QueryAnswer
{
    /// <summary>complete or pending.</summary>
    public required string State { get; init; }

    /// <summary>Ids of the agencies asked.</summary>
    public required IReadOnlyList<string> Asked { get; init; }

    /// <summary>Ids of those that have answered all they were asked.</summary>
    public required IReadOnlyList<string> Answered { get; init; }

    /// <summary>What is not answered yet, place by place; it is asked again until it is.</summary>
    public required IReadOnlyList<QueryPartAnswer> Unanswered { get; init; }

    /// <summary>
    /// When each place and line was answered last, whether or not there was a record: by this query or, as ofEarlierQuery says, by one
    /// before it. What this query has not had answered yet stands here by its earlier answer, and in unanswered.
    /// </summary>
    public required IReadOnlyList<QueryPartAnswer> Known { get; init; }
    public required DateTimeOffset? AskedAt { get; init; }
    public required DateTimeOffset? AnsweredAt { get; init; }

    public static QueryAnswer Of(EmployeeView view) => new()
    {
        State = view.Query.IsComplete ? "complete" : "pending",
        Asked = view.Query.Asked,
        Answered = view.Query.Answered,
        Unanswered = [.. view.Unanswered
            .GroupBy(gap => (gap.AgencyId, gap.Part.Region), gap => gap.Part)
            .Select(gaps => QueryPartAnswer.Of(gaps.Key.AgencyId, gaps.Key.Region, gaps, null, false))],
        Known = [.. view.Answers.SelectMany(answer => answer.Answered
            .GroupBy(part => part.Region, StringComparer.Ordinal)
            .Select(parts => QueryPartAnswer.Of(answer.AgencyId, parts.Key, parts, answer.AnsweredAt, view.Query.IsBehind(answer))))],
        AskedAt = view.Query.AskedAt,
        AnsweredAt = view.Query.AnsweredAt,
    };
}

/// <summary>Some lines at one place, as one agency was asked about them.</summary>
internal sealed record QueryPartAnswer
{
    /// <summary>Id of the agency.</summary>
    public required string Source { get; init; }

    /// <summary>Leading digits of GB/T 2260 codes; empty: everywhere.</summary>
    public required string RegionCode { get; init; }
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Null before the answer.</summary>
    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>True when the answer was given to an earlier query than the present one; false before the answer.</summary>
    public required bool OfEarlierQuery { get; init; }

    public static QueryPartAnswer Of(
        string source, string region, IEnumerable<QueryPart> parts, DateTimeOffset? answeredAt, bool ofEarlierQuery) => new()
    {
        Source = source,
        RegionCode = region,
        Lines = [.. parts.Select(part => part.Line).Distinct().Order().Select(line => line.WireName())],
        AnsweredAt = answeredAt,
        OfEarlierQuery = ofEarlierQuery,
    };
}
