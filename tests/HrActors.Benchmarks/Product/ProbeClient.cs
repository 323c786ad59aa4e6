using System.Globalization;
using System.Net.Sockets;

namespace HrActors.Benchmarks.Product;

/// <summary>Asks the probe inside the product; one question at a time.</summary>
internal sealed class ProbeClient : IAsyncDisposable
{
    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private ProbeClient(NetworkStream stream)
    {
        _stream = stream;
        _reader = new(stream);
        _writer = new(stream) { AutoFlush = true };
    }

    public static async Task<ProbeClient> Connect(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return new(new NetworkStream(socket, ownsSocket: true));
    }

    public async Task<string> Ask(string question, CancellationToken cancellationToken)
    {
        await _writer.WriteLineAsync(question.AsMemory(), cancellationToken);
        var answer = await _reader.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The product has ended.");
        return answer.StartsWith("error ", StringComparison.Ordinal) ? throw new InvalidOperationException(answer) : answer;
    }

    public async Task<long> AskNumber(string question, CancellationToken cancellationToken) =>
        long.Parse(await Ask(question, cancellationToken), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _reader.Dispose();
        await _stream.DisposeAsync();
    }
}
