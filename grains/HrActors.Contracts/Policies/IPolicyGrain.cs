using HrActors.Contracts.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using Orleans.Concurrency;

namespace HrActors.Contracts.Policies;

/// <summary>
/// The policy files of one pack that came after the shipped ones (政策更新): drafts with their effect, confirmations, and what they
/// change backwards. Key: <see cref="GrainKeys.Policies"/>.
/// </summary>
[Alias("hr.IPolicyGrain")]
public interface IPolicyGrain : IDueWorkOwner
{
    /// <summary>Newest first.</summary>
    [Alias("List"), ReadOnly, AlwaysInterleave, Needs(Permission.SeeAmounts)] Task<ImmutableList<PolicyDraft>> List();

    /// <summary>
    /// Takes a file as a draft and starts to weigh its effect; the same text again is the same draft. The edge has read the file and
    /// run its cases against the policies in force.
    /// </summary>
    [Alias("Propose"), Needs(Permission.RunContributions)] Task<Reply<PolicyDraft>> Propose(ProposePolicy command);

    /// <summary>The draft as soon as its effect is known, or after <paramref name="atMost"/> without it; null when it is unknown.</summary>
    [Alias("GetWhenWeighed"), AlwaysInterleave, Needs(Permission.SeeAmounts)] Task<PolicyDraft?> GetWhenWeighed(string id, TimeSpan atMost);

    /// <summary>
    /// Puts a draft in force and settles the closed months it reaches. Refused with <c>policy.draft-unknown</c>,
    /// <c>policy.already-confirmed</c>, <c>policy.discarded</c>, or <c>policy.no-longer-fits</c> when what was confirmed meanwhile
    /// contradicts it.
    /// </summary>
    [Alias("Confirm"), Needs(Permission.RunContributions)] Task<Reply<PolicyDraft>> Confirm(string id, CommandInfo command);

    /// <summary>Drops a draft (作废). Refused with <c>policy.draft-unknown</c> or <c>policy.already-confirmed</c>.</summary>
    [Alias("Discard"), Needs(Permission.RunContributions)] Task<Reply<PolicyDraft>> Discard(string id, CommandInfo command);

    /// <summary>Null when no feed is set.</summary>
    [Alias("GetFeed"), ReadOnly, AlwaysInterleave, Needs(Permission.Calculate)] Task<PolicyFeed?> GetFeed();

    /// <summary>Sets, changes or ends the feed; the first look is due at once.</summary>
    [Alias("SetFeed"), Needs(Permission.ManageAccess)] Task SetFeed(SetPolicyFeed command);

    /// <summary>Looks now instead of at the next time; answers when it has looked. Null when no feed is set.</summary>
    [Alias("CheckFeed"), Needs(Permission.ManageAccess)] Task<PolicyFeed?> CheckFeed();
}

[GenerateSerializer, Immutable, Alias("hr.propose-policy")]
public sealed record ProposePolicy
{
    [Id(0)] public required CommandInfo Command { get; init; }

    /// <summary>The file's name as given, for people.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>The file: YAML in the format of the shipped ones.</summary>
    [Id(2)] public required string Text { get; init; }

    /// <summary>How it came: <c>api</c>, <c>form</c> or <c>feed</c>.</summary>
    [Id(3)] public required string Via { get; init; }

    /// <summary>The regions it speaks of.</summary>
    [Id(4)] public required ImmutableList<string> Regions { get; init; }

    /// <summary>The first month it states anything about.</summary>
    [Id(5)] public YearMonth? From { get; init; }
}

/// <summary>Where a policy file stands. Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.policy-draft-state")]
public enum PolicyDraftState
{
    None = 0,
    /// <summary>Waits for somebody's decision (待确认).</summary>
    Draft = 1,
    /// <summary>In force; closed months are being settled (补算中).</summary>
    Settling = 2,
    /// <summary>In force (已生效).</summary>
    Confirmed = 3,
    /// <summary>Dropped (已作废).</summary>
    Discarded = 4,
}

/// <summary>A policy file on its way.</summary>
[GenerateSerializer, Immutable, Alias("hr.policy-draft")]
public sealed record PolicyDraft
{
    [Id(0)] public required string Id { get; init; }
    [Id(1)] public required string Pack { get; init; }
    [Id(2)] public required string Name { get; init; }
    [Id(3)] public required ImmutableList<string> Regions { get; init; }
    [Id(4)] public required PolicyDraftState State { get; init; }
    [Id(5)] public required string Via { get; init; }
    [Id(6)] public required DateTimeOffset ArrivedAt { get; init; }
    [Id(7)] public required string ArrivedBy { get; init; }

    /// <summary>SHA-256 of the text, in hexadecimal.</summary>
    [Id(8)] public required string Hash { get; init; }

    /// <summary>Null until it has been weighed.</summary>
    [Id(9)] public PolicyEffect? Effect { get; init; }
    [Id(10)] public DateTimeOffset? DecidedAt { get; init; }
    [Id(11)] public string? DecidedBy { get; init; }

    /// <summary>Branches and closed months settled so far, and in all.</summary>
    [Id(12)] public int Settled { get; init; }
    [Id(13)] public int ToSettle { get; init; }

    /// <summary>Adjustments that came of it.</summary>
    [Id(14)] public int Adjustments { get; init; }

    /// <summary>The first month it states anything about; null for drafts of earlier versions of this program: all months.</summary>
    [Id(15)] public YearMonth? From { get; init; }

    /// <summary>The last branch whose closed months are settled, in the order of the codes; null before the first.</summary>
    [Id(16)] public string? SettledThrough { get; init; }

    /// <summary>The last branch whose people were told of their closed months, in the order of the codes; null before the first.</summary>
    [Id(17)] public string? ToldThrough { get; init; }

    /// <summary>Whether everybody concerned was told; nobody is before all months are settled.</summary>
    [Id(18)] public bool Told { get; init; }

    public bool IsOverdue(DateTimeOffset now) => State == PolicyDraftState.Draft && now > DecideBy;

    /// <summary>By then somebody should have decided: 24 hours after it arrived.</summary>
    public DateTimeOffset DecideBy => ArrivedAt.AddHours(24);
}

/// <summary>What a draft would change.</summary>
[GenerateSerializer, Immutable, Alias("hr.policy-effect")]
public sealed record PolicyEffect
{
    /// <summary>The month the monthly figures are of.</summary>
    [Id(0)] public required YearMonth Month { get; init; }

    /// <summary>People whose amounts of that month, or of a closed one, would change.</summary>
    [Id(1)] public required int Employees { get; init; }

    /// <summary>Per month, in yuan; negative when less would be due.</summary>
    [Id(2)] public required decimal EmployerDelta { get; init; }
    [Id(3)] public required decimal EmployeeDelta { get; init; }

    /// <summary>The closed months that would be settled again, in order.</summary>
    [Id(4)] public ImmutableList<MonthEffect> ClosedMonths { get; init; } = [];
    [Id(5)] public required DateTimeOffset WeighedAt { get; init; }
}

/// <summary>What a draft would change in one closed month, over all branches.</summary>
[GenerateSerializer, Immutable, Alias("hr.month-effect")]
public sealed record MonthEffect
{
    [Id(0)] public required YearMonth Month { get; init; }
    [Id(1)] public required int Employees { get; init; }
    [Id(2)] public required decimal EmployerDelta { get; init; }
    [Id(3)] public required decimal EmployeeDelta { get; init; }
}
