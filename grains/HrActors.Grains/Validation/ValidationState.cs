using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.DurableLog;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Validation;

/// <summary>The last inputs of the rules for one employee, and what was decided from them.</summary>
[GenerateSerializer, Immutable, Alias("hr.validation-state")]
internal sealed record ValidationState : IOwnerState<ValidationState>
{
    /// <summary>Null until the first facts arrive.</summary>
    [Id(0)] public EmployeeFacts? Facts { get; init; }

    /// <summary>The newest answer of each agency.</summary>
    [Id(1)] public ImmutableList<AgencyAnswer> Answers { get; init; } = [];
    [Id(2)] public ImmutableList<Finding> Open { get; init; } = [];
    [Id(3)] public long Version { get; init; }
    [Id(4)] public int NextFinding { get; init; } = 1;
    [Id(5)] public StreamCursor FactsCursor { get; init; }
    [Id(6)] public StreamCursor AnswersCursor { get; init; }
    [Id(7)] public RecentCommands Commands { get; init; } = RecentCommands.None;
    [Id(8)] public OutboxQueue Outbox { get; init; } = OutboxQueue.Empty;

    public ValidationState WithOutbox(OutboxQueue outbox) => this with { Outbox = outbox };
}
