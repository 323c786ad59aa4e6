using System.Net.Http.Json;

namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>One running product with the sample group for all tests that only add to it; each test uses people of its own.</summary>
public class SharedProduct : IAsyncLifetime
{
    private static int _people;

    internal ProductHost Host { get; private set; } = null!;

    internal HttpCaller Manager { get; private set; } = null!;

    internal HttpCaller Admin { get; private set; } = null!;

    /// <summary>One of <see cref="Databases"/>.</summary>
    protected virtual string Database => Databases.Sqlite;

    /// <summary>Where its traces and metrics go; null where they go nowhere.</summary>
    internal TelemetryCollector? Telemetry { get; private protected set; }

    public virtual async Task InitializeAsync()
    {
        Host = await ProductHost.Start(environment: Telemetry?.Environment, database: Database);
        Manager = await SignIn("manager");
        Admin = await SignIn("admin");
    }

    public virtual async Task DisposeAsync() => await Host.DisposeAsync();

    internal Task<HttpCaller> SignIn(string userName) => HttpCaller.SignIn(Host.Url, userName);

    /// <summary>Somebody nobody else uses: sequence codes 998 and 999 belong to tests, birth dates make them different.</summary>
    public static TestPerson NewPerson(string area = "420106")
    {
        var number = Interlocked.Increment(ref _people);
        var seventeen = $"{area}{new DateOnly(1985, 1, 1).AddDays(number):yyyyMMdd}999";
        return new($"E2E-{number:0000}", seventeen + Domain.Identity.IdentityChecksum.Of(seventeen));
    }

    /// <summary>Tells the sandbox agency what it knows of a person.</summary>
    public async Task TellSandbox(TestPerson person, params object[] records)
    {
        using var http = new HttpClient();
        var response = await http.PutAsJsonAsync(new Uri(Host.SandboxUrl, $"/sandbox/persons/{person.IdNumber}"),
            new { name = person.Name, records });
        response.EnsureSuccessStatusCode();
    }

    public async Task MoveNode(string receiptNo, string node, object? money = null)
    {
        using var http = new HttpClient();
        var body = money is null ? (object)new { node } : new { node, money };
        var response = await http.PutAsJsonAsync(new Uri(Host.SandboxUrl, $"/sandbox/transfers/{receiptNo}/nodes"), body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public static object Pension(string status, string region = "420100", string from = "2020-01", string to = "2023-12", string line = "pension") =>
        new { regionCode = region, line, status, unitName = "Old Works", history = new[] { new { from, to, @base = 5000 } } };
}

/// <param name="EmployeeNo">Also the employee number.</param>
public sealed record TestPerson(string EmployeeNo, string IdNumber)
{
    public string Name => "测试";

    public object Hire(string branchCode = "4301", string? hireDate = null, decimal monthlyWage = 10_000) => new
    {
        employeeNo = EmployeeNo,
        name = Name,
        idNumber = IdNumber,
        branchCode,
        hireDate = hireDate ?? DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        monthlyWage,
        phone = "13800000000",
        hukouRegionCode = "420100",
    };
}

[CollectionDefinition(Name)]
public class SharedProductDefinition : ICollectionFixture<SharedProduct>
{
    public const string Name = "product";
}
