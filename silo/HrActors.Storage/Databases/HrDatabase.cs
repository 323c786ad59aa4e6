using System.Data.Common;
using HrActors.DurableLog;

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

    /// <summary>The condition that <paramref name="column"/> is one of the texts of <paramref name="parameter"/>.</summary>
    public abstract string IsOneOf(string column, string parameter);

    /// <summary>The texts of <paramref name="parameter"/> as a table <c>k</c> with the column <c>value</c>, to be joined row by row.</summary>
    public abstract string RowsOf(string parameter);

    /// <summary>The value of a parameter of <see cref="IsOneOf"/> and <see cref="RowsOf"/>.</summary>
    public abstract object Texts(IEnumerable<string> texts);

    /// <summary>The statement that tells, as 0 or more, whether a table of this name exists (parameter <c>@name</c>).</summary>
    public abstract string CountTables { get; }

    /// <summary>The same database as the durable log knows it.</summary>
    public abstract LogDatabase OpenLog();

    public Task<DbConnection> Open(CancellationToken cancellationToken) => Source.OpenConnectionAsync(cancellationToken).AsTask();

    public virtual ValueTask DisposeAsync() => Source.DisposeAsync();
}
