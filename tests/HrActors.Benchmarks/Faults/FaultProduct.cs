using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HrActors.Domain.Identity;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Faults;

/// <summary>The running product with employees of two branches that share nothing with the sample group, and a key to send their punches.</summary>
internal sealed class FaultProduct : IAsyncDisposable
{
    public const string Source = "faults";

    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromMilliseconds(500);
    private static readonly string[] Branches = ["4301", "4401"];
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience.Limit };
    private string _manager = "";

    private FaultProduct(ProductHost host) => Host = host;

    public ProductHost Host { get; }

    /// <summary>Where the interface is asked; another silo's when the first is gone.</summary>
    public Uri Address { get; set; } = null!;

    public string ApiKey { get; private set; } = "";

    public IReadOnlyList<(string EmployeeNo, string BranchCode)> Employees { get; private set; } = [];

    public static async Task<FaultProduct> Start(string database, FaultLoad load, Dictionary<string, string?>? environment = null)
    {
        environment ??= [];
        environment.TryAdd("Hr__Sandbox", "none");
        // Every sheet of everybody is read again and again in one session, faster than any person would.
        environment.TryAdd("Hr__Web__SessionRate", "0");
        var product = new FaultProduct(await ProductHost.Start(environment: environment, database: database));
        try
        {
            product.Address = product.Host.Url;
            await product.Prepare(load);
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks again while the answer is 503 or 429, as a person would.</summary>
    public async Task<JsonElement> Get(string path)
    {
        using var timer = new PeriodicTimer(BeforeAskingAgain);
        for (var watch = Stopwatch.StartNew(); ; await timer.WaitForNextTickAsync())
        {
            try
            {
                return await GetOnce(path);
            }
            catch (HttpRequestException e) when (
                e.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests && watch.Elapsed < Patience.Limit)
            {
                continue;
            }
        }
    }

    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task<JsonElement> GetOnce(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "/api/v1/" + path));
        request.Headers.Authorization = new("Bearer", _manager);
        using var response = await _http.SendAsync(request);
        return await Json(response);
    }

    public async Task<JsonElement> Post(string path, object body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/api/v1/" + path)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token ?? _manager);
        using var response = await _http.SendAsync(request);
        return await Json(response);
    }

    /// <summary>Status and code of <c>/health/ready</c>; null when nothing answers.</summary>
    public async Task<(int Status, string? Code, string? Detail)?> Ready()
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Address, "/health/ready"));
            var json = await response.Content.ReadFromJsonAsync<JsonElement>();
            return ((int)response.StatusCode, json.GetProperty("code").GetString(), json.GetProperty("detail").GetString());
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Hires somebody in the past, so that punches of the last weeks are theirs.</summary>
    public Task<JsonElement> Hire(string employeeNo, string branchCode, int number)
    {
        // Births of 1900 to 1904: no living person holds such a number.
        var seventeen = string.Create(CultureInfo.InvariantCulture, $"430102{new DateOnly(1900, 1, 1).AddDays(number):yyyyMMdd}998");
        return Post("employees", new
        {
            employeeNo,
            name = "示例",
            idNumber = seventeen + IdentityChecksum.Of(seventeen),
            branchCode,
            hireDate = DateTime.UtcNow.AddHours(8).AddDays(-45).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            monthlyWage = 9_000,
        });
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
    }

    private async Task Prepare(FaultLoad load)
    {
        _manager = await SignIn("manager");
        var admin = await SignIn("admin");
        var made = await Post("upstreams", new { name = "faults", source = Source, branches = Branches }, admin);
        ApiKey = made.GetProperty("apiKey").GetString()!;
        var employees = Enumerable.Range(0, load.Employees)
            .Select(number => (EmployeeNo: string.Create(CultureInfo.InvariantCulture, $"F{number:0000}"), BranchCode: Branches[number % Branches.Length]))
            .ToList();
        foreach (var (index, employee) in employees.Index()) await Hire(employee.EmployeeNo, employee.BranchCode, index);
        Employees = employees;
    }

    private async Task<string> SignIn(string userName)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(Address, "/api/v1/sessions"), new { userName, password = ProductHost.Password });
        return (await Json(response)).GetProperty("token").GetString()!;
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new HttpRequestException($"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {text}",
                null, response.StatusCode);
    }
}
