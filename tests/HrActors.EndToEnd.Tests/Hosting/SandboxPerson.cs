using System.Net.Http.Json;

namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>People in the sandbox agency, with numbers that no living person holds (birth years 1900-1904).</summary>
internal static class SandboxPerson
{
    public static Task Active(ProductHost host, string idNumber, string name, string region = "420100") => Put(host, idNumber, name, region, "active", null);

    /// <summary>What the former employer's stop (停保) makes of it.</summary>
    public static Task Paused(ProductHost host, string idNumber, string name, string region = "420100") => Put(host, idNumber, name, region, "paused", "2024-06");

    private static async Task Put(ProductHost host, string idNumber, string name, string regionCode, string status, string? to)
    {
        object[] history =
        [
            new { from = "2021-07", to = "2021-12", @base = 5000 },
            new { from = "2022-01", to = "2022-12", @base = 5200 },
            new { from = "2023-01", to = "2023-12", @base = 5500 },
            new { from = "2024-01", to = "2024-06", @base = 6000 },
        ];
        var record = new { regionCode, line = "pension", status, unitName = "武汉示例单位", from = "2021-07", to, months = 36, lastBase = 6000, arrears = false, history };
        using var response = await host.SandboxClient.PutAsJsonAsync($"sandbox/persons/{idNumber}", new { name, records = new object[] { record } });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
