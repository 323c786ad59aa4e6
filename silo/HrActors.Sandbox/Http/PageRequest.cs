using System.Globalization;

namespace HrActors.Sandbox.Http;

/// <summary>Which part of a list is asked for: <c>?cursor=</c> (opaque) and <c>?limit=</c> (1 to 500, default 100).</summary>
internal sealed record PageRequest(long After, int Limit, IResult? Refused) : IBindableFromHttpContext<PageRequest>
{
    public static ValueTask<PageRequest?> BindAsync(HttpContext context, System.Reflection.ParameterInfo parameter)
    {
        var errors = new InputErrors();
        var after = 0L;
        var limit = 100;
        if (context.Request.Query["cursor"].FirstOrDefault() is { } cursor
            && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            errors.Add("/cursor", "不是本接口给出的游标", "is not a cursor of this list");
        if (context.Request.Query["limit"].FirstOrDefault() is { } size
            && !(int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= 500))
            errors.Add("/limit", "须为 1 至 500", "must be 1 to 500");
        return ValueTask.FromResult<PageRequest?>(new(after, limit, errors.Any ? new ProblemResult(Refusals.InvalidQuery, errors) : null));
    }

    /// <summary>Cuts rows (one more than <see cref="Limit"/> was read) to a page.</summary>
    public Page<TItem> Cut<TRow, TItem>(IReadOnlyList<TRow> rows, Func<TRow, long> key, Func<TRow, TItem> item) =>
        new([.. rows.Take(Limit).Select(item)],
            rows.Count > Limit ? key(rows[Limit - 1]).ToString(CultureInfo.InvariantCulture) : null);
}
