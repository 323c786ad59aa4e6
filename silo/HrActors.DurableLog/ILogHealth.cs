namespace HrActors.DurableLog;

/// <summary>How writing goes in this process, without asking the database.</summary>
public interface ILogHealth
{
    /// <summary>Events accepted and not committed yet.</summary>
    int Waiting { get; }

    /// <summary>The last commit of some queue failed and none has succeeded there since; null when all is well.</summary>
    LogTrouble? Trouble { get; }
}

/// <summary>Commits that fail.</summary>
/// <param name="Since">When the first of them did.</param>
/// <param name="Cause">What the newest of them said.</param>
public sealed record LogTrouble(DateTimeOffset Since, Exception Cause);
