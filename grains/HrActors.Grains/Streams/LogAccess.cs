using HrActors.Contracts.Access;
using HrActors.DurableLog;

namespace HrActors.Grains.Streams;

/// <summary>The durable log, the codec of its payloads and the identity deliveries have, which every consumer needs together.</summary>
internal sealed record LogAccess(IDurableLog Log, LogPayload Payloads, Callers Callers)
{
    public StreamInbox<T> Inbox<T>(string ns, string key, Func<IList<Orleans.Streams.SequentialItem<T>>, Task> handle) =>
        new(Log, Payloads, Callers, new LogStream(ns, key), handle);
}
