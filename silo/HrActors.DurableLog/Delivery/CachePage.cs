namespace HrActors.DurableLog.Delivery;

/// <summary>What one read of a queue brought: the checkpoint may pass it once all its parts are finished.</summary>
internal sealed class CachePage(long last)
{
    /// <summary>Position of its last record.</summary>
    public long Last { get; } = last;

    /// <summary>Parts not finished: neither delivered to every consumer nor safe in the dead letters.</summary>
    public int Open { get; set; }
}

/// <summary>Records of one stream from one read, as the cache holds them.</summary>
internal sealed class CacheEntry(LogBatch batch, CachePage? page)
{
    public LogBatch Batch { get; } = batch;

    /// <summary>Null for dead letters that are offered again: the checkpoint has passed them long ago.</summary>
    public CachePage? Page { get; } = page;

    public bool Failed { get; set; }

    public bool IsRetry => Page is null;
}
