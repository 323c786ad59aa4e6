namespace HrActors.Domain.Transfers;

/// <summary>One thing that was reported about a case. What did not fit is kept and shown, never dropped.</summary>
[GenerateSerializer, Immutable, Alias("hr.transfer-event")]
public sealed record TransferEvent
{
    /// <summary>Recognises a report that arrives twice, by callback and by polling: see <see cref="ReportIds"/>.</summary>
    [Id(0)] public required string EventId { get; init; }
    [Id(1)] public required TransferNode Node { get; init; }

    /// <summary>When it happened at the reporter.</summary>
    [Id(2)] public required DateTimeOffset At { get; init; }
    [Id(3)] public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The agency's id, or <c>manual</c>, or <c>system</c>.</summary>
    [Id(4)] public required string Source { get; init; }

    /// <summary>The agency's own words, as received; null when it gave none.</summary>
    [Id(5)] public string? Text { get; init; }

    /// <summary>What proves it: a receipt number, a document's name; null when there is none.</summary>
    [Id(6)] public string? Evidence { get; init; }
    [Id(7)] public TransferMoneyReceived? Money { get; init; }

    /// <summary>True while the event does not fit the state it came in.</summary>
    [Id(8)] public bool Unexpected { get; init; }

    /// <summary>Who entered it, when a person did.</summary>
    [Id(9)] public string? By { get; init; }

    /// <summary>True when it belongs to an earlier submission: shown, and never applied.</summary>
    [Id(10)] public bool Stale { get; init; }

    /// <summary>Why it was not applied though it came in time, such as <see cref="MoneyStatement.TotalMismatch"/>; null when nothing is wrong.</summary>
    [Id(11)] public string? Fault { get; init; }
}

/// <summary>The money an agency reports, CNY (转移基金).</summary>
[GenerateSerializer, Immutable, Alias("hr.transfer-money-received")]
public sealed record TransferMoneyReceived
{
    /// <summary>No amount of one person reaches this, CNY; larger ones are no money, and some could not even be added.</summary>
    public const decimal Bound = 1_000_000_000m;

    /// <summary>False for amounts that nobody can have, see <see cref="Bound"/>; negative ones are looked at where the table is.</summary>
    public bool IsPossible => new[] { PersonalAccount, Pooled, Interest, Total }.All(amount => Math.Abs(amount) < Bound);

    /// <summary>Personal account, interest excluded (个人账户转移额).</summary>
    [Id(0)] public decimal PersonalAccount { get; init; }

    /// <summary>Pooled part (统筹基金转移额).</summary>
    [Id(1)] public decimal Pooled { get; init; }
    [Id(2)] public decimal Interest { get; init; }
    [Id(3)] public decimal Total { get; init; }
}

/// <summary>A step that runs, with its limit (办理时限).</summary>
[GenerateSerializer, Immutable, Alias("hr.transfer-leg")]
public sealed record TransferLeg
{
    /// <summary>One of <see cref="TransferLegs"/>.</summary>
    [Id(0)] public required string Name { get; init; }
    [Id(1)] public required DateOnly StartedOn { get; init; }
    [Id(2)] public required DateOnly DueOn { get; init; }

    /// <summary>Whether the due day counts weekends only because the year's calendar is not published (暂按周末推算).</summary>
    [Id(3)] public bool Provisional { get; init; }

    /// <summary>Null while it runs.</summary>
    [Id(4)] public DateOnly? DoneOn { get; init; }

    /// <summary>The notice that sets the limit; null in what was stored before sources were kept.</summary>
    [Id(5)] public string? Source { get; init; }

    /// <summary>True when the limit is known from some places only (未确认).</summary>
    [Id(6)] public bool Unconfirmed { get; init; }

    /// <summary>The day it was found to be beyond its last day; null while it was not, or when it was done first.</summary>
    [Id(7)] public DateOnly? FoundOverdueOn { get; init; }

    public bool IsOverdueOn(DateOnly day) => DoneOn is null && day > DueOn;
}
