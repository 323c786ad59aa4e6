using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using HrActors.Domain.Identity;
using HrActors.TestSupport;

namespace HrActors.Benchmarks.Hiring;

/// <summary>People to be hired, and the ways they come.</summary>
internal sealed class HireLoad : IDisposable
{
    private readonly ProductHost _host;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) });
    private readonly ConcurrentQueue<object> _people;
    private int _unanswered;

    private HireLoad(ProductHost host, IEnumerable<object> people) => (_host, _people) = (host, new(people));

    /// <summary>Answers that said that an agency had not answered yet.</summary>
    public int Unanswered => _unanswered;

    /// <param name="elsewhere">Of a hundred people so many have a pension elsewhere, so that findings and a case follow.</param>
    public static async Task<HireLoad> Prepare(ProductHost host, int elsewhere, int people)
    {
        var made = Enumerable.Range(0, people).Select(number => (Number: number, Id: IdNumber(number))).ToList();
        var load = new HireLoad(host, made.Select(person => Body(person.Number, person.Id)));
        await load.SignIn();
        foreach (var (_, id) in made.Where(person => person.Number % 100 < elsewhere))
        {
            using var told = await host.SandboxClient.PutAsJsonAsync($"sandbox/persons/{id}", TransferFaults.Mover.AtAgency());
            told.EnsureSuccessStatusCode();
        }

        return load;
    }

    /// <summary>Used so far by everybody who takes part.</summary>
    public async Task<ProcessorTimes> ProcessorTime()
    {
        var health = await _host.SandboxClient.GetFromJsonAsync<JsonElement>("health");
        return new(Of(health.GetProperty("ownerPid").GetInt32()), Of(health.GetProperty("pid").GetInt32()), Of(Environment.ProcessId));

        static TimeSpan Of(int pid)
        {
            using var process = Process.GetProcessById(pid);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Takes people on, a few at a time, and answers how many seconds they took together.</summary>
    public async Task<double> WarmUp(int hires)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, hires), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await Hire());
        return watch.Elapsed.TotalSeconds;
    }

    public async Task Live()
    {
        using var response = await _http.GetAsync(new Uri(_host.Url, "health/live"));
        response.EnsureSuccessStatusCode();
    }

    public async Task Hire()
    {
        if (!_people.TryDequeue(out var person)) throw new InvalidOperationException("Nobody is left to be hired.");
        using var response = await _http.PostAsJsonAsync(new Uri(_host.Url, "api/v1/employees"), person);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{(int)response.StatusCode}: {text}");
        if (JsonSerializer.Deserialize<JsonElement>(text).GetProperty("query").GetProperty("state").GetString() != "complete")
            Interlocked.Increment(ref _unanswered);
    }

    /// <summary>Open load: a call is made when it is due, however long those before take, and its time runs from then.</summary>
    public async Task<Latencies> EachSecond(int calls, TimeSpan length, Func<Task> call)
    {
        var (figures, pending, watch) = (new Latencies(), new List<Task>(), Stopwatch.StartNew());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var total = (int)(calls * length.TotalSeconds);
        for (var made = 0; made < total;)
        {
            await timer.WaitForNextTickAsync();
            for (; made < total && watch.Elapsed >= Due(made); made++) pending.Add(Measure(call, watch, Due(made), figures));
        }

        await Task.WhenAll(pending);
        return figures;

        TimeSpan Due(int number) => TimeSpan.FromSeconds((double)number / calls);
    }

    /// <param name="pause">From the start of one round to the next; a round begins when the one before is answered all the same.</param>
    public async Task<Latencies> AtOnce(int calls, int rounds, TimeSpan pause, Func<Task> call)
    {
        var (figures, watch) = (new Latencies(), Stopwatch.StartNew());
        using var timer = pause > TimeSpan.Zero ? new PeriodicTimer(pause) : null;
        for (var round = 0; round < rounds; round++)
        {
            if (timer is not null) await timer.WaitForNextTickAsync();
            var due = watch.Elapsed;
            await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => Measure(call, watch, due, figures)));
        }

        return figures;
    }

    public void Dispose() => _http.Dispose();

    private static async Task Measure(Func<Task> call, Stopwatch watch, TimeSpan due, Latencies figures)
    {
        // Off the caller, which has the next one to make.
        await Task.Run(call);
        figures.Add(watch.Elapsed - due);
    }

    private async Task SignIn()
    {
        using var response = await _http.PostAsJsonAsync(
            new Uri(_host.Url, "api/v1/sessions"), new { userName = "manager", password = ProductHost.Password });
        var session = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        _http.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("token").GetString());
    }

    private static object Body(int number, string idNumber) => new
    {
        employeeNo = string.Create(CultureInfo.InvariantCulture, $"H{number:00000}"),
        name = "示例",
        idNumber,
        branchCode = "4301",
        hireDate = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        monthlyWage = 9_000,
        hukouRegionCode = "430100",
    };

    /// <summary>Sequence code 999 belongs to tests; the dates of birth make the people different.</summary>
    private static string IdNumber(int number)
    {
        var seventeen = string.Create(CultureInfo.InvariantCulture, $"420106{new DateOnly(1975, 1, 1).AddDays(number):yyyyMMdd}999");
        return seventeen + IdentityChecksum.Of(seventeen);
    }
}
