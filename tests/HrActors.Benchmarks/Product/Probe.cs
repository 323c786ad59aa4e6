using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Sockets;
using HrActors.Benchmarks.Access;
using Microsoft.Extensions.Hosting;

namespace HrActors.Benchmarks.Product;

/// <summary>The side of the benchmark that lives in the measured product: answers one line per line asked, over a Unix socket.</summary>
internal sealed class Probe : IDisposable
{
    /// <summary>Environment variable with the path of the socket.</summary>
    public const string Variable = "HR_BENCHMARK_PROBE";

    private const string AppliedInstrument = "hr.attendance.applied";

    private readonly TaskCompletionSource<IServiceProvider> _services = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MeterListener _meters = new();
    private readonly Lock _lock = new();
    private long _applied;
    private long _target = long.MaxValue;
    private TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Probe()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == AppliedInstrument) listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((_, count, _, _) => Count(count));
        _meters.Start();
        DiagnosticListener.AllListeners.Subscribe(new Watcher<DiagnosticListener>(listener =>
        {
            if (listener.Name == "Microsoft.Extensions.Hosting") listener.Subscribe(new Watcher<KeyValuePair<string, object?>>(Built));
        }));
    }

    /// <summary>Starts one that lives as long as the process.</summary>
    public static void Start(string socket)
    {
        var probe = new Probe();
        _ = Task.Run(() => probe.Listen(socket));
    }

    public void Dispose() => _meters.Dispose();

    private void Built(KeyValuePair<string, object?> said)
    {
        if (said is { Key: "HostBuilding", Value: IHostBuilder builder } && Environment.GetEnvironmentVariable(OpenProduct.Variable) is { Length: > 0 })
            builder.ConfigureServices(OpenProduct.Make);
        if (said is { Key: "HostBuilt", Value: IHost host }) _services.TrySetResult(host.Services);
    }

    private void Count(long count)
    {
        if (Interlocked.Add(ref _applied, count) >= Volatile.Read(ref _target))
        {
            lock (_lock) _reached.TrySetResult();
        }
    }

    private async Task Listen(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        while (true)
        {
            var connection = await listener.AcceptAsync();
            _ = Task.Run(() => Serve(connection));
        }
    }

    private async Task Serve(Socket connection)
    {
        await using var stream = new NetworkStream(connection, ownsSocket: true);
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { AutoFlush = true };
        while (await reader.ReadLineAsync() is { } line)
        {
            string answer;
            try
            {
                answer = await Answer(line.Split(' '));
            }
            catch (Exception exception)
            {
                // The asking side throws it: here it would end the product.
                answer = "error " + exception.ToString().ReplaceLineEndings(" ");
            }

            await writer.WriteLineAsync(answer);
        }
    }

    private async Task<string> Answer(string[] words) => words[0] == "applied"
        ? Text(await Applied(long.Parse(words[1], CultureInfo.InvariantCulture)))
        : await ProbeQuestions.Answer(words, await _services.Task);

    /// <summary>Answers once employees have taken at least <paramref name="target"/> punches since the start.</summary>
    private async Task<long> Applied(long target)
    {
        Task reached;
        lock (_lock)
        {
            _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _target, target);
            if (Interlocked.Read(ref _applied) >= target) _reached.SetResult();
            reached = _reached.Task;
        }

        await reached;
        return Interlocked.Read(ref _applied);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed class Watcher<T>(Action<T> next) : IObserver<T>
    {
        public void OnNext(T value) => next(value);

        public void OnError(Exception error) => throw error;

        // Nothing to end: the product ends with its process.
        public void OnCompleted() => GC.KeepAlive(this);
    }
}
