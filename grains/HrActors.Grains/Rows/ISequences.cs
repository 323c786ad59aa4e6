namespace HrActors.Grains.Rows;

/// <summary>Counters for human-readable numbers. Gaps may occur, repetitions never.</summary>
public interface ISequences
{
    /// <summary>The next number of a sequence, from 1.</summary>
    Task<long> Next(string name, CancellationToken cancellationToken);

    /// <summary>The number given last; 0 when none was.</summary>
    Task<long> Last(string name, CancellationToken cancellationToken);
}
