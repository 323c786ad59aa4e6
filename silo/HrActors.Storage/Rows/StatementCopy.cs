using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using Npgsql;
using NpgsqlTypes;

namespace HrActors.Storage.Rows;

/// <summary>
/// New statements by PostgreSQL's COPY, which fills whole pages and logs them once. It knows no conflicts: a row that stands already
/// undoes all of them.
/// </summary>
internal static class StatementCopy
{
    private const string Into = """
        copy contribution_statement (branch_code, month, employee_no, revision, facts_version, held, locked, content)
        from stdin (format binary)
        """;

    /// <returns>False with nothing written: the database has no COPY, or somebody has a statement of the month.</returns>
    public static async Task<bool> TryWrite(
        HrDatabase database, string branchCode, YearMonth month, long revision, IReadOnlyList<StatementRow> rows,
        CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        if (connection is not NpgsqlConnection postgres || rows.Count == 0) return false;

        try
        {
            await using var copy = await postgres.BeginBinaryImportAsync(Into, cancellationToken);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(branchCode, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(MonthNumbers.From(month), NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(row.EmployeeNo, NpgsqlDbType.Text, cancellationToken);
                await copy.WriteAsync(revision, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(row.FactsVersion, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(row.Held ? 1 : 0, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(0, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(row.Content, NpgsqlDbType.Bytea, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
            return true;
        }
        catch (PostgresException conflict) when (conflict.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }
}
