using HrActors.Sandbox.Storage;

namespace HrActors.Sandbox.Transfers;

/// <summary>Seconds between two nodes of a transfer that advances by itself; 0 or null: it waits for nodes by hand.</summary>
internal sealed record PaceSetting
{
    public double? SecondsPerLeg { get; init; }
}

/// <summary>The pace in force; outlives the process.</summary>
internal sealed class Pace(Settings settings)
{
    private const string Name = "pace";

    private volatile PaceSetting? _current;

    public async ValueTask<PaceSetting> Get() => _current ??= await settings.Read<PaceSetting>(Name) ?? new PaceSetting();

    public async Task Set(PaceSetting setting)
    {
        await settings.Write(Name, setting);
        _current = setting;
    }
}

/// <summary>Advances open transfers at the pace in force.</summary>
internal sealed class PaceClock(Pace pace, TransferBook book)
{
    /// <returns>How many transfers went one node further.</returns>
    public async Task<int> Step() =>
        await pace.Get() is { SecondsPerLeg: > 0 and var seconds } ? await book.Advance(TimeSpan.FromSeconds(seconds)) : 0;
}
