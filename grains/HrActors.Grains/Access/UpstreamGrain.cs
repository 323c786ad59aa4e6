using HrActors.Contracts.Access;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Access;

[GenerateSerializer, Immutable, Alias("hr.upstream-state")]
internal sealed record UpstreamState
{
    /// <summary>Null until the key is made.</summary>
    [Id(0)] public Principal? Principal { get; init; }
}

[GrainType("upstream")]
internal sealed class UpstreamGrain([PersistentState("upstream", "hr")] IPersistentState<UpstreamState> store)
    : StateGrain<UpstreamState>(store), IUpstreamGrain
{
    public Task Configure(ConfigureUpstream command) => Write(new()
    {
        Principal = new()
        {
            UserName = command.Id,
            DisplayName = command.Name,
            Role = Role.Upstream,
            Branches = command.Branches,
            Source = command.Source,
            Stamp = command.Command.Id,
        },
    });

    public Task<Principal?> Get() => Task.FromResult(State.Principal);
}
