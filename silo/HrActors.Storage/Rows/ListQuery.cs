using Dapper;
using HrActors.Contracts.Listing;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

/// <summary>A list that is newest first: conditions, the place to go on from, and one row more than asked to know whether there is a next page.</summary>
internal sealed class ListQuery(HrDatabase database, string select, string at, string id)
{
    private readonly List<string> _conditions = [];
    private readonly DynamicParameters _parameters = new();

    private string Conditions => _conditions.Count == 0 ? "" : "where " + string.Join(" and ", _conditions);

    public ListQuery Where(string condition, string parameter, object? value)
    {
        if (value is null) return this;
        _conditions.Add(condition);
        _parameters.Add(parameter, value);
        return this;
    }

    public ListQuery Where(string condition)
    {
        _conditions.Add(condition);
        return this;
    }

    /// <summary>A parameter that no condition brings along.</summary>
    public ListQuery With(string parameter, object value)
    {
        _parameters.Add(parameter, value);
        return this;
    }

    /// <summary>Null: no limit; empty: no row at all.</summary>
    public ListQuery WithinBranches(ImmutableHashSet<string>? scope, string? branchCode)
    {
        if (scope is not null && branchCode is not null && scope.Contains(branchCode)) scope = null;
        Where("branch_code = @branchCode", "branchCode", branchCode);
        return scope is null
            ? this
            : Where(database.IsOneOf("branch_code", "@scope"), "scope", database.Texts(scope.Order(StringComparer.Ordinal)));
    }

    /// <summary>All rows of another select over the same conditions, such as counts of groups.</summary>
    public async Task<IReadOnlyList<TRow>> Count<TRow>(string counts, string groups, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        return (await connection.QueryAsync<TRow>(new CommandDefinition($"{counts} {Conditions} {groups}", _parameters, cancellationToken: cancellationToken))).AsList();
    }

    /// <exception cref="ArgumentException">The cursor is none of ours, or the limit is not 1 to 500.</exception>
    public async Task<Page<TItem>> Read<TRow, TItem>(
        string? cursor, int limit, Func<TRow, TItem> item, Func<TRow, Cursor> position, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > 500) throw new ArgumentOutOfRangeException(nameof(limit), limit, "A page has 1 to 500 rows.");
        if (cursor is not null)
        {
            var (after, afterId) = Cursor.Decode(cursor);
            Where($"({at}, {id}) < (@after, @afterId)", "after", after);
            _parameters.Add("afterId", afterId);
        }

        _parameters.Add("take", limit + 1);
        var sql = $"{select} {Conditions} order by {at} desc, {id} desc limit @take";
        await using var connection = await database.Open(cancellationToken);
        var rows = (await connection.QueryAsync<TRow>(new CommandDefinition(sql, _parameters, cancellationToken: cancellationToken))).AsList();
        return new()
        {
            Items = [.. rows.Take(limit).Select(item)],
            Next = rows.Count > limit ? position(rows[limit - 1]).Encode() : null,
        };
    }
}
