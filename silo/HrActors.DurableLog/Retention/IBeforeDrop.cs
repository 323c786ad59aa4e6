namespace HrActors.DurableLog.Retention;

/// <summary>Whoever reads old events again is asked before they go, in every process that lets go of months.</summary>
public interface IBeforeDrop
{
    /// <summary>
    /// Returns when nothing that was delivered before the call and occurred before the month of <paramref name="firstKept"/> is needed any more.
    /// When it throws, nothing is dropped and it is asked again later.
    /// </summary>
    Task Keep(DateOnly firstKept, CancellationToken cancellationToken);
}
