using HrActors.DurableLog;

namespace HrActors.Grains.Streams;

/// <summary>The durable log and the codec of its payloads, which every consumer needs together.</summary>
internal sealed record LogAccess(IDurableLog Log, LogPayload Payloads)
{
    public StreamInbox<T> Inbox<T>(string ns, string key, Func<IList<Orleans.Streams.SequentialItem<T>>, Task> handle) =>
        new(Log, Payloads, new LogStream(ns, key), handle);
}
