using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using HrActors.Storage.Writing;

namespace HrActors.Storage.Audit;

/// <summary>An entry as stored.</summary>
internal sealed record StoredAudit
{
    public const string Select =
        """
        select id as Id, day as Day, writer as Writer, position as Position, at as At, actor as Actor, action as Action, subject as Subject,
            reason as Reason, origin as Origin, before_value as BeforeValue, after_value as AfterValue, hash as Hash
        from audit
        """;

    public const string Into =
        "insert into audit (id, day, writer, position, at, actor, action, subject, reason, origin, before_value, after_value, hash)";

    public const string Values =
        "(@Id, @Day, @Writer, @Position, @At, @Actor, @Action, @Subject, @Reason, @Origin, @BeforeValue, @AfterValue, @Hash)";

    private const string InsertUnlessSealed =
        Into
        + """
         select @Id, @Day, @Writer, @Position, @At, @Actor, @Action, @Subject, @Reason, @Origin, @BeforeValue, @AfterValue, @Hash
        where not exists (select 1 from audit_seal s where s.day = @Day and s.writer = @Writer)
        """;

    public string Id { get; init; } = "";

    /// <summary>The chain's day: that of the entry in Asia/Shanghai, or a later one when that day had ended.</summary>
    public string Day { get; init; } = "";
    public string Writer { get; init; } = "";

    /// <summary>From 1, without gaps within day and writer.</summary>
    public long Position { get; init; }
    public long At { get; init; }
    public string Actor { get; init; } = "";
    public string Action { get; init; } = "";
    public string Subject { get; init; } = "";
    public string? Reason { get; init; }
    public string? Origin { get; init; }
    public string? BeforeValue { get; init; }
    public string? AfterValue { get; init; }
    public string Hash { get; init; } = "";

    /// <summary>Writes the row, unless its chain has its seal.</summary>
    public RowWrite Insert() => new(
        InsertUnlessSealed,
        (nameof(Id), Id), (nameof(Day), Day), (nameof(Writer), Writer), (nameof(Position), Position), (nameof(At), At),
        (nameof(Actor), Actor), (nameof(Action), Action), (nameof(Subject), Subject), (nameof(Reason), Reason), (nameof(Origin), Origin),
        (nameof(BeforeValue), BeforeValue), (nameof(AfterValue), AfterValue), (nameof(Hash), Hash));

    public static StoredAudit From(AuditEntry entry, string writer, AuditChain chain) => new()
    {
        Id = AuditText.Clean(entry.Id) is var id && id == entry.Id ? id : $"{id}#{chain.MarkOf(entry.Id)}",
        Day = Days.From(ChinaTime.DateOf(entry.At)),
        Writer = writer,
        At = Microseconds.From(entry.At),
        Actor = AuditText.Clean(entry.By)!,
        Action = entry.Action,
        Subject = AuditText.Clean(entry.Subject)!,
        Reason = AuditText.Clean(entry.Reason),
        Origin = AuditText.Clean(entry.From),
        BeforeValue = AuditText.Clean(entry.Before),
        AfterValue = AuditText.Clean(entry.After),
    };

    public AuditEntry ToEntry() => new()
    {
        Id = Id,
        At = Microseconds.ToInstant(At),
        By = Actor,
        Action = Action,
        Subject = Subject,
        Reason = Reason,
        Before = BeforeValue,
        After = AfterValue,
        From = Origin,
    };
}
