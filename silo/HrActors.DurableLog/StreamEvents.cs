namespace HrActors.DurableLog;

/// <summary>Events for the end of one stream, in order.</summary>
public readonly record struct StreamEvents(LogStream Stream, IReadOnlyList<LogEvent> Events);
