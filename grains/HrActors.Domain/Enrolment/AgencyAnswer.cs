namespace HrActors.Domain.Enrolment;

/// <summary>What one agency answered to one enrolment query (参保信息查询).</summary>
[GenerateSerializer, Immutable, Alias("hr.agency-answer")]
public sealed record AgencyAnswer
{
    [Id(0)] public required string QueryId { get; init; }
    [Id(1)] public required string AgencyId { get; init; }

    /// <summary>When the agency was asked the time it answered; the answer that was asked for last is the newest.</summary>
    [Id(2)] public required DateTimeOffset AskedAt { get; init; }
    [Id(3)] public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>False when the agency knows the number under another name.</summary>
    [Id(4)] public bool NameMatches { get; init; } = true;

    [Id(5)] public ImmutableList<EnrolmentRecord> Records { get; init; } = [];

    /// <summary>What it was asked about; empty for everything.</summary>
    [Id(6)] public ImmutableList<QueryPart> Parts { get; init; } = [];

    /// <summary>What of this it has not answered yet: of that nothing is known, not even that there is nothing.</summary>
    [Id(7)] public ImmutableList<QueryPart> Missing { get; init; } = [];

    /// <summary>Under which of the person's identity numbers it was asked: how often the number had been corrected then.</summary>
    [Id(8)] public int NumberVersion { get; init; }

    public ImmutableList<QueryPart> Asked => Parts.IsEmpty ? QueryPart.Everything : Parts;

    /// <summary>The parts it answers, whole or but for some places.</summary>
    public IEnumerable<QueryPart> Answered => Asked.Where(part => !Missing.Exists(missing => missing.Includes(part)));

    /// <summary>Whether it says what is true of this record's line and place.</summary>
    public bool Covers(EnrolmentRecord record) =>
        Asked.Exists(part => part.Holds(record)) && !Missing.Exists(part => part.Holds(record));

    /// <summary>What of a part it does not answer; a part it answers only somewhere is left whole.</summary>
    public IEnumerable<QueryPart> Leaves(QueryPart part) => Asked.Exists(asked => asked.Includes(part))
        ? Missing.Select(missing => missing.Common(part)).OfType<QueryPart>()
        : [part];
}

/// <summary>Where an enrolment query stands: who was asked, who has answered.</summary>
[GenerateSerializer, Immutable, Alias("hr.query-state")]
public sealed record QueryState
{
    public static readonly QueryState NeverAsked = new();

    /// <summary>The running or last query; null when none was ever asked.</summary>
    [Id(0)] public string? QueryId { get; init; }
    [Id(1)] public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Ids of the agencies asked.</summary>
    [Id(2)] public ImmutableList<string> Asked { get; init; } = [];

    /// <summary>Ids of the agencies that have answered all of this query.</summary>
    [Id(3)] public ImmutableList<string> Answered { get; init; } = [];
    [Id(4)] public DateTimeOffset? AnsweredAt { get; init; }

    public bool IsComplete => Answered.Count >= Asked.Count;

    /// <summary>Whether <paramref name="answer"/> was asked for before this query, so that it says nothing of what was asked now.</summary>
    public bool IsBehind(AgencyAnswer answer) => answer.AskedAt < AskedAt;
}
