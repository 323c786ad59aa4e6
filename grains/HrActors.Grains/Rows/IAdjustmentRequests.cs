using HrActors.Contracts.Attendance;
using HrActors.Contracts.Listing;

namespace HrActors.Grains.Rows;

/// <summary>Adjustment requests (考勤调整申请), as rows.</summary>
public interface IAdjustmentRequests
{
    /// <summary>Writes what is not there yet; a request that is there stays as it is, decided or not.</summary>
    Task File(IReadOnlyList<AdjustmentRequest> requests, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<Page<AdjustmentRequest>> Read(AdjustmentQuery query, CancellationToken cancellationToken);

    /// <summary>Null when there is no such request.</summary>
    Task<AdjustmentRequest?> Find(string id, CancellationToken cancellationToken);

    /// <summary>Those of <paramref name="ids"/> that exist.</summary>
    Task<IReadOnlyList<AdjustmentRequest>> Find(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Decides an open request; false when it was decided before, or does not exist.</summary>
    Task<bool> Decide(string id, AdjustmentState state, AdjustmentDecision decision, CancellationToken cancellationToken);
}
