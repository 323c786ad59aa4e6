using System.Data.Common;
using HrActors.Grains.Batching;
using HrActors.Storage.Databases;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HrActors.Storage.Writing;

/// <summary>
/// Writes that come while others are being committed wait for those, and are then committed together: one flush of the disk, and on
/// PostgreSQL one round trip, for all of them. A write is answered after its commit. What is written together stands together or not at
/// all; what fails fails alone.
/// </summary>
internal sealed class GroupCommit(HrDatabase database)
{
    /// <summary>Groups in one commit.</summary>
    private const int Together = 250;

    private readonly ReadBatcher<IReadOnlyList<RowWrite>, Answer> _groups = new(groups => Commit(database, groups), database.Writers, Together);

    /// <summary>The answer of the statement.</summary>
    /// <param name="write">What to write.</param>
    /// <param name="cancellationToken">Stops the wait only.</param>
    public async Task<RowsWritten> Write(RowWrite write, CancellationToken cancellationToken = default) =>
        (await WriteTogether([write], cancellationToken))[0];

    /// <summary>Answers of the statements, which are carried out in this order and committed as one.</summary>
    public async Task<IReadOnlyList<RowsWritten>> WriteTogether(IReadOnlyList<RowWrite> together, CancellationToken cancellationToken = default)
    {
        var answer = await _groups.Read(together, cancellationToken);
        return answer.Failure is null ? answer.Written : throw answer.Failure;
    }

    private static async Task<IReadOnlyList<Answer>> Commit(HrDatabase database, IReadOnlyList<IReadOnlyList<RowWrite>> groups)
    {
        try
        {
            return [.. (await database.Commit(groups)).Select(written => new Answer(written, null))];
        }
        catch (Exception failure) when (groups.Count > 1 && IsUndone(failure))
        {
            // Nothing of it stands: alone, each hears what it did wrong itself.
            var answers = new List<Answer>(groups.Count);
            foreach (var group in groups) answers.Add(await CommitAlone(database, group));
            return answers;
        }
    }

    private static async Task<Answer> CommitAlone(HrDatabase database, IReadOnlyList<RowWrite> group)
    {
        try
        {
            return new((await database.Commit([group]))[0], null);
        }
        catch (Exception failure)
        {
            return new([], failure);
        }
    }

    /// <summary>A connection that broke may have committed before it did.</summary>
    private static bool IsUndone(Exception failure) => failure is SqliteException or PostgresException or not DbException;

    private readonly record struct Answer(IReadOnlyList<RowsWritten> Written, Exception? Failure);
}
