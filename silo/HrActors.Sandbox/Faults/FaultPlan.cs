using HrActors.Sandbox.Http;
using HrActors.Sandbox.Persons;
using HrActors.Sandbox.Storage;

namespace HrActors.Sandbox.Faults;

/// <summary>What goes wrong on purpose; what is left out is off.</summary>
internal sealed record FaultSetting
{
    /// <summary>Added before each answer of the agency side, 0 to 600,000 ms.</summary>
    public int LatencyMs { get; init; }

    /// <summary>Share of the requests of the agency side that end in 500 or 503, before or after their effect; 0 to 1.</summary>
    public double ErrorRate { get; init; }

    /// <summary>True: the agency side answers 503 to everything.</summary>
    public bool Down { get; init; }

    /// <summary>True: callbacks made from now on come twice and out of order.</summary>
    public bool DuplicateCallbacks { get; init; }

    /// <summary>Offices that do not answer enrolment queries; the answer names them as unanswered.</summary>
    public IReadOnlyList<Office> Silent { get; init; } = [];
}

/// <summary>The faults in force; outlive the process.</summary>
internal sealed class FaultPlan(Database database, Settings settings)
{
    private const string Name = "faults";

    private volatile FaultSetting? _current;

    public async ValueTask<FaultSetting> Get() => _current ?? await database.Read(session => Get(session).AsTask());

    /// <summary>Reads within a session, so that a writer need not open another.</summary>
    public async ValueTask<FaultSetting> Get(Session session) =>
        _current ??= await session.Find<string>("SELECT value FROM settings WHERE name = @Name", new { Name }) is { } json
            ? SandboxJson.Read<FaultSetting>(json)
            : new FaultSetting();

    public async Task Set(FaultSetting setting)
    {
        await settings.Write(Name, setting);
        _current = setting;
    }
}
