using HrActors.Contracts.Access;
using HrActors.Contracts.Policies;
using HrActors.Domain.Commands;

namespace HrActors.Contracts.Desk;

/// <summary>Policy files as people bring and decide them: the file is read and its cases are run here, role is checked here.</summary>
public interface IPolicyDesk
{
    /// <summary>Drafts and decided files of all packs, newest first.</summary>
    Task<Reply<PolicyDrafts>> List(Principal by);

    /// <summary>Refused with <c>policy.draft-unknown</c>.</summary>
    Task<Reply<PolicyDraft>> Find(string id, Principal by);

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

    /// <summary>Puts it in force; closed months that it reaches are settled in the background.</summary>
    Task<Reply<PolicyDraft>> Confirm(string id, Principal by, string commandId);

    Task<Reply<PolicyDraft>> Discard(string id, Principal by, string commandId);
}

public sealed record PolicyDrafts
{
    public required ImmutableList<PolicyDraft> Items { get; init; }
}
