using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Policies;
using HrActors.Domain.Commands;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Policies;

[GrainType("policy")]
internal sealed partial class PolicyGrain(
    [PersistentState("policy", "hr")] IPersistentState<PolicyState> store,
    OutboxSender sender,
    IDueWork dueWork,
    IPolicyFiles files,
    IContributionRows contributions,
    PolicyShelf shelf,
    PolicyWeighing weighing,
    PolicyNotices notices,
    PolicyFeedReader feeds,
    Callers callers,
    TimeProvider time,
    ILogger<PolicyGrain> logger)
    : OwnerGrain<PolicyState>(store, sender, dueWork, time, logger), IPolicyGrain
{
    /// <summary>Weighs drafts and settles closed months, piece by piece.</summary>
    public const string WorkKind = "policy";

    /// <summary>Tells when the 24 hours of a draft are over.</summary>
    private const string OverdueKind = "overdue";

    /// <summary>Looks at the feed.</summary>
    private const string FeedKind = "feed";

    /// <summary>Branches whose closed months are settled at once.</summary>
    private const int AtOnce = 8;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private TaskCompletionSource _weighed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IGrainTimer? _work;
    private IGrainTimer? _weighing;
    private (string Id, PolicyEffect Effect)? _effect;
    private (string Id, List<BranchView> Branches) _reached = ("", []);
    private ImmutableList<string> _news = [];

    private string Pack => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public Task<ImmutableList<PolicyDraft>> List() => Task.FromResult(State.Drafts.Reverse());

    public async Task<Reply<PolicyDraft>> Propose(ProposePolicy command)
    {
        var hash = PolicyState.HashOf(command.Text);
        if (State.Drafts.Find(draft => draft.Hash == hash && draft.State != PolicyDraftState.Discarded) is { } same) return same;

        var draft = State.Draft(Pack, hash, command, Now);
        await files.Save(new(draft.Id, Pack, command.Name, command.Text, null), CancellationToken.None);
        await DueWork.TrySchedule(DueWorkOwner, OverdueKind, draft.DecideBy, payload: null, CancellationToken.None);
        await Begin(State.With(draft).Audited(command.Command, "policy.proposed", draft, Now), draft.Id);
        return draft;
    }

    public async Task<PolicyDraft?> GetWhenWeighed(string id, TimeSpan atMost)
    {
        using var limit = new CancellationTokenSource(atMost, Time);
        while (State.Find(id) is { Effect: null, State: PolicyDraftState.Draft } && !limit.IsCancellationRequested)
        {
            // Beyond the limit it is weighed all the same; the caller shows it without its effect.
            await _weighed.Task.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        return State.Find(id);
    }

    public async Task<Reply<PolicyDraft>> Confirm(string id, CommandInfo command)
    {
        if (State.Find(id) is not { } draft) return DraftRefusals.Unknown;
        if (State.Commands.Contains(command.Id)) return draft;
        if (draft.State is PolicyDraftState.Settling or PolicyDraftState.Confirmed) return DraftRefusals.AlreadyConfirmed;
        if (draft.State == PolicyDraftState.Discarded) return DraftRefusals.Discarded;

        await shelf.Refresh(CancellationToken.None);
        if (await Import(draft, shelf.Book) is not { Book: not null }) return DraftRefusals.NoLongerFits;

        var reached = (await Reached(draft)).Select(branch => branch.Facts.Code).ToHashSet(StringComparer.Ordinal);
        var closed = await contributions.AllClosedMonths(FirstMonth(draft), YearMonth.Of(Today), CancellationToken.None);
        var next = draft with
        {
            State = PolicyDraftState.Settling,
            DecidedAt = Now,
            DecidedBy = command.By,
            ToSettle = closed.Count(one => reached.Contains(one.BranchCode)),
        };
        // The decision first: a stop behind it is mended by the work that follows from it. The answer means that it is in force.
        await Begin(State.With(next).Audited(command, "policy.confirmed", next, Now), id);
        return await PutInForce(next);
    }

    /// <summary>In force is what every silo reads. The first time stands, as the row has it: it divides the policies of before from those of now.</summary>
    private async Task<PolicyDraft> PutInForce(PolicyDraft draft)
    {
        await files.Confirm(draft.Id, Now, CancellationToken.None);
        await shelf.Refresh(CancellationToken.None);
        return draft with { DecidedAt = (await files.Find(draft.Id, CancellationToken.None))!.ConfirmedAt };
    }

    public async Task<Reply<PolicyDraft>> Discard(string id, CommandInfo command)
    {
        if (State.Find(id) is not { } draft) return DraftRefusals.Unknown;
        if (State.Commands.Contains(command.Id) || draft.State == PolicyDraftState.Discarded) return draft;
        if (draft.State is PolicyDraftState.Settling or PolicyDraftState.Confirmed) return DraftRefusals.AlreadyConfirmed;

        var next = draft with { State = PolicyDraftState.Discarded, DecidedAt = Now, DecidedBy = command.By };
        await Commit(State.With(next).Audited(command, "policy.discarded", next, Now));
        Announce(id);
        StartWork();
        return next;
    }

    public async Task DoDueWork(string kind)
    {
        if (kind == WorkKind) StartWork();
        if (kind == OutboxKind) ResumeOutbox();
        if (kind == OverdueKind) await TellOverdue();
        if (kind == FeedKind) await LookAtFeed();
    }

    public Task<PolicyFeed?> GetFeed() => Task.FromResult(State.Feed);

    public async Task SetFeed(SetPolicyFeed command)
    {
        if (State.Commands.Contains(command.Command.Id)) return;
        if (command.Url is not null) await DueWork.Schedule(DueWorkOwner, FeedKind, Now, payload: null, CancellationToken.None);
        await Commit(PolicyFeedDecisions.Set(State, Pack, command, Now));
    }

    public async Task<PolicyFeed?> CheckFeed()
    {
        await LookAtFeed();
        return State.Feed;
    }

    /// <summary>Commands wait while it looks, at most as long as <see cref="PolicyFeedReader.Limit"/>.</summary>
    private async Task LookAtFeed()
    {
        if (State.Feed is not { } feed)
        {
            await DueWork.Done(DueWorkOwner, FeedKind, CancellationToken.None);
            return;
        }

        await DueWork.Schedule(DueWorkOwner, FeedKind, Now.AddMinutes(feed.IntervalMinutes), payload: null, CancellationToken.None);
        var look = await feeds.Look(feed, CancellationToken.None);
        var (refused, draft, newest) = look.Text is { } text ? await Take(feed, text) : (null, null, null);
        await Commit(PolicyFeedDecisions.Looked(State, Pack, look, refused, draft, newest, Now));
    }

    private async Task<((string, string, string)? Refused, PolicyDraft? Draft, DateOnly? Newest)> Take(PolicyFeed feed, string text)
    {
        // What was brought once, by whatever way, and even if it was discarded, is not brought again.
        var hash = PolicyState.HashOf(text);
        if (State.Drafts.Find(draft => draft.Hash == hash) is { } known) return (null, known, null);

        var reading = PolicyFileReader.Read(text);
        var refusal = PolicyFeedDecisions.Refuse(feed, Pack, reading, imported: null);
        if (refusal is null)
        {
            await shelf.Refresh(CancellationToken.None);
            refusal = PolicyFeedDecisions.Refuse(feed, Pack, reading, PolicyImport.Import(shelf.Book, [new() { Name = feed.Url, Text = text }]));
        }

        if (refusal is not null) return (refusal, null, null);

        var draft = await Propose(new()
        {
            Command = new() { Id = "feed/" + hash, By = PolicyFeedDecisions.By },
            Name = Path.GetFileName(new Uri(feed.Url).LocalPath) is { Length: > 0 } name ? name : "feed.yaml",
            Text = text,
            Via = "feed",
            Regions = reading.File!.Regions,
            From = reading.File.From,
        });
        return (null, draft.Value, PolicyFeedDecisions.Newest(reading.File));
    }

    private async Task Begin(PolicyState next, string id)
    {
        await DueWork.Schedule(DueWorkOwner, WorkKind, Now + Lease, payload: null, CancellationToken.None);
        await Commit(next);
        Announce(id);
        StartWork();
    }

    private void StartWork() => _work ??= this.RegisterGrainTimer(
        Work, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = TimeSpan.FromMilliseconds(1), KeepAlive = true });

    private async Task Work(CancellationToken cancellationToken)
    {
        using var system = callers.AsSystem();
        try
        {
            if (Unweighed is not null) StartWeighing();
            if (!_news.IsEmpty) await TellNews();
            else if (_effect is not null) await TakeEffect();
            else if (State.Drafts.Find(draft => draft.State == PolicyDraftState.Settling) is { } settling) await SettleNext(settling);
            else if (State.Drafts.Find(draft => draft is { State: PolicyDraftState.Confirmed, Told: false }) is { } untold) await TellNext(untold);
            // What is being weighed starts this again.
            else if (_weighing is not null) StopWork();
            else await Finish();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The row of due work comes again and goes on where this stopped.
            LogStopped(DueWorkOwner, exception);
            StopWork();
        }
    }

    private PolicyDraft? Unweighed => _effect is null ? State.Drafts.Find(draft => draft is { State: PolicyDraftState.Draft, Effect: null }) : null;

    private void StartWeighing() => _weighing ??= this.RegisterGrainTimer(
        // Beside the turns, so that commands never wait for a look at everybody; what it finds is taken over in a turn of the work.
        Weigh, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });

    private async Task Weigh(CancellationToken cancellationToken)
    {
        using var system = callers.AsSystem();
        try
        {
            if (Unweighed is { } draft)
            {
                var book = shelf.Book;
                var imported = await Import(draft, book);
                _effect = (draft.Id, await weighing.Weigh(await Branches(draft), draft.From, book, imported?.Book ?? book, cancellationToken));
            }

            StartWork();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogStopped(DueWorkOwner, exception);
        }
        finally
        {
            _weighing?.Dispose();
            _weighing = null;
        }
    }

    /// <summary>The draft may have been decided while it was weighed.</summary>
    private async Task TakeEffect()
    {
        var (id, effect) = _effect!.Value;
        if (State.Find(id) is { Effect: null, State: not PolicyDraftState.Discarded } draft)
        {
            await Commit(State.With(draft with { Effect = effect }));
            Announce(id);
        }

        _effect = null;
        _weighed.TrySetResult();
        _weighed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>
    /// The closed months of some branches at a time, in the order of their codes. A stop goes on behind the last branch that was done.
    /// </summary>
    private async Task SettleNext(PolicyDraft draft)
    {
        if (draft.SettledThrough is null) draft = await PutInForce(draft);
        var branches = await NextBranches(draft, draft.SettledThrough);
        if (branches.Count == 0)
        {
            await Commit(State.With(draft with { State = PolicyDraftState.Confirmed, Told = draft.Adjustments == 0 }));
            Announce(draft.Id);
            return;
        }

        var done = await Task.WhenAll(branches.Select(branch => Settle(draft, branch)));
        var next = draft with
        {
            SettledThrough = branches[^1].Facts.Code,
            Settled = Math.Min(draft.ToSettle, draft.Settled + done.Sum(one => one.Months)),
            Adjustments = draft.Adjustments + done.Sum(one => one.Adjustments),
        };
        await Commit(State.With(next));
    }

    private async Task<(int Months, int Adjustments)> Settle(PolicyDraft draft, BranchView branch)
    {
        var months = await ClosedMonths(branch, draft);
        var made = 0;
        foreach (var month in months)
            made += await GrainFactory.GetGrain<IContributionRunGrain>(GrainKeys.Run(branch.Facts.Code, month)).Settle(AdjustmentCause.Policy);
        return (months.Count, made);
    }

    /// <summary>Who is concerned learns of it once all amounts stand: their actors wake for it, and settling comes first.</summary>
    private async Task TellNext(PolicyDraft draft)
    {
        var branches = await NextBranches(draft, draft.ToldThrough);
        foreach (var branch in branches) await notices.Tell(draft, branch, CancellationToken.None);
        await Commit(State.With(branches.Count == 0 ? draft with { Told = true } : draft with { ToldThrough = branches[^1].Facts.Code }));
    }

    private async Task<List<BranchView>> NextBranches(PolicyDraft draft, string? after) =>
        [.. (await Reached(draft)).SkipWhile(branch => string.CompareOrdinal(branch.Facts.Code, after) <= 0).Take(AtOnce)];

    /// <summary>To be told to whoever looks; a hint, lost with this activation.</summary>
    private void Announce(string id) => _news = _news.Add(id);

    private async Task TellNews()
    {
        var ids = _news;
        _news = [];
        await GrainFactory.GetGrain<IFeedGrain>(GrainKeys.Feed).Publish(
            [.. ids.Select(State.Find).OfType<PolicyDraft>().Select(draft => new Change { BranchCode = "", Policy = draft, At = Now })]);
    }

    /// <summary>The row stands for the latest draft; those that are over before it are told with it or were told by their own.</summary>
    private async Task TellOverdue()
    {
        foreach (var draft in State.Drafts.Where(draft => draft.IsOverdue(Now))) Announce(draft.Id);
        if (State.Drafts.Where(draft => draft.State == PolicyDraftState.Draft && !draft.IsOverdue(Now)).MinBy(draft => draft.DecideBy) is { } next)
            await DueWork.Schedule(DueWorkOwner, OverdueKind, next.DecideBy, payload: null, CancellationToken.None);
        else
            await DueWork.Done(DueWorkOwner, OverdueKind, CancellationToken.None);
        if (!_news.IsEmpty) StartWork();
    }

    private async Task Finish()
    {
        await DueWork.Done(DueWorkOwner, WorkKind, CancellationToken.None);
        _reached = ("", []);
        StopWork();
    }

    private void StopWork()
    {
        _work?.Dispose();
        _work = null;
    }

    /// <summary>Closed months that the draft can change: none before the first it speaks of.</summary>
    private Task<IReadOnlyList<YearMonth>> ClosedMonths(BranchView branch, PolicyDraft draft) =>
        contributions.ClosedMonths(branch.Facts.Code, FirstMonth(draft), CancellationToken.None);

    private static YearMonth FirstMonth(PolicyDraft draft) => draft.From ?? PolicyWeighing.FirstMonth;

    /// <summary>Asked once for all pieces of a pass.</summary>
    private async Task<List<BranchView>> Reached(PolicyDraft draft)
    {
        if (_reached.Id != draft.Id) _reached = (draft.Id, await Branches(draft));
        return _reached.Branches;
    }

    /// <summary>The branches it reaches, in the order of their codes, whatever the scope of whoever confirms it.</summary>
    private async Task<List<BranchView>> Branches(PolicyDraft draft)
    {
        using var system = callers.AsSystem();
        var all = await GrainFactory.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches();
        return
        [
            .. all.Where(branch => PolicyReach.Reaches(draft.Regions, Pack, branch)).OrderBy(branch => branch.Facts.Code, StringComparer.Ordinal),
        ];
    }

    private async Task<PolicyImported?> Import(PolicyDraft draft, PolicyBook book) => await files.Find(draft.Id, CancellationToken.None) is { } file
        ? PolicyImport.Import(book, [new() { Name = file.Name, Text = file.Text }])
        : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Policies} was stopped; it goes on by itself")]
    private partial void LogStopped(string policies, Exception exception);
}
