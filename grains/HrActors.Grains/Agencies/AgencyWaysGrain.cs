using HrActors.Contracts.Agencies;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Options;

namespace HrActors.Grains.Agencies;

[GenerateSerializer, Immutable, Alias("hr.agency-ways-state")]
internal sealed record AgencyWaysState
{
    /// <summary>Those somebody configured, by id.</summary>
    [Id(0)] public ImmutableList<AgencyWay> Ways { get; init; } = [];

    /// <summary>Those that were taken out: what is on them ends there.</summary>
    [Id(1)] public ImmutableList<AgencyWay> Former { get; init; } = [];
}

[GrainType("agency-ways")]
internal sealed class AgencyWaysGrain(
    [PersistentState("ways", "hr")] IPersistentState<AgencyWaysState> store,
    IOptions<AgencyOptions> options,
    IAuditRows audit,
    TimeProvider time)
    : StateGrain<AgencyWaysState>(store), IAgencyWaysGrain
{
    private IEnumerable<AgencyWay> All => State.Ways.Concat(BuiltIn().Where(way => !State.Ways.Exists(known => known.Id == way.Id)));

    public Task<ImmutableList<AgencyWay>> List() => Task.FromResult(All.ToImmutableList());

    public Task<AgencyWay> Find(string regionCode, InsuranceLine line) => Task.FromResult(AgencyWays.Find(All, regionCode, line)!);

    public Task<AgencyWay?> FindById(string id) => Task.FromResult(All.Concat(State.Former).FirstOrDefault(way => way.Id == id));

    public async Task<Reply<AgencyWay>> Configure(AgencyWay way, CommandInfo command)
    {
        if (way.Kind == WayKind.Http && !options.Value.Http.ContainsKey(way.Id))
            return Refusal.Rule("way.http-unknown", "没有配置该接口的地址。", "No address is configured for this interface.");
        if (await FindById(way.Id) is { } known && known.Kind != way.Kind)
            return Refusal.Conflict("way.kind-fixed", "渠道方式不能更改，请另建渠道。", "The kind of a way cannot be changed; make another one.");

        var index = State.Ways.FindIndex(one => one.Id == way.Id);
        await Audit(command, "way.configured", way);
        await Write(new()
        {
            Ways = index < 0 ? State.Ways.Add(way) : State.Ways.SetItem(index, way), Former = State.Former.RemoveAll(one => one.Id == way.Id),
        });
        return way;
    }

    public async Task<Reply<AgencyWay>> Remove(string id, CommandInfo command)
    {
        if (State.Ways.Find(way => way.Id == id) is not { } found)
            return Refusal.NotFound("way.unknown", "没有这个渠道。", "There is no such way.");

        await Audit(command, "way.removed", found);
        await Write(new() { Ways = State.Ways.Remove(found), Former = State.Former.Add(found) });
        return found;
    }

    private IEnumerable<AgencyWay> BuiltIn() => options.Value.Http.OrderBy(agency => agency.Key, StringComparer.Ordinal)
        .Select(agency => new AgencyWay
        {
            Id = agency.Key,
            Name = agency.Key,
            Kind = WayKind.Http,
            Regions = [.. agency.Value.Regions],
            Lines = agency.Value.Lines.Count == 0 ? [] : [.. agency.Value.Parts.Select(part => part.Line).Distinct()],
            BuiltIn = true,
        })
        .Append(new() { Id = AgencyWay.ManualId, Name = "人工办理", Kind = WayKind.Manual, BuiltIn = true });

    /// <summary>Before the change: what was tried is on record even if the change is lost.</summary>
    private Task Audit(CommandInfo command, string action, AgencyWay way) => audit.Save(
        AuditEntry.Of(
            command, $"way:{way.Id}", action, time.GetUtcNow(),
            after: $"{way.Kind.WireName()} regions {string.Join(' ', way.Regions)} lines {string.Join(' ', way.Lines.Select(line => line.WireName()))}"),
        CancellationToken.None);
}
