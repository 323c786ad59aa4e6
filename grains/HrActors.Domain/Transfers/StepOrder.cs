using HrActors.Domain.Time;

namespace HrActors.Domain.Transfers;

/// <summary>
/// The order in which the steps of a transfer can have happened. The information table and the money come in either order (the old place's
/// limits for them run side by side); a refusal, a return and a withdrawal end what went before; all else follows the step ahead of it.
/// </summary>
public static class StepOrder
{
    /// <summary>
    /// The step that keeps <paramref name="node"/> from having happened on <paramref name="day"/>, and its own day in China: one ahead of it
    /// that came later, or one behind it that a person entered, waits for it and came earlier; what an agency reports early may be dated as it
    /// likes. The same day is in order. Null when nothing stands against it.
    /// </summary>
    public static ContradictingStep? Contradiction(this TransferProgress progress, TransferNode node, DateOnly day)
    {
        var place = Place(node);
        var present = progress.Events.Skip(progress.Events.FindLastIndex(Returned) + 1).Where(e => e is { Stale: false, Fault: null }).ToList();
        foreach (var step in present.GroupBy(e => e.Node))
        {
            // A step that came again in vain counts as little as a submission of what was not signed: neither waits for anything.
            var counts = step.LastOrDefault(e => !e.Unexpected) ?? (step.Key == TransferNode.Submitted ? null : step.Last());
            if (counts is null) continue;

            var on = ChinaTime.DateOf(counts.At < counts.RecordedAt ? counts.At : counts.RecordedAt);
            if (Place(step.Key) < place && on > day) return new(step.Key, on, true);
            if (Place(step.Key) > place && counts is { Unexpected: true, By: not null } && on < day) return new(step.Key, on, false);
        }

        return null;
    }

    private static bool Returned(TransferEvent e) => e is { Node: TransferNode.Returned, Unexpected: false, Stale: false };

    private static int Place(TransferNode node) => node switch
    {
        TransferNode.Submitted => 1,
        TransferNode.Accepted => 2,
        TransferNode.OriginReviewed => 3,
        TransferNode.InformationTable or TransferNode.FundsArrived => 4,
        _ => 5,
    };
}

/// <summary>A step known already that another cannot be reconciled with.</summary>
/// <param name="On">Its day in China.</param>
/// <param name="IsAhead">True when it comes before the other; false when it comes behind it.</param>
public readonly record struct ContradictingStep(TransferNode Node, DateOnly On, bool IsAhead);
