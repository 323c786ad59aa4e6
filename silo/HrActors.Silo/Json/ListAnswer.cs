using System.Globalization;

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
    private const int DeepestRank = 100_000;

    public static ListAnswer<T> Of<T>(IEnumerable<T> items, string? next = null) => new() { Items = [.. items], Next = next };

    /// <summary>A page of a whole list that is at hand, cut by the key of its last item.</summary>
    public static ListAnswer<TItem> Cut<TRow, TItem>(
        IEnumerable<TRow> ordered, Func<TRow, string> key, QueryReader query, int limit, Func<TRow, TItem> item)
    {
        var rows = ordered.Where(row => query.Cursor is not { } after || string.CompareOrdinal(key(row), after) > 0).Take(limit + 1)
            .ToList();
        return Of(rows.Take(limit).Select(item), rows.Count > limit ? key(rows[limit - 1]) : null);
    }

    /// <summary>
    /// A page of a list without a lasting order, which its figures give: the cursor is a number of rows, so that a row whose figures changed
    /// meanwhile may be seen twice or not.
    /// </summary>
    /// <param name="read">Reads so many rows from the start.</param>
    public static Task<IResult> Ranked<TRow, TItem>(
        QueryReader query, int limit, Func<int, Task<IReadOnlyList<TRow>>> read, Func<TRow, TItem> item) => query.ReadPage(async cursor =>
    {
        var seen = 0;
        if (cursor is not null && !(int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out seen) && seen <= DeepestRank))
            throw new ArgumentException("Not a number of rows.", nameof(query));

        var rows = await read(seen + limit + 1);
        return Of(
            rows.Skip(seen).Take(limit).Select(item),
            rows.Count > seen + limit ? (seen + limit).ToString(CultureInfo.InvariantCulture) : null);
    });
}
