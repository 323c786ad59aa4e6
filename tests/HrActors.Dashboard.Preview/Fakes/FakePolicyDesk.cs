using System.Collections.Concurrent;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Policies;
using HrActors.Dashboard.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>The shipped policies, and drafts that are read and checked as the product does and weighed by a made-up figure.</summary>
internal sealed class FakePolicyDesk(TimeProvider time) : IPolicyDesk
{
    private readonly ConcurrentDictionary<string, (PolicyDraft Draft, string Text)> _drafts = new(StringComparer.Ordinal);

    private readonly Dictionary<string, PolicyFeed?> _feeds = new(StringComparer.Ordinal);

    private DateOnly Today => ChinaTime.DateOf(time.GetUtcNow());

    public Task<Reply<PoliciesInForce>> InForce(PolicyQuestion question, Principal by) => Task.FromResult<Reply<PoliciesInForce>>(new PoliciesInForce
    {
        Items = [.. PolicyBook.Shipped.InForce(question.RegionCode, question.Pack, question.Month, question.KnownOn)],
        Packs = PolicyBook.Shipped.Packs.ToImmutableSortedDictionary(),
        Regions = PolicyBook.Shipped.Packs.Keys.ToImmutableSortedDictionary(pack => pack, pack => PolicyBook.Shipped.RegionsOf(pack).ToImmutableArray()),
    });

    public Task<Reply<PolicyDrafts>> List(Principal by) => Task.FromResult<Reply<PolicyDrafts>>(
        by.SeesAmounts() ? new PolicyDrafts { Items = [.. _drafts.Values.Select(one => one.Draft).OrderByDescending(draft => draft.ArrivedAt)] } : AccessRefusals.NotPermitted);

    public Task<Reply<PolicyDraft>> Find(string id, Principal by) =>
        Task.FromResult<Reply<PolicyDraft>>(_drafts.TryGetValue(id, out var found) ? found.Draft : DraftRefusals.Unknown);

    public Task<Reply<PolicyDraftDetail>> Read(string id, Principal by)
    {
        if (!_drafts.TryGetValue(id, out var found)) return Task.FromResult<Reply<PolicyDraftDetail>>(DraftRefusals.Unknown);

        var file = PolicyFileReader.Read(found.Text).File!;
        return Task.FromResult<Reply<PolicyDraftDetail>>(new PolicyDraftDetail
        {
            Draft = found.Draft,
            Text = found.Text,
            Branches = 1,
            Values =
            [
                .. from section in file.Sections
                   from region in section.Regions
                   from line in section.Lines
                   from series in line.Series
                   from value in series.Value.Values
                   select new PolicyDraftValue
                   {
                       RegionCode = region, Line = line.Line, Parameter = series.Key, Value = value,
                       Before = PolicyBook.Shipped.FindSeries(region, file.Pack, line.Line, series.Key)?.Find(value.From, Today),
                   },
            ],
        });
    }

    public Task<Reply<PolicyDraft>> Propose(PolicyValueForm form, Principal by, string commandId) => form.Refuse(PolicyBook.Shipped) is { } refusal
        ? Task.FromResult<Reply<PolicyDraft>>(refusal)
        : Propose("form.yaml", PolicyValueFile.Write(form, PolicyBook.Shipped, Today), "form", by, commandId);

    public Task<Reply<PolicyDraft>> Propose(string name, string text, string via, Principal by, string commandId)
    {
        if (!by.Commands()) return Task.FromResult<Reply<PolicyDraft>>(AccessRefusals.NotPermitted);
        var imported = PolicyImport.Import(PolicyBook.Shipped, [new() { Name = name, Text = text }]);
        if (!imported.Faults.IsEmpty)
        {
            return Task.FromResult<Reply<PolicyDraft>>(Refusal.Rule("policy.file-invalid", "政策文件有错误", "The policy file has faults") with
            {
                Errors = [.. imported.Faults.Select(fault => new FieldError { Field = $"/line/{fault.Line}", Code = fault.Code, Chinese = fault.Text.Zh, English = fault.Text.En })],
            });
        }

        return Task.FromResult<Reply<PolicyDraft>>(Put(name, text, via, by.UserName, time.GetUtcNow()));
    }

