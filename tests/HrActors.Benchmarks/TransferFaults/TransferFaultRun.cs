using System.Diagnostics;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.TransferFaults;

/// <summary>
/// Transfers from hire to the end while the agency fails, is slow, down and restarted, its callbacks come twice and out of order, and the
/// silo is killed. Then the product's and the agency's books are laid side by side.
/// </summary>
public static class TransferFaultRun
{
    /// <summary>After the last case is over: findings, ledgers and late callbacks.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    public static async Task<TransferFaultOutcome> Run(string database, TransferFaultLoad load, Action<string>? tell = null)
    {
        var watch = Stopwatch.StartNew();
        await using var host = await ProductHost.Start(database: database);
        using var limit = new CancellationTokenSource(load.Limit);
        using var client = new TransferFaultClient(host, limit.Token);
        var people = load.People();
        var books = new TransferFaultBooks(client, people);
        try
        {
            await client.SignIn();
            foreach (var person in people) await client.Control($"sandbox/persons/{person.IdNumber}", Mover.AtAgency());
            await client.Control("sandbox/pace", new { secondsPerLeg = load.SecondsPerLeg });
            await client.Control("sandbox/faults", Faults(load));

            var handled = 0;
            var handling = Parallel.ForEachAsync(
                people,
                new ParallelOptions { MaxDegreeOfParallelism = load.Clients, CancellationToken = limit.Token },
                async (person, _) =>
                {
                    await Handle(client, person);
                    Interlocked.Increment(ref handled);
                });
            await Break(host, client, load, part => client.Until(
                () => Task.FromResult(Volatile.Read(ref handled)), count => count >= part * people.Count || handling.IsFaulted), Say);
            await handling;
            Say("all submitted");
            await client.Until(books.Unfinished, left => left == 0);
            Say("all over");
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException)
        {
            books.Break(e is InvalidOperationException ? e.Message : $"not over within {load.Limit.TotalMinutes:0} min");
            Say("broken off");
        }

        using var rest = new CancellationTokenSource(Settling);
        using var reader = new TransferFaultClient(host, rest.Token);
        await reader.SignIn();
        await books.Settle(reader);
        using var soon = new CancellationTokenSource(Settling);
        using var counter = new TransferFaultClient(host, soon.Token);
        await counter.SignIn();
        return await books.Count(counter, database, load, client.Said, watch.Elapsed);

        void Say(string text) => tell?.Invoke($"{watch.Elapsed.TotalSeconds,5:0} s  {text}");
    }

    /// <summary>The job of HR for one person, until the application is on its way.</summary>
    private static async Task Handle(TransferFaultClient client, Mover person)
    {
        await client.Post("employees", person.Hire());
        var employee = await client.Until(
            () => client.Get($"employees/{person.EmployeeNo}"), found => found.GetProperty("transferCases").GetArrayLength() > 0);
        person.CaseNo = employee.GetProperty("transferCases")[0].GetProperty("caseNo").GetString()!;
        await client.Post($"transfers/{person.CaseNo}/signature", new { });
        await client.Post($"transfers/{person.CaseNo}/submission", new { });
    }

    private static async Task Break(
        ProductHost host, TransferFaultClient client, TransferFaultLoad load, Func<double, Task> part, Action<string> say)
    {
        await part(0.15);
        await Kill();
        await part(0.35);
        await client.Control("sandbox/faults", Faults(load, down: true));
        say("agency down");
        using (var away = new PeriodicTimer(load.Outage)) await away.WaitForNextTickAsync();
        await client.Control("sandbox/faults", Faults(load));
        say("agency up again");
        await part(0.55);
        if (load.Kills > 1) await Kill();
        await part(0.7);
        await client.RestartSandbox();
        say("agency restarted");
        await part(0.85);
        if (load.Kills > 2) await Kill();

        async Task Kill()
        {
            await host.Kill();
            say("silo killed");
            await host.Run();
            say("silo ready again");
        }
    }

    private static object Faults(TransferFaultLoad load, bool down = false) =>
        new { latencyMs = load.LatencyMs, errorRate = load.ErrorRate, down, duplicateCallbacks = true };
}
