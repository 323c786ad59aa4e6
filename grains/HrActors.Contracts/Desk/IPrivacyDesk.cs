using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Privacy;
using HrActors.Domain.Commands;
using HrActors.Domain.Privacy;

namespace HrActors.Contracts.Desk;

/// <summary>Personal data in clear, and the rights of the person it belongs to. Every call is put on record before it is answered.</summary>
public interface IPrivacyDesk
{
    /// <summary>One personal value in clear; the reason is required. Asking again is another act, with a row of its own.</summary>
    Task<Reply<ClearValue>> Disclose(
        string employeeNo, PersonalField field, string? reason, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Everything that is known of one person, in clear, as one zip file (个人信息副本); the reason is required.</summary>
    Task<Reply<PersonalDataFile>> Export(
        string employeeNo, string? reason, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Makes somebody who has left anonymous once every term of keeping is over; the reason is required. Cannot be undone.</summary>
    Task<Reply<DeletionRecord>> Anonymise(
        string employeeNo, string? reason, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Where one person stands with the terms of keeping; refused with <c>privacy.not-left</c> while employed.</summary>
    Task<Reply<RetentionState>> Retention(string employeeNo, Principal by, CancellationToken cancellationToken);

    /// <summary>Everybody who has left, in order of employee number, with their terms.</summary>
    /// <param name="branchCode">Null for all branches in scope.</param>
    /// <param name="onlyDue">Only those whose data may be deleted now.</param>
    Task<Reply<Page<RetentionState>>> Leavers(
        string? branchCode, bool onlyDue, string? cursor, int limit, Principal by, CancellationToken cancellationToken);

    /// <summary>Proofs of deletion, newest first.</summary>
    /// <exception cref="ArgumentException">The cursor is none of this list.</exception>
    Task<Reply<Page<SealedDeletion>>> Deletions(string? cursor, int limit, Principal by, CancellationToken cancellationToken);

    /// <summary>The terms as they hold here.</summary>
    ImmutableArray<RetentionRule> Rules { get; }

    /// <summary>Records that a person gave or withdrew a consent.</summary>
    Task<Reply<ConsentEntry>> RecordConsent(ConsentRequest request, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>All consents of one person, oldest first: the last of a purpose holds.</summary>
    Task<Reply<ConsentList>> Consents(string employeeNo, Principal by, CancellationToken cancellationToken);
}

public sealed record ConsentRequest
{
    public required string EmployeeNo { get; init; }

    /// <summary>One of the published purposes.</summary>
    public string? Purpose { get; init; }

    /// <summary>False: withdrawn.</summary>
    public bool Given { get; init; }

    /// <summary>When the person said so; null for now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Version of the text that was shown.</summary>
    public string? TextVersion { get; init; }

    /// <summary>The text itself; its hash is kept.</summary>
    public string? Text { get; init; }

    /// <summary>Where the signed paper lies; null when it is not told.</summary>
    public string? Evidence { get; init; }
}

public sealed record ConsentList(IReadOnlyList<ConsentEntry> Entries);

/// <summary>A zip file of everything that is known of a person.</summary>
public sealed record PersonalDataFile(string Name, byte[] Content)
{
    public const string ContentType = "application/zip";

    public override string ToString() => nameof(PersonalDataFile);
}

/// <summary>A personal value for the eyes of who asked for it; it never leaves the process but in that answer.</summary>
public sealed record ClearValue
{
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }

    public override string ToString() => "***";
}
