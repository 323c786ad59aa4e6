using System.Data.Common;
using HrActors.DurableLog;
using HrActors.Storage.Writing;

namespace HrActors.Storage.Databases;

/// <summary>What differs between the two databases; everything else is the same SQL.</summary>
internal abstract class HrDatabase : IAsyncDisposable
{
    /// <summary>The name in the scripts meant for this database alone.</summary>
    public abstract string Name { get; }

    /// <summary>The name the Orleans ADO.NET providers know the database by.</summary>
    public abstract string Invariant { get; }

    /// <summary>Where it is, without a secret.</summary>
    public abstract string Place { get; }

    /// <summary>Room left on its file system; null when it lies on another machine.</summary>
    public virtual long? FreeBytes => null;

    public abstract DbDataSource Source { get; }

    /// <summary>Prepares the place itself, before any table.</summary>
    public abstract Task Prepare(CancellationToken cancellationToken);

    /// <summary>
    /// Starts a transaction that waits for every other one which locked the same <paramref name="name"/>, in this process or another.
    /// </summary>
    public abstract Task<DbTransaction> BeginLocked(DbConnection connection, string name, CancellationToken cancellationToken);

    /// <summary>
    /// The same lock for statements of <see cref="Commit"/>: what is to stand before them, so that they see all that the lock's last holder
    /// committed. Held to the end of their transaction; nothing where there is one writer anyway.
    /// </summary>
    public abstract IEnumerable<RowWrite> Lock(string name);

    /// <summary>The condition that <paramref name="column"/> is one of the texts of <paramref name="parameter"/>.</summary>
    public abstract string IsOneOf(string column, string parameter);

    /// <summary>
    /// What follows <c>from</c> to look up one row <c>g</c> of <paramref name="table"/> for each text <c>k.value</c> of
    /// <paramref name="parameter"/>; <paramref name="condition"/> names a whole key. One look-up for each text, whatever the database knows
    /// of the table: a list of keys in a table just filled, whose statistics are not there yet, would read all of it.
    /// </summary>
    public abstract string LookUpEach(string parameter, string table, string condition);

    /// <summary>The value of a parameter of <see cref="IsOneOf"/> and <see cref="LookUpEach"/>.</summary>
    public abstract object Texts(IEnumerable<string> texts);

    /// <summary>The statement that tells, as 0 or more, whether a table of this name exists (parameter <c>@name</c>).</summary>
    public abstract string CountTables { get; }

    /// <summary>Transactions of <see cref="Commit"/> that may run at once.</summary>
    public abstract int Writers { get; }

    /// <summary>
    /// Carries out the statements of all <paramref name="groups"/> in order, in one transaction. Whatever it throws, nothing of them stands,
    /// unless the connection broke.
    /// </summary>
    public abstract Task<IReadOnlyList<IReadOnlyList<RowsWritten>>> Commit(IReadOnlyList<IReadOnlyList<RowWrite>> groups);

    /// <summary>The same database as the durable log knows it.</summary>
    public abstract LogDatabase OpenLog();

    public Task<DbConnection> Open(CancellationToken cancellationToken) => Source.OpenConnectionAsync(cancellationToken).AsTask();

    public virtual ValueTask DisposeAsync() => Source.DisposeAsync();
}
