using System.Data.Common;
using System.Net;
using Dapper;
using HrActors.EndToEnd.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace HrActors.EndToEnd.Tests.Attendance;

/// <summary>
/// The product with the sample group, little room in its log and little patience, so that trouble is not waited for; a time clock counts as
/// away after two seconds.
/// </summary>
public sealed class TroubledProduct : IAsyncLifetime
{
    public const string Source = "trouble";

    internal ProductHost Host { get; private set; } = null!;

    internal HttpCaller Admin { get; private set; } = null!;

    internal HttpCaller Manager { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await ProductHost.Start(environment: new()
        {
            ["Hr__Sandbox"] = "none",
            ["Hr__Attendance__ClockOutageSeconds"] = "2",
            ["Hr__Intake__MaxStallSeconds"] = "0",
            ["Hr__Log__MaxWaiting"] = "10",
            ["Hr__Log__MaxWait"] = "00:00:01",
            ["Hr__Log__MaxDeliveryTime"] = "00:00:01",
            // A dead letter is only offered again when somebody asks.
            ["Hr__Log__RetryPause"] = "01:00:00",
        });
        Admin = await HttpCaller.SignIn(Host.Url, "admin");
        Manager = await HttpCaller.SignIn(Host.Url, "manager");
    }

    public Task DisposeAsync() => Host.DisposeAsync().AsTask();

    internal async Task<(string Id, string ApiKey)> Key(string branch)
    {
        string[] branches = [branch];
        var made = (await Admin.Post("/upstreams", new { name = "门禁", source = Source, branches })).Expect(HttpStatusCode.Created);
        return (made["id"].GetString()!, made["apiKey"].GetString()!);
    }

    /// <summary>Keeps every other writer out of the database until it is disposed of.</summary>
    internal async Task<IAsyncDisposable> Block()
    {
        var connection = await Open();
        await connection.ExecuteAsync("begin immediate");
        return connection;
    }

    /// <summary>Puts other bytes into the place of a stored state and answers those that were there.</summary>
    internal async Task<byte[]> ReplaceState(string grainType, string key, byte[] payload)
    {
        await using var connection = await Open();
        const string Where = "where grain_type = @grainType and key_text = @key";
        var before = await connection.QuerySingleAsync<byte[]>($"select payload from grain_state {Where}", new { grainType, key });
        await connection.ExecuteAsync($"update grain_state set payload = @payload {Where}", new { payload, grainType, key });
        return before;
    }

    private async Task<DbConnection> Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Host.DataFolder, "hr.db")};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
