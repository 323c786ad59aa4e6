using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace HrActors.EndToEnd.Tests.Contributions;

/// <summary>A web server on the loopback address that gives out one policy file, with an ETag of its content.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private volatile string _text = "";
    private int _unchanged;

    public FeedServer()
    {
        Url = $"http://127.0.0.1:{FreePorts.Take(1)[0]}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = Serve();
    }

    public string Url { get; }

    public string Text
    {
        set => _text = value;
    }

    /// <summary>How often it could answer that nothing changed.</summary>
    public int Unchanged => _unchanged;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        ((IDisposable)_listener).Dispose();
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var body = Encoding.UTF8.GetBytes(_text);
                var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
                context.Response.Headers["ETag"] = tag;
                if (context.Request.Headers["If-None-Match"] == tag)
                {
                    Interlocked.Increment(ref _unchanged);
                    context.Response.StatusCode = (int)HttpStatusCode.NotModified;
                }
                else if (context.Request.Url!.AbsolutePath == "/gone.yaml") context.Response.StatusCode = (int)HttpStatusCode.Gone;
                else await context.Response.OutputStream.WriteAsync(body);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // Stopped, or the reader went away.
                continue;
            }
        }
    }
}
