namespace HrActors.Domain.Enrolment;

/// <summary>The newest answers of each agency.</summary>
public static class AgencyAnswers
{
    /// <summary>
    /// <paramref name="known"/> with <paramref name="came"/> taken in: for each agency, line and place what was asked for last, in the order
    /// of the agencies' ids and the newest first. A slow answer may come behind one that was asked for later; in whatever order and however
    /// often they come, the result is the same. What was asked under a number that was corrected since is older than all asked under the next.
    /// </summary>
    public static ImmutableList<AgencyAnswer> Take(ImmutableList<AgencyAnswer> known, IEnumerable<AgencyAnswer> came)
    {
        ArgumentNullException.ThrowIfNull(known);
        return
        [
            .. known.Concat(came)
                .GroupBy(answer => answer.AgencyId, StringComparer.Ordinal)
                .OrderBy(of => of.Key, StringComparer.Ordinal)
                .SelectMany(Newest),
        ];
    }

    /// <summary>What of <paramref name="scope"/> the agency has not answered since <paramref name="askedAt"/>.</summary>
    public static ImmutableList<QueryPart> Unanswered(
        this IEnumerable<AgencyAnswer> answers, string agencyId, ImmutableList<QueryPart> scope, DateTimeOffset? askedAt) => answers
        .Where(answer => answer.AgencyId == agencyId && answer.AskedAt >= askedAt)
        .OrderBy(answer => answer.AskedAt)
        .Aggregate(scope, Left);

    private static List<AgencyAnswer> Newest(IEnumerable<AgencyAnswer> ofOneAgency)
    {
        var newest = new List<AgencyAnswer>();
        foreach (var answer in ofOneAgency
            .OrderByDescending(answer => answer.NumberVersion)
            .ThenByDescending(answer => answer.AskedAt).ThenByDescending(answer => answer.AnsweredAt)
            .ThenByDescending(answer => answer.QueryId, StringComparer.Ordinal))
        {
            if (newest.Count == 0) newest.Add(answer);
            else if (Without(answer, newest) is { } left) newest.Add(left);
        }

        return newest;
    }

    /// <summary>What an answer still says beside newer ones; null when they say it all.</summary>
    private static AgencyAnswer? Without(AgencyAnswer answer, List<AgencyAnswer> newer)
    {
        var said = Enumerable.Reverse(newer).Aggregate(answer.Asked, Left).RemoveAll(part => answer.Missing.Exists(missing => missing.Includes(part)));
        return said.IsEmpty
            ? null
            : answer with
            {
                Parts = said,
                Missing = answer.Missing.RemoveAll(missing => !said.Exists(part => part.Includes(missing))),
                Records = answer.Records.RemoveAll(record => newer.Exists(one => one.Covers(record))),
            };
    }

    /// <summary>In the order of asking: what an answer leaves open is a part of its own, which a later one may answer.</summary>
    private static ImmutableList<QueryPart> Left(ImmutableList<QueryPart> parts, AgencyAnswer answer) =>
        [.. parts.SelectMany(answer.Leaves).Distinct()];
}
