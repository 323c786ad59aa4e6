using System.Diagnostics;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Faults.Scenarios;

/// <summary>
/// The file system under SQLite is full under load, and has room again later. A small file system in memory is mounted for it, which
/// takes root.
/// </summary>
public static class DiskFullScenario
{
    public const string Name = "disk-full";

    private const int Megabytes = 192;

    /// <summary>Null where such a file system can be mounted.</summary>
    public static string? Obstacle => OperatingSystem.IsLinux() && Environment.UserName == "root" ? null : "a file system is mounted by root only";

    public static async Task<FaultOutcome> Run(FaultLoad load)
    {
        var folder = Directory.CreateTempSubdirectory("hr-small-disk-").FullName;
        await Execute("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "hr-small-disk", folder);
        try
        {
            return await RunOn(folder, load);
        }
        finally
        {
            await Execute("umount", "-l", folder);
            Directory.Delete(folder);
        }
    }

    private static async Task<FaultOutcome> RunOn(string folder, FaultLoad load)
    {
        // Enough that the space already set aside for the database does not take it all.
        load = load with { Days = 30, PunchesADay = 50 };
        await using var run = await FaultRun.Start(Name, Databases.Sqlite, load, new() { ["HR_DATA"] = Path.Combine(folder, "data") });
        var sending = run.Send();
        for (var round = 0; round < Math.Max(1, load.Rounds / 4); round++)
        {
            await run.UntilAcknowledged(0.05 + (0.2 * round), sending);
            var filler = Path.Combine(folder, "filler");
            Fill(filler);
            await run.Until(
                () => Task.FromResult(run.Tally.Refusals.Keys.Any(refusal => refusal == "503 service.storage-full")),
                Patience.Limit,
                "events are refused as 503 service.storage-full with Retry-After");
            await run.UntilReadySays(503, "storage.full", Patience.Limit);
            using (var away = new PeriodicTimer(load.Outage)) await away.WaitForNextTickAsync(run.Limit);
            run.Expect(run.Product.Host.IsRunning, "the silo ended on a full disk");
            File.Delete(filler);
            await run.MeasureRecovery(sending);
            await run.UntilReadySays(200, null, Patience.Limit);
        }

        await sending;
        return await run.Count(Name, Databases.Sqlite, TimeSpan.FromMinutes(3));
    }

    private static void Fill(string file)
    {
        var block = new byte[64 * 1024];
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) stream.Write(block);
        }
        catch (IOException)
        {
            // Full, as it should be.
            return;
        }
    }

    private static async Task Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
