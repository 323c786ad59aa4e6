namespace HrActors.Domain.Enrolment;

/// <summary>The newest answer of each agency.</summary>
public static class AgencyAnswers
{
    /// <summary>
    /// <paramref name="known"/> with <paramref name="came"/> taken in: of each agency the answer that was asked for last, in the order of
    /// their ids. A slow answer may come behind one that was asked for later; in whatever order and however often they come, the result is
    /// the same.
    /// </summary>
    public static ImmutableList<AgencyAnswer> Take(ImmutableList<AgencyAnswer> known, IEnumerable<AgencyAnswer> came)
    {
        ArgumentNullException.ThrowIfNull(known);
        return
        [
            .. known.Concat(came)
                .GroupBy(answer => answer.AgencyId, StringComparer.Ordinal)
                .Select(of => of.OrderBy(answer => answer.AskedAt).ThenBy(answer => answer.AnsweredAt).ThenBy(answer => answer.QueryId, StringComparer.Ordinal).Last())
                .OrderBy(answer => answer.AgencyId, StringComparer.Ordinal),
        ];
    }
}
