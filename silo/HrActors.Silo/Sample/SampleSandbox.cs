using HrActors.Silo.Hosting;
using HrActors.Silo.Json;
using HrActors.Silo.SandboxProcess;

namespace HrActors.Silo.Sample;

/// <summary>Tells the embedded sandbox agency what it knows of the recent hires, through its control side.</summary>
internal sealed class SampleSandbox(HostSettings settings, IServiceProvider services, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false,
        UseCookies = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>False when there is no sandbox of ours, or it did not come up in time.</summary>
    public async Task<bool> WaitUntilReady(CancellationToken cancellationToken)
    {
        if (services.GetService<SandboxSupervisor>() is not { } supervisor) return false;

        var end = time.GetUtcNow() + LongestWait;
        while (supervisor.Trouble is not null && time.GetUtcNow() < end) await Task.Delay(LookAgain, time, cancellationToken);
        return supervisor.Trouble is null;
    }

    public async Task Tell(SampleHire hire, CancellationToken cancellationToken)
    {
        var person = new Person
        {
            Name = hire.Person.Name,
            Records =
            [
                .. hire.Records.Select(record => new Record
                {
                    RegionCode = record.RegionCode,
                    Line = record.Line,
                    Status = record.Status,
                    UnitName = record.UnitName,
                    Arrears = record.Arrears,
                    History = [.. record.History.Select(period =>
                        new Period { From = period.From.ToString(), To = period.To.ToString(), Base = period.Base })],
                }),
            ],
        };
        using var response = await _http.PutAsJsonAsync(
            new Uri(settings.Options.SandboxUrl, $"/sandbox/persons/{hire.Person.IdNumber}"), person, HrJson.Options, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private sealed record Person
    {
        public required string Name { get; init; }
        public required IReadOnlyList<Record> Records { get; init; }

        public override string ToString() => nameof(Person);
    }

    private sealed record Record
    {
        public required string RegionCode { get; init; }
        public required string Line { get; init; }
        public required string Status { get; init; }
        public required string UnitName { get; init; }
        public required bool Arrears { get; init; }
        public required IReadOnlyList<Period> History { get; init; }
    }

    private sealed record Period
    {
        public required string From { get; init; }
        public required string To { get; init; }
        public required decimal Base { get; init; }
    }
}
