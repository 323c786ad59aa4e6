using HrActors.Contracts.Validation;
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

    /// <summary>Confirmed policies that changed closed months of this employee.</summary>
    [Id(9)] public ImmutableList<PolicyChange> PolicyChanges { get; init; } = [];
    [Id(10)] public StreamCursor PolicyCursor { get; init; }

    /// <summary>The day on which the rules have to run again though no fact changes; null when there is none.</summary>
    [Id(11)] public DateOnly? NextLook { get; init; }

    /// <summary>What was told last; null before the first decision, which is told when something was found. The same is not told again.</summary>
    [Id(12)] public ImmutableList<TransferNeed>? Needs { get; init; }

    /// <summary>The person was made anonymous: nothing is taken in any more.</summary>
    [Id(13)] public bool Forgotten { get; init; }

    /// <summary>Findings that closed while they were waived: the same cause come back is waived still.</summary>
    [Id(14)] public ImmutableList<Finding> Waived { get; init; } = [];

    public ValidationState WithOutbox(OutboxQueue outbox) => this with { Outbox = outbox };
}
