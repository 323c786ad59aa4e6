using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>Another sandbox agency beside the one the product starts, as a process of its own.</summary>
internal sealed class SecondAgency : IAsyncDisposable
{
    public const string Id = "hubei";

    private readonly string _folder = Directory.CreateTempSubdirectory("hr-agency-").FullName;
    private readonly HttpClient _control = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Process _process;

    private SecondAgency(Uri url)
    {
        Url = url;
        _control.BaseAddress = url;
        _process = Process.Start(StartInfo())!;
    }

    public Uri Url { get; }

    /// <summary>What the product has to know of it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        [$"Hr__Agencies__Http__{Id}__Url"] = Url.ToString(),
        [$"Hr__Agencies__Http__{Id}__Key"] = "try-it",
        [$"Hr__Agencies__Http__{Id}__CallbackSecret"] = "also-try-it",
    };

    public static async Task<SecondAgency> Start()
    {
        var agency = new SecondAgency(new UriBuilder("http", "127.0.0.1", FreePorts.Take(1)[0]).Uri);
        await Eventually.Get(agency.IsUp, up => up, "the second agency answers");
        return agency;
    }

    public async Task Set(string path, object body)
    {
        using var response = await _control.PutAsJsonAsync("sandbox/" + path, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _control.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsUp()
    {
        try
        {
            using var response = await _control.GetAsync("health");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(ProductHost.Folder, "HrActors.Sandbox.dll")]) { WorkingDirectory = _folder };
        info.Environment["SANDBOX_URL"] = Url.ToString();
        info.Environment["SANDBOX_DATA"] = _folder;
        info.Environment["SANDBOX_KEY"] = "try-it";
        info.Environment["SANDBOX_OWNER_PID"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return info;
    }
}
