using System.Security.Cryptography;
using System.Text;
using HrActors.Contracts;
using HrActors.Contracts.Branches;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Policies;
using HrActors.Domain.Commands;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Policies;
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
    TimeProvider time,
    ILogger<PolicyGrain> logger)
    : OwnerGrain<PolicyState>(store, sender, dueWork, time, logger), IPolicyGrain
{
    /// <summary>Weighs drafts and settles closed months, piece by piece.</summary>
    public const string WorkKind = "policy";

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly Refusal Unknown = Refusal.NotFound("policy.draft-unknown", "没有这份政策草案", "There is no such policy draft");

    private static readonly Refusal AlreadyConfirmed = Refusal.Conflict("policy.already-confirmed", "该政策已确认生效", "This policy is confirmed already");

    private static readonly Refusal Discarded = Refusal.Conflict("policy.discarded", "该草案已作废", "This draft was discarded");

    private TaskCompletionSource _weighed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IGrainTimer? _work;

    private string Pack => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public Task<ImmutableList<PolicyDraft>> List() => Task.FromResult(State.Drafts.Reverse());

    public async Task<Reply<PolicyDraft>> Propose(ProposePolicy command)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(command.Text)));
        if (State.Drafts.Find(draft => draft.Hash == hash && draft.State != PolicyDraftState.Discarded) is { } same) return same;

        var draft = new PolicyDraft
        {
            Id = $"{Pack}-{State.Drafts.Count + 1}-{hash[..8]}",
            Pack = Pack,
            Name = command.Name,
            Regions = command.Regions,
            State = PolicyDraftState.Draft,
            Via = command.Via,
            ArrivedAt = Now,
            ArrivedBy = command.Command.By,
            Hash = hash,
        };
        await files.Save(new(draft.Id, Pack, command.Name, command.Text, null), CancellationToken.None);
        await Begin(State.With(draft).Audited(command.Command, "policy.proposed", draft, Now));
        return draft;
    }

    public async Task<PolicyDraft?> GetWhenWeighed(string id, TimeSpan atMost)
    {
        if (State.Find(id) is { Effect: null, State: PolicyDraftState.Draft })
        {
            try
            {
                await _weighed.Task.WaitAsync(atMost, Time);
            }
            catch (TimeoutException)
            {
                // It is weighed all the same; the caller shows it without its effect.
            }
        }

        return State.Find(id);
    }

    public async Task<Reply<PolicyDraft>> Confirm(string id, CommandInfo command)
    {
        if (State.Find(id) is not { } draft) return Unknown;
        if (State.Commands.Contains(command.Id)) return draft;
        if (draft.State is PolicyDraftState.Settling or PolicyDraftState.Confirmed) return AlreadyConfirmed;
        if (draft.State == PolicyDraftState.Discarded) return Discarded;

        await shelf.Refresh(CancellationToken.None);
        if (await Import(draft) is not { Book: not null } imported)
        {
            return Refusal.Rule("policy.no-longer-fits", "与期间已确认的政策冲突，请重新提交", "It contradicts what was confirmed meanwhile: propose it again");
        }

        _ = imported;
        var reached = await ClosedMonths(draft);
        // The row first: in force is what every silo reads. A stop behind it is mended by confirming again.
        await files.Confirm(id, Now, CancellationToken.None);
        await shelf.Refresh(CancellationToken.None);
        var next = draft with { State = PolicyDraftState.Settling, DecidedAt = Now, DecidedBy = command.By, ToSettle = reached.Count };
        await Begin(State.With(next).Audited(command, "policy.confirmed", next, Now));
        return next;
    }

    public async Task<Reply<PolicyDraft>> Discard(string id, CommandInfo command)
    {
        if (State.Find(id) is not { } draft) return Unknown;
        if (State.Commands.Contains(command.Id) || draft.State == PolicyDraftState.Discarded) return draft;
        if (draft.State is PolicyDraftState.Settling or PolicyDraftState.Confirmed) return AlreadyConfirmed;

        var next = draft with { State = PolicyDraftState.Discarded, DecidedAt = Now, DecidedBy = command.By };
        await Commit(State.With(next).Audited(command, "policy.discarded", next, Now));
        return next;
    }

    public Task DoDueWork(string kind)
    {
        if (kind == WorkKind) StartWork();
        if (kind == OutboxKind) ResumeOutbox();
        return Task.CompletedTask;
    }

    private async Task Begin(PolicyState next)
    {
        await DueWork.Schedule(DueWorkOwner, WorkKind, Now + Lease, payload: null, CancellationToken.None);
        await Commit(next);
        StartWork();
    }

    private void StartWork() => _work ??= this.RegisterGrainTimer(
        Work, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = TimeSpan.FromMilliseconds(1), KeepAlive = true });

    private async Task Work(CancellationToken cancellationToken)
    {
        try
        {
            if (State.Drafts.Find(draft => draft is { State: PolicyDraftState.Draft, Effect: null }) is { } unweighed) await Weigh(unweighed);
            else if (State.Drafts.Find(draft => draft.State == PolicyDraftState.Settling) is { } settling) await SettleNext(settling);
            else await Finish();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The row of due work comes again and goes on where this stopped.
            LogStopped(DueWorkOwner, exception);
            StopWork();
        }
    }

    private async Task Weigh(PolicyDraft draft)
    {
        var imported = await Import(draft);
        var effect = await weighing.Weigh(await Branches(draft), shelf.Book, imported?.Book ?? shelf.Book, CancellationToken.None);
        await Commit(State.With(draft with { Effect = effect }));
        _weighed.TrySetResult();
        _weighed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>One closed month of one branch at a time, in an order that stays, so that a stop goes on where it was.</summary>
    private async Task SettleNext(PolicyDraft draft)
    {
        var months = await ClosedMonths(draft);
        if (draft.Settled >= months.Count)
        {
            await Commit(State.With(draft with { State = PolicyDraftState.Confirmed }));
            return;
        }

        var (branch, month) = months[draft.Settled];
        var made = await GrainFactory.GetGrain<IContributionRunGrain>(GrainKeys.Run(branch, month)).Settle(AdjustmentCause.Policy);
        await Commit(State.With(draft with { Settled = draft.Settled + 1, Adjustments = draft.Adjustments + made }));
    }

    private async Task Finish()
    {
        await DueWork.Done(DueWorkOwner, WorkKind, CancellationToken.None);
        StopWork();
    }

    private void StopWork()
    {
        _work?.Dispose();
        _work = null;
    }

    private async Task<List<(string Branch, Domain.Time.YearMonth Month)>> ClosedMonths(PolicyDraft draft)
    {
        var all = new List<(string, Domain.Time.YearMonth)>();
        foreach (var branch in await Branches(draft))
        {
            foreach (var month in await contributions.ClosedMonths(branch.Facts.Code, new(2000, 1), CancellationToken.None))
                all.Add((branch.Facts.Code, month));
        }

        return all;
    }

    private async Task<List<BranchView>> Branches(PolicyDraft draft) =>
        [.. (await GrainFactory.GetGrain<IGroupGrain>(GrainKeys.Group).GetBranches()).Where(branch => PolicyWeighing.Reaches(draft.Regions, Pack, branch))];

    private async Task<PolicyImported?> Import(PolicyDraft draft) => await files.Find(draft.Id, CancellationToken.None) is { } file
        ? PolicyImport.Import(shelf.Book, [new() { Name = file.Name, Text = file.Text }])
        : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Policies} was stopped; it goes on by itself")]
    private partial void LogStopped(string policies, Exception exception);
}
