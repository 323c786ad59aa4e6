namespace HrActors.Silo.Json;

/// <summary>One page of a list.</summary>
internal sealed record ListAnswer<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>To be sent as <c>cursor</c> for the next page; null on the last.</summary>
    public string? Next { get; init; }
}

internal static class ListAnswer
{
    public static ListAnswer<T> Of<T>(IEnumerable<T> items, string? next = null) => new() { Items = [.. items], Next = next };

    /// <summary>A page of a whole list that is at hand, cut by the key of its last item.</summary>
    public static ListAnswer<TItem> Cut<TRow, TItem>(
        IEnumerable<TRow> ordered, Func<TRow, string> key, QueryReader query, int limit, Func<TRow, TItem> item)
    {
        var rows = ordered.Where(row => query.Cursor is not { } after || string.CompareOrdinal(key(row), after) > 0).Take(limit + 1)
            .ToList();
        return Of(rows.Take(limit).Select(item), rows.Count > limit ? key(rows[limit - 1]) : null);
    }
}
