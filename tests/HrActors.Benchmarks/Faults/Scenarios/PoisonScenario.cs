using System.Data.Common;
using Dapper;
using HrActors.TestSupport;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HrActors.Benchmarks.Faults.Scenarios;

/// <summary>
/// One employee's stored state is damaged, so that the actor cannot wake. Its branch goes on; what is for it waits, and is applied once
/// the state is mended.
/// </summary>
public static class PoisonScenario
{
    public const string Name = "poison";

    public static async Task<FaultOutcome> Run(string database, FaultLoad load)
    {
        await using var run = await FaultRun.Start(Name, database, load);
        var host = run.Product.Host;
        var (sick, branch) = run.Product.Employees[1];
        await host.Kill();
        var state = await Replace(host, sick, [0xFF, 0x00, 0xFF]);
        await host.Run();

        await run.Send();
        var others = run.Punches.Where(punch => punch.EmployeeNo != sick).ToList();
        await run.Until(
            async () => (await Sheets.Read(run.Product, others, run.Limit)).Count == others.Count,
            Patience.Limit,
            $"everybody else of branch {branch} is applied");
        run.Expect(await IsSick(run.Product, sick), "the damaged employee answers");

        await Replace(host, sick, state);
        return await run.Count(Name, database, TimeSpan.FromMinutes(3));
    }

    private static async Task<bool> IsSick(FaultProduct product, string employeeNo)
    {
        try
        {
            await product.GetOnce($"employees/{employeeNo}");
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }

    /// <summary>Puts other bytes into the place of a state and answers those that were there.</summary>
    private static async Task<byte[]> Replace(ProductHost host, string employeeNo, byte[] payload)
    {
        await using DbConnection connection = host.ConnectionString is { } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={Path.Combine(host.DataFolder, "hr.db")};Pooling=false");
        await connection.OpenAsync();
        const string Where = "where grain_type = 'employee/employee' and key_text = @key";
        var before = await connection.QuerySingleAsync<byte[]>($"select payload from grain_state {Where}", new { key = $"emp:{employeeNo}" });
        await connection.ExecuteAsync($"update grain_state set payload = @payload {Where}", new { payload, key = $"emp:{employeeNo}" });
        return before;
    }
}
