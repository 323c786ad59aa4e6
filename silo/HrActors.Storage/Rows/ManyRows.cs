using System.Data.Common;
using System.Globalization;
using System.Text;

namespace HrActors.Storage.Rows;

/// <summary>Writes many rows by few statements, the same on both databases: one list of values for up to a hundred rows.</summary>
internal static class ManyRows
{
    private const int PerStatement = 100;

    /// <param name="connection">An open connection; everything happens in one transaction of its own.</param>
    /// <param name="insert">Up to and including <c>values</c>.</param>
    /// <param name="then">What follows the values, such as <c>on conflict …</c>.</param>
    /// <param name="rows">The values of each row, in the order of the columns.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public static async Task Write(
        DbConnection connection, string insert, string then, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var chunk in rows.Chunk(PerStatement))
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Text(insert, then, chunk.Length, chunk[0].Length);
            for (var row = 0; row < chunk.Length; row++)
            {
                for (var column = 0; column < chunk[row].Length; column++)
                {
                    var parameter = command.CreateParameter();
                    parameter.ParameterName = Name(row, column);
                    parameter.Value = chunk[row][column] ?? DBNull.Value;
                    command.Parameters.Add(parameter);
                }
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static string Text(string insert, string then, int rows, int columns)
    {
        var text = new StringBuilder(insert);
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? " (" : ", (");
            for (var column = 0; column < columns; column++) text.Append(column == 0 ? "@" : ", @").Append(Name(row, column));
            text.Append(')');
        }

        return text.Append(' ').Append(then).ToString();
    }

    private static string Name(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"p{row}_{column}");
}
