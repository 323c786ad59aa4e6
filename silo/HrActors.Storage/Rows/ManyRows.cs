using System.Data.Common;
using System.Globalization;
using System.Text;
using Npgsql;

namespace HrActors.Storage.Rows;

/// <summary>
/// Writes many rows by few statements: on SQLite one list of values for up to a hundred rows, on PostgreSQL one array a column, which is
/// a statement that never changes and so is planned once.
/// </summary>
internal static class ManyRows
{
    private const int PerList = 100;
    private const int PerArrays = 1_000;

    /// <param name="connection">An open connection; everything happens in one transaction of its own.</param>
    /// <param name="insert">Up to the names of the columns.</param>
    /// <param name="then">What follows the values, such as <c>on conflict …</c>.</param>
    /// <param name="rows">The values of each row, in the order of the columns: texts, whole numbers or bytes; null where there is none.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public static async Task Write(
        DbConnection connection, string insert, string then, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var asArrays = connection is NpgsqlConnection;
        foreach (var chunk in rows.Chunk(asArrays ? PerArrays : PerList))
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            if (asArrays) AddArrays(command, insert, then, chunk);
            else AddLists(command, insert, then, chunk);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static void AddArrays(DbCommand command, string insert, string then, object?[][] rows)
    {
        var arrays = new List<string>();
        for (var column = 0; column < rows[0].Length; column++)
        {
            var (type, array) = ArrayOf(rows, column);
            Add(command, Name(0, column), array);
            arrays.Add($"@{Name(0, column)}::{type}[]");
        }

        command.CommandText = $"{insert} select * from unnest({string.Join(", ", arrays)}) {then}";
    }

    /// <summary>A column's type is that of its first value; one without any is a column of texts.</summary>
    private static (string Type, Array Values) ArrayOf(object?[][] rows, int column) =>
        Array.Find(rows, row => row[column] is not null)?[column] switch
        {
            int => ("integer", Array.ConvertAll(rows, row => (int?)row[column])),
            long => ("bigint", Array.ConvertAll(rows, row => (long?)row[column])),
            byte[] => ("bytea", Array.ConvertAll(rows, row => (byte[]?)row[column])),
            null or string => ("text", Array.ConvertAll(rows, row => (string?)row[column])),
            var other => throw new ArgumentException($"No column is made of {other.GetType().Name}.", nameof(rows)),
        };

    private static void AddLists(DbCommand command, string insert, string then, object?[][] rows)
    {
        var text = new StringBuilder(insert).Append(" values");
        for (var row = 0; row < rows.Length; row++)
        {
            text.Append(row == 0 ? " (" : ", (");
            for (var column = 0; column < rows[row].Length; column++)
            {
                text.Append(column == 0 ? "@" : ", @").Append(Name(row, column));
                Add(command, Name(row, column), rows[row][column]);
            }

            text.Append(')');
        }

        command.CommandText = text.Append(' ').Append(then).ToString();
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    private static string Name(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"p{row}_{column}");
}
