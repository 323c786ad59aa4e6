using HrActors.Contracts.Access;
using HrActors.Contracts.Policies;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Contracts.Desk;

/// <summary>Policy files as people bring and decide them: the file is read and its cases are run here, role is checked here.</summary>
public interface IPolicyDesk
{
    /// <summary>What is in force for a month as known on a day, by pack, region and line.</summary>
    Task<Reply<PoliciesInForce>> InForce(PolicyQuestion question, Principal by);

    /// <summary>Drafts and decided files of all packs, newest first.</summary>
    Task<Reply<PolicyDrafts>> List(Principal by);

    /// <summary>Refused with <c>policy.draft-unknown</c>.</summary>
    Task<Reply<PolicyDraft>> Find(string id, Principal by);

    /// <summary>The draft with its text and each value it states beside the one before. Refused with <c>policy.draft-unknown</c>.</summary>
    Task<Reply<PolicyDraftDetail>> Read(string id, Principal by);

    /// <summary>
    /// Takes a file as a draft and answers when its effect is known, at the latest after some seconds without it. A file with a fault
    /// is refused with <c>policy.file-invalid</c> and one error a fault, the pointer naming the line, such as <c>/line/12</c>.
    /// </summary>
    /// <param name="name">The file's name, for people.</param>
    /// <param name="text">YAML in the format of the shipped files.</param>
    /// <param name="via"><c>api</c>, <c>form</c> or <c>feed</c>.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="commandId">Repeated it is the same command.</param>
    Task<Reply<PolicyDraft>> Propose(string name, string text, string via, Principal by, string commandId);

    /// <summary>
    /// The same for one value of a form; the file that is written of it is kept like any other. Refused as
    /// <see cref="PolicyValueForm.Refuse"/> says when the line has no such value.
    /// </summary>
    Task<Reply<PolicyDraft>> Propose(PolicyValueForm form, Principal by, string commandId);

    /// <summary>
    /// Puts it in force; closed months that it reaches are settled in the background. Refused with <c>policy.beyond-scope</c> when the
    /// caller sees only some branches.
    /// </summary>
    Task<Reply<PolicyDraft>> Confirm(string id, Principal by, string commandId);

    /// <summary>Drops it. Refused with <c>policy.beyond-scope</c> as a confirmation is.</summary>
    Task<Reply<PolicyDraft>> Discard(string id, Principal by, string commandId);

    /// <summary>Every pack with its feed, in the order of their names.</summary>
    Task<Reply<PolicyFeeds>> Feeds(Principal by);

    /// <summary>
    /// Sets where new files of a pack are looked for; null ends it. For administrators. Refused with <c>policy.unknown-pack</c>,
    /// <c>policy-feed.address</c> or <c>policy-feed.interval</c>.
    /// </summary>
    Task<Reply<PackFeed>> SetFeed(string pack, string? url, int intervalMinutes, Principal by, string commandId);

    /// <summary>Looks now. For administrators. Refused with <c>policy-feed.not-set</c>.</summary>
    Task<Reply<PackFeed>> CheckFeed(string pack, Principal by);
}

public sealed record PolicyDrafts
{
    public required ImmutableList<PolicyDraft> Items { get; init; }
}

/// <summary>Which policies, for which month, with the knowledge of which day.</summary>
public sealed record PolicyQuestion
{
    /// <summary>Null for every pack.</summary>
    public string? Pack { get; init; }

    /// <summary>Null for every region that states something.</summary>
    public string? RegionCode { get; init; }
    public required YearMonth Month { get; init; }
    public required DateOnly KnownOn { get; init; }
}

public sealed record PoliciesInForce
{
    public required ImmutableArray<PolicyInForce> Items { get; init; }

    /// <summary>Every pack with its name, whatever was asked for.</summary>
    public required ImmutableSortedDictionary<string, LocalText> Packs { get; init; }

    /// <summary>By pack the regions that state something themselves.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<string>> Regions { get; init; }
}

public sealed record PolicyDraftDetail
{
    public required PolicyDraft Draft { get; init; }

    /// <summary>The file: YAML.</summary>
    public required string Text { get; init; }

    /// <summary>In the order of the file.</summary>
    public required ImmutableArray<PolicyDraftValue> Values { get; init; }

    /// <summary>Branches it reaches.</summary>
    public required int Branches { get; init; }
}

/// <summary>One value of a draft.</summary>
public sealed record PolicyDraftValue
{
    public required string RegionCode { get; init; }
    public required InsuranceLine Line { get; init; }
    public required PolicyParameter Parameter { get; init; }
    public required Dated Value { get; init; }

    /// <summary>What held for its first month without the draft; null when nothing did.</summary>
    public required Dated? Before { get; init; }
}

public sealed record PolicyFeeds
{
    public required ImmutableArray<PackFeed> Items { get; init; }
}

public sealed record PackFeed
{
    public required string Pack { get; init; }

    /// <summary>The pack as users know it.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Null when none is set.</summary>
    public required PolicyFeed? Feed { get; init; }
}
