using System.Collections.Immutable;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Policies;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Grains.Policies;
using HrActors.Grains.Rows;
using HrActors.Silo.Employees;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.Policies;

/// <summary>Policy files for the interface and the dashboard alike: role and scope are checked here, once.</summary>
internal sealed class PolicyDesk(IGrainFactory grains, IPolicyShelf shelf, IPolicyFiles files, TimeProvider time) : IPolicyDesk
{
    /// <summary>How long the answer waits for the effect on the group.</summary>
    private static readonly TimeSpan Weighing = TimeSpan.FromSeconds(15);

    private static readonly Refusal UnknownPack = Refusal.NotFound("policy.unknown-pack", "没有该政策包", "There is no such policy pack");

    private static readonly Refusal BeyondScope = Refusal.Forbidden(
        "policy.beyond-scope", "政策适用于整个集团，请由集团 HR 经理处理", "A policy is the whole group's: a manager of all branches decides it");

    public Task<Reply<PoliciesInForce>> InForce(PolicyQuestion question, Principal by)
    {
        if (!AccessPolicy.Holds(by, Permission.Calculate)) return Task.FromResult<Reply<PoliciesInForce>>(AccessRefusals.NotPermitted);

        var book = shelf.Book;
        return Task.FromResult<Reply<PoliciesInForce>>(new PoliciesInForce
        {
            Items = [.. book.InForce(question.RegionCode, question.Pack, question.Month, question.KnownOn)],
            Packs = book.Packs.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Regions = book.Packs.Keys.ToImmutableSortedDictionary(pack => pack, pack => book.RegionsOf(pack).ToImmutableArray(), StringComparer.Ordinal),
        });
    }

