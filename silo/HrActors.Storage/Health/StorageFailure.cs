using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HrActors.Storage.Health;

/// <summary>What kind of trouble a database gives.</summary>
public enum StorageTroubleKind
{
    /// <summary>It cannot be reached or does not answer in time.</summary>
    Unreachable = 1,

    /// <summary>It reads, but has no room to write.</summary>
    Full = 2,

    /// <summary>It answers with an error of another kind.</summary>
    Failing = 3,
}

/// <summary>Tells a database's failure from all others, however deep it lies.</summary>
public static class StorageFailure
{
    private const int SqliteFull = 13;
    private const int SqliteIoError = 10;
    private const int SqliteCannotOpen = 14;
    private const int SqliteIoErrorWrite = SqliteIoError | (3 << 8);
    private const int SqliteIoErrorFsync = SqliteIoError | (4 << 8);
    private const int SqliteIoErrorSharedMemorySize = SqliteIoError | (19 << 8);

    /// <summary>How the platform begins its message when a grain's state could not be read or written; the cause may be lost on the way.</summary>
    private const string OfGrainState = "Error from storage provider";

    /// <summary>Null when <paramref name="failure"/> is not the database's.</summary>
    public static StorageTroubleKind? KindOf(Exception? failure) => failure switch
    {
        null => null,
        AggregateException all => all.InnerExceptions.Select(KindOf).FirstOrDefault(kind => kind is not null),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory } => StorageTroubleKind.Full,
        // Classes 57P and 08: the server is shutting down, starting, or the connection is gone.
        PostgresException postgres => postgres.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("08", StringComparison.Ordinal)
            || postgres.SqlState == PostgresErrorCodes.TooManyConnections
                ? StorageTroubleKind.Unreachable : StorageTroubleKind.Failing,
        SqliteException sqlite => KindOf(sqlite),
        NpgsqlException or SocketException => StorageTroubleKind.Unreachable,
        DbException => StorageTroubleKind.Failing,
        OrleansException orleans when orleans.Message.StartsWith(OfGrainState, StringComparison.Ordinal) =>
            KindOf(orleans.InnerException) ?? StorageTroubleKind.Failing,
        _ => KindOf(failure.InnerException),
    };

    /// <summary>
    /// A file system without room shows as FULL where SQLite counts pages itself, and as a failed write, flush or growth where the system does.
    /// </summary>
    private static StorageTroubleKind KindOf(SqliteException failure) => failure.SqliteErrorCode switch
    {
        SqliteFull => StorageTroubleKind.Full,
        SqliteIoError when failure.SqliteExtendedErrorCode is SqliteIoErrorWrite or SqliteIoErrorFsync or SqliteIoErrorSharedMemorySize =>
            StorageTroubleKind.Full,
        SqliteCannotOpen => StorageTroubleKind.Unreachable,
        _ => StorageTroubleKind.Failing,
    };
}
