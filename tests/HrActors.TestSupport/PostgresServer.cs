using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace HrActors.TestSupport;

/// <summary>
/// A throw-away PostgreSQL of the test run: a cluster in a temporary folder on a free loopback port, removed at the end. Needs the server's own programs under <c>/usr/lib/postgresql</c> or on the path.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Reason for skipping a test when <see cref="TryStart"/> answers null.</summary>
    public const string SkipReason = "PostgreSQL binaries (initdb) not found";

    /// <summary>Set to 1, a missing PostgreSQL fails the tests instead of skipping them.</summary>
    public const string RequireAll = "HR_REQUIRE_ALL";

    // Fields of /proc/PID/stat, counted without the name, which may hold blanks; behind the user's time the kernel's, and both of ended children.
    private const int Pid = 0;
    private const int Parent = 2;
    private const int UserTime = 12;
    private const double TicksPerSecond = 100;

    private readonly string _programs;
    private readonly string _folder;
    private readonly bool _durable;
    private int _databases;

    private PostgresServer(string programs, string folder, int port, bool durable)
    {
        _programs = programs;
        _folder = folder;
        _durable = durable;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Include Error Detail=true";
    }

    /// <summary>The cluster's own database; tests take a <see cref="NewDatabase"/> each.</summary>
    public string ConnectionString { get; }

    /// <summary>Everything the server keeps: tables, write-ahead log, its own log.</summary>
    public string Folder => _folder;

    /// <summary>Used so far by all processes of the server that run, and by those that have ended.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            var first = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
            var ticks = Directory.GetDirectories("/proc").Select(Stat).OfType<string[]>()
                .Where(stat => stat[Pid] == first || stat[Parent] == first)
                .Sum(stat => stat.Skip(UserTime).Take(stat[Pid] == first ? 4 : 2).Sum(text => long.Parse(text, CultureInfo.InvariantCulture)));
            return TimeSpan.FromSeconds(ticks / TicksPerSecond);
        }
    }

    /// <summary>
    /// A running server, or null when its programs are not installed. Only a <paramref name="durable"/> one flushes to disk what it
    /// commits: tests of speed need that, other tests are faster without.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// They are not installed and <c>HR_REQUIRE_ALL</c> is 1, or the server did not start.
    /// </exception>
    public static async Task<PostgresServer?> TryStart(bool durable = false)
    {
        if (FindPrograms() is not { } programs)
        {
            return Environment.GetEnvironmentVariable(RequireAll) == "1"
                ? throw new InvalidOperationException(SkipReason)
                : null;
        }

        var folder = Directory.CreateTempSubdirectory("hr-postgres-").FullName;
        var port = FreePorts.Take(1)[0];
        var server = new PostgresServer(programs, folder, port, durable);
        try
        {
            if (AsRoot) await Run("chown", "postgres", folder);
            await server.RunProgram("initdb", "-D", server.Data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync");
            await server.Start();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server, again after <see cref="Stop"/>; the port and the data stay.</summary>
    public Task Start()
    {
        var port = new NpgsqlConnectionStringBuilder(ConnectionString).Port.ToString(CultureInfo.InvariantCulture);
        var options = $"-p {port} -k {_folder} -c listen_addresses=127.0.0.1 -c max_connections=200 "
            + (_durable ? "-c shared_buffers=1GB -c max_wal_size=4GB" : "-c fsync=off -c shared_buffers=128MB");
        return RunProgram("pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(_folder, "log"), "-o", options);
    }

    /// <summary>Stops the server at once, as a crash would: clients lose their connections.</summary>
    public Task Stop() => RunProgram("pg_ctl", "stop", "-m", "immediate", "-w", "-D", Data);

    /// <summary>Stops the server as an operator does: transactions end, clients are told.</summary>
    public Task StopOrderly() => RunProgram("pg_ctl", "stop", "-m", "fast", "-w", "-D", Data);

    /// <summary>Connection string of a new, empty database.</summary>
    public async Task<string> NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) await Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool AsRoot => OperatingSystem.IsLinux() && Environment.UserName == "root";

    private string Data => Path.Combine(_folder, "data");

    private static string? FindPrograms()
    {
        const string installed = "/usr/lib/postgresql";
        var versions = Directory.Exists(installed) ? Directory.GetDirectories(installed) : [];
        return versions
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var no) ? no : 0)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }

    /// <summary>Null for what is no process, or not one any more.</summary>
    private static string[]? Stat(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)) return null;
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            return (text[..text.IndexOf('(', StringComparison.Ordinal)] + text[(text.LastIndexOf(')') + 2)..]).Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The server refuses to run as root, so root runs its programs as the user it installed.</summary>
    private Task RunProgram(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return AsRoot ? Run("runuser", ["-u", "postgres", "--", path, .. arguments]) : Run(path, arguments);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        // The output is not read: the server inherits it and would keep it open for its whole life.
        const string quietly = "exec \"$0\" \"$@\" >/dev/null 2>&1";
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", quietly, program, .. arguments])
        {
            WorkingDirectory = "/",
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
