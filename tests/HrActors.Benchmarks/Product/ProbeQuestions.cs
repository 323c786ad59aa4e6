using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Security.Cryptography;
using HrActors.Benchmarks.Contributions;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Benchmarks.Product;

/// <summary>What can be asked of the product from the inside; a line of words, answered by a line.</summary>
internal static class ProbeQuestions
{
    private const int FanOut = 64;
    private const int WakeFanOut = 1_024;

    public static async Task<string> Answer(string[] words, IServiceProvider services)
    {
        using var system = services.GetRequiredService<Callers>().AsSystem();
        return await Ask(words, services);
    }

    private static async Task<string> Ask(string[] words, IServiceProvider services) => words switch
    {
        ["heap"] => Heap(),
        ["collections"] => Collections(),
        ["pages", var count, var employees, var month] => await Pages(services, Number(count), Number(employees), YearMonth.Parse(month)),
        ["key", var source, var branches] => await Key(services.GetRequiredService<IGrainFactory>(), source, Number(branches)),
        ["punches", var month, var employees] => await Punches(
            services.GetRequiredService<IGrainFactory>(), YearMonth.Parse(month), Number(employees)),
        ["wake", var from, var employees, var lastDay] => await Wake(
            services.GetRequiredService<IGrainFactory>(), Number(from), Number(employees), DateOnly.Parse(lastDay, CultureInfo.InvariantCulture)),
        _ => await ContributionQuestions.Answer(words, services)
            ?? throw new ArgumentException($"Nobody knows '{words[0]}' with {words.Length - 1} words behind it."),
    };

    /// <summary>Microseconds to read what the employee page shows, so many times, some at once, each for a manager of all branches.</summary>
    private static async Task<string> Pages(IServiceProvider services, int count, int employees, YearMonth month)
    {
        var (grains, callers) = (services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<Callers>());
        var manager = new Principal { UserName = "manager", DisplayName = "manager", Role = Role.HrManager };
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = FanOut }, async (i, _) =>
        {
            using var speaking = callers.As(manager);
            var employee = grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(MadeUpGroup.EmployeeNo(i % employees)));
            if (await employee.Get() is null) throw new InvalidOperationException("Nobody has this number.");
            await employee.GetLedger();
            await employee.GetAttendance(month);
        });
        return ((long)watch.Elapsed.TotalMicroseconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Bytes alive after a full, compacting collection.</summary>
    private static string Heap()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Collections of each generation so far, microseconds that everything stood still for them, and those the runtime compiled for.</summary>
    private static string Collections() => string.Create(
        CultureInfo.InvariantCulture,
        $"{GC.CollectionCount(0)} {GC.CollectionCount(1)} {GC.CollectionCount(2)} {Whole(GC.GetTotalPauseDuration())} {Whole(JitInfo.GetCompilationTime())}");

    private static long Whole(TimeSpan time) => (long)time.TotalMicroseconds;

    /// <summary>A key of an upstream system that may write for every branch of the made-up group.</summary>
    private static async Task<string> Key(IGrainFactory grains, string source, int branches)
    {
        var key = UpstreamKey.Of(RandomNumberGenerator.GetBytes(32));
        await grains.GetGrain<IUpstreamGrain>(GrainKeys.Upstream(UpstreamKey.HashOf(key))).Configure(new()
        {
            Command = new CommandInfo { Id = "benchmark-" + source, By = "system" },
            Id = "benchmark-" + source,
            Name = source,
            Source = source,
            Branches = [.. Enumerable.Range(0, branches).Select(MadeUpGroup.Branch)],
        });
        return key;
    }

    /// <summary>Punches of a month on the sheets of the first <paramref name="employees"/> employees together, asked of each actor.</summary>
    private static async Task<string> Punches(IGrainFactory grains, YearMonth month, int employees)
    {
        var found = 0L;
        await Parallel.ForEachAsync(Enumerable.Range(0, employees), new ParallelOptions { MaxDegreeOfParallelism = FanOut }, async (i, _) =>
        {
            var sheet = await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(MadeUpGroup.EmployeeNo(i))).GetAttendance(month)
                ?? throw new InvalidOperationException($"Employee {MadeUpGroup.EmployeeNo(i)} does not exist.");
            Interlocked.Add(ref found, sheet.Days.Sum(day => day.Punches.Count));
        });
        return found.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Milliseconds until so many from the given one on have answered, each of them with a last punch on that day.</summary>
    private static async Task<string> Wake(IGrainFactory grains, int from, int employees, DateOnly lastDay)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(from, employees), new ParallelOptions { MaxDegreeOfParallelism = WakeFanOut }, async (i, _) =>
        {
            var employee = await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(MadeUpGroup.EmployeeNo(i))).Get();
            if (employee?.LastPunchOn != lastDay)
                throw new InvalidOperationException($"The last punch of {MadeUpGroup.EmployeeNo(i)} is on {employee?.LastPunchOn}, not {lastDay}.");
        });
        return watch.ElapsedMilliseconds.ToString(CultureInfo.InvariantCulture);
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
