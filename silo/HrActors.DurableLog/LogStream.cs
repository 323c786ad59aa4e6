namespace HrActors.DurableLog;

/// <summary>Names a stream. All its events lie in one queue, in order.</summary>
[GenerateSerializer, Immutable, Alias("durable-log.stream")]
public readonly record struct LogStream
{
    /// <exception cref="ArgumentException"><paramref name="ns"/> or <paramref name="key"/> is empty.</exception>
    public LogStream(string ns, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(ns);
        ArgumentException.ThrowIfNullOrEmpty(key);
        Namespace = ns;
        Key = key;
    }

    [Id(0)] public string Namespace { get; }

    [Id(1)] public string Key { get; }

    public override string ToString() => $"{Namespace}/{Key}";
}
