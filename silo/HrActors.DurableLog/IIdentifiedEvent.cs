namespace HrActors.DurableLog;

/// <summary>
/// A stream item that names its own id, so that publishing it twice stores it once. Items without an identity get a new one each time
/// (see also <see cref="DurableLogOptions.Identify"/> for items that should not know this interface).
/// </summary>
public interface IIdentifiedEvent
{
    EventIdentity Identity { get; }
}

/// <summary>Identity of an event as the log keeps it; the members mean the same as in <see cref="LogEvent"/>.</summary>
public readonly record struct EventIdentity(string Source, string EventId, DateTimeOffset OccurredAt, string? Subject = null);
