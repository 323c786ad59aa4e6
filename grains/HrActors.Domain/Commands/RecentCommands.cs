namespace HrActors.Domain.Commands;

/// <summary>
/// The ids of the last commands that took effect, kept inside the owner's state so that effect and memory commit together.
/// A command whose id is in here is answered again without being done again.
/// </summary>
[GenerateSerializer, Immutable, Alias("hr.recent-commands")]
public sealed record RecentCommands
{
    public const int Capacity = 32;

    public static readonly RecentCommands None = new();

    [Id(0)] public ImmutableList<string> Ids { get; init; } = [];

    public bool Contains(string commandId) => Ids.Contains(commandId);

    public RecentCommands Remember(string commandId) =>
        new() { Ids = (Ids.Count < Capacity ? Ids : Ids.RemoveAt(0)).Add(commandId) };
}
