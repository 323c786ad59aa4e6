namespace HrActors.DurableLog;

/// <summary>Who appended events, in the streams of one namespace.</summary>
/// <param name="Namespace">As in <see cref="LogStream.Namespace"/>.</param>
/// <param name="Source">As in <see cref="LogEvent.Source"/>.</param>
public readonly record struct LogSource(string Namespace, string Source);