    public async Task<Reply<PolicyDrafts>> List(Principal by)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeAmounts)) return AccessRefusals.NotPermitted;

        var all = await Task.WhenAll(shelf.Book.Packs.Keys.Select(pack => Grain(pack).List()));
        return new PolicyDrafts { Items = [.. all.SelectMany(drafts => drafts).OrderByDescending(draft => draft.ArrivedAt)] };
    }

    public async Task<Reply<PolicyDraft>> Find(string id, Principal by)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeAmounts)) return AccessRefusals.NotPermitted;
        return PackOf(id) is { } pack && await Grain(pack).GetWhenWeighed(id, TimeSpan.Zero) is { } draft ? draft : DraftRefusals.Unknown;
    }

    public async Task<Reply<PolicyDraftDetail>> Read(string id, Principal by)
    {
        var draft = await Find(id, by);
        if (draft.IsRefused) return draft.Refusal;
        if (await files.Find(id, CancellationToken.None) is not { } file || PolicyFileReader.Read(file.Text).File is not { } read) return DraftRefusals.Unknown;

        // A decided one is compared with what held just before the decision.
        var before = draft.Value is { State: not PolicyDraftState.Draft, DecidedAt: { } decided } ? shelf.BookAt(decided.AddTicks(-1)) : shelf.Book;
        return new PolicyDraftDetail
        {
            Draft = draft.Value,
            Text = file.Text,
            Values = [.. Values(read, before, time.Today())],
            Branches = (await Reached(draft.Value)).Count,
        };
    }

    public async Task<Reply<PolicyDraft>> Propose(PolicyValueForm form, Principal by, string commandId)
    {
        if (!AccessPolicy.Holds(by, Permission.RunContributions)) return AccessRefusals.NotPermitted;
        if (form.Refuse(shelf.Book) is { } refusal) return refusal;

        return await Propose(
            $"{form.RegionCode}-{form.Line.WireName()}-{form.From}.yaml", PolicyValueFile.Write(form, shelf.Book, time.Today()), "form", by, commandId);
    }

    public async Task<Reply<PolicyDraft>> Propose(string name, string text, string via, Principal by, string commandId)
    {
        if (!AccessPolicy.Holds(by, Permission.RunContributions)) return AccessRefusals.NotPermitted;

        var imported = PolicyImport.Import(shelf.Book, [new() { Name = name, Text = text }]);
        if (!imported.Faults.IsEmpty) return Refuse(imported.Faults);

        var file = PolicyFileReader.Read(text).File!;
        var draft = await Grain(file.Pack).Propose(new()
        {
            Command = EmployeeDesk.Command(commandId, by),
            Name = name,
            Text = text,
            Via = via,
            Regions = file.Regions,
            From = file.From,
        });
        return draft.IsRefused ? draft : await Grain(file.Pack).GetWhenWeighed(draft.Value.Id, Weighing) ?? draft;
    }

    public async Task<Reply<PolicyDraft>> Confirm(string id, Principal by, string commandId) =>
        await RefuseDecision(id, by) is { } refusal ? refusal : await Grain(PackOf(id)!).Confirm(id, EmployeeDesk.Command(commandId, by));

    public async Task<Reply<PolicyDraft>> Discard(string id, Principal by, string commandId) =>
        await RefuseDecision(id, by) is { } refusal ? refusal : await Grain(PackOf(id)!).Discard(id, EmployeeDesk.Command(commandId, by));

    public async Task<Reply<PolicyFeeds>> Feeds(Principal by)
    {
        if (!AccessPolicy.Holds(by, Permission.Calculate)) return AccessRefusals.NotPermitted;

        var feeds = await Task.WhenAll(shelf.Book.Packs.Keys.Order(StringComparer.Ordinal).Select(FeedOf));
        return new PolicyFeeds { Items = [.. feeds] };
    }

    public async Task<Reply<PackFeed>> SetFeed(string pack, string? url, int intervalMinutes, Principal by, string commandId)
    {
        if (!AccessPolicy.Holds(by, Permission.ManageAccess)) return AccessRefusals.NotPermitted;
        if (!shelf.Book.Packs.ContainsKey(pack)) return UnknownPack;
        if (PolicyFeedRules.Refuse(url, intervalMinutes) is { } refusal) return refusal;

        await Grain(pack).SetFeed(new() { Command = EmployeeDesk.Command(commandId, by), Url = url, IntervalMinutes = intervalMinutes });
        return await FeedOf(pack);
    }

    public async Task<Reply<PackFeed>> CheckFeed(string pack, Principal by)
    {
        if (!AccessPolicy.Holds(by, Permission.ManageAccess)) return AccessRefusals.NotPermitted;
        if (!shelf.Book.Packs.ContainsKey(pack)) return UnknownPack;
        return await Grain(pack).CheckFeed() is null ? PolicyFeedRules.NotSet : await FeedOf(pack);
    }

    private async Task<PackFeed> FeedOf(string pack) =>
        new() { Pack = pack, Title = shelf.Book.Packs[pack], Feed = await Grain(pack).GetFeed() };

    private async Task<Refusal?> RefuseDecision(string id, Principal by)
    {
        if (!AccessPolicy.Holds(by, Permission.RunContributions)) return AccessRefusals.NotPermitted;
        if (PackOf(id) is not { } pack || await Grain(pack).GetWhenWeighed(id, TimeSpan.Zero) is null) return DraftRefusals.Unknown;
        // A policy is the group's: whoever sees only some branches cannot weigh what it does to the others.
        return by.Branches is null ? null : BeyondScope;
    }

    private async Task<ImmutableList<BranchView>> Reached(PolicyDraft draft) =>
        [.. (await grains.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches()).Where(branch => PolicyReach.Reaches(draft.Regions, draft.Pack, branch))];

    private static IEnumerable<PolicyDraftValue> Values(PolicyFile file, PolicyBook before, DateOnly today) =>
        from section in file.Sections
        from region in section.Regions
        from line in section.Lines
        from series in line.Series
        from value in series.Value.Values
        select new PolicyDraftValue
        {
            RegionCode = region,
            Line = line.Line,
            Parameter = series.Key,
            Value = value,
            Before = before.FindSeries(region, file.Pack, line.Line, series.Key)?.Find(value.From, today),
        };

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
