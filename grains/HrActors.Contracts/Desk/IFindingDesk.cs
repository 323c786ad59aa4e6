using HrActors.Contracts.Access;
using HrActors.Contracts.Listing;
using HrActors.Domain.Commands;
using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;

namespace HrActors.Contracts.Desk;

/// <summary>What is done with many findings (异常) at once, for the interface and the dashboard alike.</summary>
public interface IFindingDesk
{
    /// <summary>
    /// Waives each of the findings for the same reason; one that cannot be waived keeps nobody else's from it, and each is put on record
    /// by itself. Refused as a whole only for its reason, its end date, or more than <see cref="WaiveManyRequest.Most"/> findings.
    /// </summary>
    /// <returns>What became of each, in the order asked; a finding named twice once.</returns>
    Task<Reply<ImmutableList<WaiverOutcome>>> Waive(WaiveManyRequest request, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>
    /// The list as a file, at most <see cref="MostRows"/> rows. The scope of <paramref name="by"/> replaces the query's own; the export is put
    /// on record.
    /// </summary>
    Task<Reply<ExportFile>> Export(FindingQuery query, ExportFormat format, Language language, Principal by, CancellationToken cancellationToken);

    const int MostRows = 50_000;
}

/// <summary>Findings somebody decides to live with.</summary>
public sealed record WaiveManyRequest
{
    public const int Most = 200;

    public required ImmutableList<string> FindingIds { get; init; }
    public required string Reason { get; init; }

    /// <summary>Last day, included; null means until the cause changes.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>One of the two is set: the finding as it is now, or why it was not waived.</summary>
public sealed record WaiverOutcome
{
    public required string FindingId { get; init; }
    public Finding? Finding { get; init; }

    /// <summary>Of the finding's employee; null when it was not waived.</summary>
    public string? BranchCode { get; init; }
    public Refusal? Refusal { get; init; }
}

public enum ExportFormat
{
    None = 0,
    Xlsx = 1,
    Csv = 2,
}
