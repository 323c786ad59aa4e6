namespace HrActors.Storage.Keys.Rewriting;

/// <summary>One kind of row in which something stands encrypted.</summary>
internal interface IEncryptedRows
{
    /// <summary>In the place of a pass; never changed.</summary>
    string Name { get; }

    Task<long> CountToRewrite(CancellationToken cancellationToken);

    /// <summary>Rows that name their key, by key; empty where no row does.</summary>
    Task<IEnumerable<(string KeyId, long Rows)>> RowsByKey(CancellationToken cancellationToken);

    /// <summary>Looks at the next rows after <paramref name="after"/>, two keys in order; empty at the start.</summary>
    Task<RowsStep> Rewrite((string First, string Second) after, CancellationToken cancellationToken);
}

/// <param name="Last">The last row looked at; null when there was none left.</param>
internal readonly record struct RowsStep(long Seen, long Rewritten, long Unreadable, (string First, string Second)? Last);
