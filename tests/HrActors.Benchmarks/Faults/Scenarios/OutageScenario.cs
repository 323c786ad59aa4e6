using HrActors.TestSupport;

namespace HrActors.Benchmarks.Faults.Scenarios;

/// <summary>PostgreSQL is stopped under load, orderly or as by a crash, and started again.</summary>
public static class OutageScenario
{
    public static string NameOf(bool crash) => crash ? "database-crash" : "database-stop";

    public static async Task<FaultOutcome> Run(FaultLoad load, bool crash)
    {
        var name = NameOf(crash);
        await using var run = await FaultRun.Start(name, Databases.Postgres, load);
        var (host, server) = (run.Product.Host, run.Product.Host.Postgres!);
        var sending = run.Send();
        for (var round = 0; round < Math.Max(1, load.Rounds / 4); round++)
        {
            await run.UntilAcknowledged(0.2 + (0.2 * round), sending);
            await (crash ? server.Stop() : server.StopOrderly());
            await run.UntilReadySays(503, "storage.unreachable", Patience.Limit);
            await run.Until(() => IntakeSays(run.Product, "storage.unreachable"), Patience.Limit, "the intake says that the database is away");
            using (var away = new PeriodicTimer(load.Outage)) await away.WaitForNextTickAsync(run.Limit);
            run.Expect(host.IsRunning, "the silo ended while the database was away");
            await server.Start();
            await run.MeasureRecovery(sending);
            await run.UntilReadySays(200, null, Patience.Limit);
        }

        await sending;
        return await run.Count(name, Databases.Postgres, TimeSpan.FromMinutes(3));
    }

    private static async Task<bool> IntakeSays(FaultProduct product, string code)
    {
        try
        {
            var intake = await product.GetOnce("intake");
            return intake.GetProperty("troubles").EnumerateArray().Any(trouble => trouble.GetProperty("code").GetString() == code);
        }
        catch (HttpRequestException)
        {
            // The call itself met the missing database.
            return false;
        }
    }
}
