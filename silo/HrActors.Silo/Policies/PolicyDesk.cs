using System.Collections.Immutable;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Policies;
using HrActors.Domain.Commands;
using HrActors.Domain.Policies;
using HrActors.Grains.Policies;
using HrActors.Silo.Employees;

namespace HrActors.Silo.Policies;

internal sealed class PolicyDesk(IGrainFactory grains, IPolicyShelf shelf) : IPolicyDesk
{
    /// <summary>How long the answer waits for the effect on the group.</summary>
    private static readonly TimeSpan Weighing = TimeSpan.FromSeconds(15);

    private static readonly Refusal NotPermitted =
        Refusal.Forbidden("access.not-permitted", "您的角色无权执行此操作", "Your role may not do this");

    private static readonly Refusal Unknown = Refusal.NotFound("policy.draft-unknown", "没有这份政策草案", "There is no such policy draft");

    public async Task<Reply<PolicyDrafts>> List(Principal by)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeAmounts)) return NotPermitted;

        var all = await Task.WhenAll(shelf.Book.Packs.Keys.Select(pack => Grain(pack).List()));
        return new PolicyDrafts { Items = [.. all.SelectMany(drafts => drafts).OrderByDescending(draft => draft.ArrivedAt)] };
    }

    public async Task<Reply<PolicyDraft>> Find(string id, Principal by)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeAmounts)) return NotPermitted;
        return PackOf(id) is { } pack && await Grain(pack).GetWhenWeighed(id, TimeSpan.Zero) is { } draft ? draft : Unknown;
    }

    public async Task<Reply<PolicyDraft>> Propose(string name, string text, string via, Principal by, string commandId)
    {
        if (!AccessPolicy.Holds(by, Permission.RunContributions)) return NotPermitted;

        var imported = PolicyImport.Import(shelf.Book, [new() { Name = name, Text = text }]);
        if (!imported.Faults.IsEmpty) return Refuse(imported.Faults);

        var file = PolicyFileReader.Read(text).File!;
        var draft = await Grain(file.Pack).Propose(new()
        {
            Command = EmployeeDesk.Command(commandId, by),
            Name = name,
            Text = text,
            Via = via,
            Regions = [.. file.Sections.SelectMany(section => section.Regions).Distinct().Order(StringComparer.Ordinal)],
        });
        return draft.IsRefused ? draft : await Grain(file.Pack).GetWhenWeighed(draft.Value.Id, Weighing) ?? draft;
    }

    public async Task<Reply<PolicyDraft>> Confirm(string id, Principal by, string commandId) =>
        !AccessPolicy.Holds(by, Permission.RunContributions) ? NotPermitted
        : PackOf(id) is { } pack ? await Grain(pack).Confirm(id, EmployeeDesk.Command(commandId, by))
        : Unknown;

    public async Task<Reply<PolicyDraft>> Discard(string id, Principal by, string commandId) =>
        !AccessPolicy.Holds(by, Permission.RunContributions) ? NotPermitted
        : PackOf(id) is { } pack ? await Grain(pack).Discard(id, EmployeeDesk.Command(commandId, by))
        : Unknown;

    /// <summary>Ids are pack, number and hash; only packs that exist are asked, so that guesses wake nobody.</summary>
    private string? PackOf(string id) => id.Split('-') is [.. var pack, _, _] && string.Join('-', pack) is var name && shelf.Book.Packs.ContainsKey(name)
        ? name
        : null;

    private IPolicyGrain Grain(string pack) => grains.GetGrain<IPolicyGrain>(GrainKeys.Policies(pack));

    private static Refusal Refuse(ImmutableList<PolicyFault> faults) =>
        Refusal.Rule("policy.file-invalid", $"政策文件有 {faults.Count} 处错误", $"The policy file has {faults.Count} faults") with
        {
            Errors = [.. faults.Select(fault => new FieldError { Field = $"/line/{fault.Line}", Code = fault.Code, Chinese = fault.Text.Zh, English = fault.Text.En })],
        };
}