    public Task<Reply<PolicyDraft>> Confirm(string id, Principal by, string commandId) => Decide(id, by, PolicyDraftState.Confirmed);

    public Task<Reply<PolicyDraft>> Discard(string id, Principal by, string commandId) => Decide(id, by, PolicyDraftState.Discarded);

    public Task<Reply<PolicyFeeds>> Feeds(Principal by) => Task.FromResult<Reply<PolicyFeeds>>(new PolicyFeeds
    {
        Items = [.. PolicyBook.Shipped.Packs.OrderBy(pack => pack.Key).Select(pack => new PackFeed { Pack = pack.Key, Title = pack.Value, Feed = _feeds.GetValueOrDefault(pack.Key) })],
    });

    public Task<Reply<PackFeed>> SetFeed(string pack, string? url, int intervalMinutes, Principal by, string commandId)
    {
        if (by.Role != Role.Administrator) return Task.FromResult<Reply<PackFeed>>(AccessRefusals.NotPermitted);

        _feeds[pack] = url is null ? null : new() { Url = url, IntervalMinutes = intervalMinutes, SetBy = by.UserName, SetAt = time.GetUtcNow() };
        return Task.FromResult<Reply<PackFeed>>(new PackFeed { Pack = pack, Title = PolicyBook.Shipped.Packs[pack], Feed = _feeds[pack] });
    }

    /// <summary>Nobody answers in the preview.</summary>
    public Task<Reply<PackFeed>> CheckFeed(string pack, Principal by)
    {
        _feeds[pack] = _feeds[pack]! with
        {
            CheckedAt = time.GetUtcNow(),
            Fault = new() { Code = "policy-feed.unreachable", Chinese = "订阅地址无法访问", English = "The feed cannot be reached", At = time.GetUtcNow() },
        };
        return Task.FromResult<Reply<PackFeed>>(new PackFeed { Pack = pack, Title = PolicyBook.Shipped.Packs[pack], Feed = _feeds[pack] });
    }

    /// <summary>A draft that lies there since an instant.</summary>
    public PolicyDraft Put(string name, string text, string via, string by, DateTimeOffset arrivedAt)
    {
        var file = PolicyFileReader.Read(text).File!;
        var draft = new PolicyDraft
        {
            Id = $"{file.Pack}-{_drafts.Count + 1}-abcdef01", Pack = file.Pack, Name = name, State = PolicyDraftState.Draft, Via = via,
            Regions = [.. file.Sections.SelectMany(section => section.Regions)], ArrivedAt = arrivedAt, ArrivedBy = by, Hash = new('a', 64),
            Effect = new()
            {
                Month = YearMonth.Of(Today), Employees = 1_234, EmployerDelta = -12_340.5m, EmployeeDelta = 0, WeighedAt = arrivedAt,
                ClosedMonths =
                [
                    new() { Month = new(2026, 8), Employees = 1_200, EmployerDelta = -12_000, EmployeeDelta = 0 },
                    new() { Month = new(2026, 9), Employees = 1_210, EmployerDelta = -12_100, EmployeeDelta = 0 },
                ],
            },
        };
        _drafts[draft.Id] = (draft, text);
        return draft;
    }

    private Task<Reply<PolicyDraft>> Decide(string id, Principal by, PolicyDraftState state)
    {
        if (!by.Commands()) return Task.FromResult<Reply<PolicyDraft>>(AccessRefusals.NotPermitted);
        if (!_drafts.TryGetValue(id, out var found)) return Task.FromResult<Reply<PolicyDraft>>(DraftRefusals.Unknown);

        var next = found.Draft with { State = state, DecidedAt = time.GetUtcNow(), DecidedBy = by.UserName, Settled = 2, ToSettle = 2, Adjustments = 2_410 };
        _drafts[id] = (next, found.Text);
        return Task.FromResult<Reply<PolicyDraft>>(next);
    }
}
