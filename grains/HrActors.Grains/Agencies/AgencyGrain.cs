using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Domain.Enrolment;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace HrActors.Grains.Agencies;

/// <summary>
/// The queue to one agency. What is asked of it becomes a row first and is then worked off, so that neither a kill nor a dead agency
/// loses anything; the sweeper brings back what was left. Reentrant: it holds no facts, and its calls go on side by side.
/// </summary>
[GrainType("agency"), Reentrant]
internal sealed partial class AgencyGrain(
    IDueWork rows, AgencyWork work, Serializer serializer, Callers callers, TimeProvider time, ILogger<AgencyGrain> logger)
    : Grain, IAgencyGrain
{
    /// <summary>Rows of each sort that a new activation takes up; the sweeper brings the rest.</summary>
    private const int MostTakenUp = 500;

    private readonly Dictionary<string, Task> _inWork = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource<AgencyAnswer>> _waiting = new(StringComparer.Ordinal);
    private readonly Limiter _limiter = new(work.ConcurrentCalls);

    private string Owner => this.GetPrimaryKeyString();

    private string AgencyId => GrainKeys.IdOf(Owner);

    /// <summary>What the last activation had in work is taken up at once, not only when its lease is over. Polls have their own time.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var sort in AgencyRows.SortsInTurn)
        {
            foreach (var row in await rows.Of(Owner, sort + ":", MostTakenUp, cancellationToken)) Start(row.Kind);
        }
    }

    public async Task Ask(EnrolmentQuestion question)
    {
        var kind = AgencyRows.Question(question.QueryId);
        if (await rows.TrySchedule(Owner, kind, time.GetUtcNow() + AgencyWork.Lease, serializer.SerializeToArray(question), CancellationToken.None)) Start(kind, question);
    }

    public async Task<AgencyAnswer?> AskAndWait(EnrolmentQuestion question, TimeSpan atMost)
    {
        var answer = new TaskCompletionSource<AgencyAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[question.QueryId] = answer;
        try
        {
            // What was asked before and is not answered yet is asked again now, as it is put today.
            var kind = AgencyRows.Question(question.QueryId);
            await rows.Schedule(Owner, kind, time.GetUtcNow() + AgencyWork.Lease, serializer.SerializeToArray(question), CancellationToken.None);
            Start(kind, question);
            return await answer.Task.WaitAsync(atMost, time);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            _waiting.Remove(question.QueryId);
        }
    }

    public async Task Submit(SubmissionOrder order)
    {
        var kind = AgencyRows.Submission(order.CaseNo, order.Attempt);
        if (await rows.TrySchedule(Owner, kind, time.GetUtcNow() + AgencyWork.Lease, serializer.SerializeToArray(order), CancellationToken.None)) Start(kind);
    }

    public async Task Withdraw(string caseNo, string receiptNo)
    {
        var kind = AgencyRows.Withdrawal(receiptNo);
        await rows.Done(Owner, AgencyRows.Poll(receiptNo), CancellationToken.None);
        // Whatever the agency still reports of it is shown with its case.
        var stillKnown = time.GetUtcNow() + AgencyWork.ReceiptKept;
        await rows.Schedule(Owner, AgencyRows.Receipt(receiptNo), stillKnown, serializer.SerializeToArray(caseNo), CancellationToken.None);
        if (await rows.TrySchedule(Owner, kind, time.GetUtcNow() + AgencyWork.Lease, null, CancellationToken.None)) Start(kind);
    }

    public async Task<CallbackVerdict> TakeCallback(AgencyProgress progress)
    {
        if (await work.CaseOf(Owner, progress.ReceiptNo) is not { } caseNo)
        {
            // The agency gives a receipt before we have it: its answer may have been lost, or we were down.
            var submitting = await rows.Of(Owner, AgencyRows.SubmissionSort + ":", 1, CancellationToken.None);
            return submitting.Count > 0 ? CallbackVerdict.NotYet : CallbackVerdict.UnknownReceipt;
        }

        // Whether this was the last one the case knows, and the polls ask it: callbacks overtake each other.
        await work.Report(AgencyId, caseNo, progress);
        return CallbackVerdict.Taken;
    }

    public Task DoDueWork(string kind)
    {
        Start(kind);
        return Task.CompletedTask;
    }

    /// <param name="kind">Of the row.</param>
    /// <param name="asked">What its payload says, when it was just written; null when it has to be read.</param>
    private void Start(string kind, EnrolmentQuestion? asked = null)
    {
        // The task is kept, watched and never throws: see Work.
        if (!_inWork.ContainsKey(kind)) _inWork[kind] = Work(kind, asked);
    }

    private async Task Work(string kind, EnrolmentQuestion? asked)
    {
        // Not before the task stands in the table: what finishes at once must find itself there.
        await Task.Yield();
        try
        {
            await _limiter.Run(
                () => asked is null ? Do(kind) : Ask(kind, asked, hasFailed: false),
                inBackground: AgencyRows.Sort(kind) is AgencyRows.PollSort or AgencyRows.ReceiptSort);
        }
        catch (AgencyUnavailableException exception)
        {
            LogUnavailable(AgencyId, AgencyRows.Sort(kind), exception.Message);
            await Later(kind);
        }
        catch (Exception exception)
        {
            // Whatever it was: the row stands and comes again.
            LogFailed(AgencyId, AgencyRows.Sort(kind), exception);
            await Later(kind);
        }
        finally
        {
            _inWork.Remove(kind);
        }
    }

    private async Task Ask(string kind, EnrolmentQuestion question, bool hasFailed)
    {
        // It may have waited long for its turn: whoever asked for it is not who it is done for.
        using var system = callers.AsSystem();
        var answer = await work.Query(AgencyId, question, lineByLine: hasFailed);
        if (answer.Missing.IsEmpty)
            await rows.Done(Owner, kind, CancellationToken.None);
        else
            await AskTheRest(kind, question with { Parts = answer.Missing });
        if (_waiting.TryGetValue(question.QueryId, out var waiting)) waiting.TrySetResult(answer);
    }

    private async Task Do(string kind)
    {
        using var system = callers.AsSystem();
        if (await rows.Find(Owner, kind, CancellationToken.None) is not { } row) return;

        switch (AgencyRows.Sort(kind))
        {
            case AgencyRows.QuestionSort:
                await Ask(kind, serializer.Deserialize<EnrolmentQuestion>(row.Payload!.Value)!, hasFailed: row.Attempts > 0);
                break;
            case AgencyRows.SubmissionSort:
                await work.Submit(Owner, AgencyId, serializer.Deserialize<SubmissionOrder>(row.Payload!.Value)!, isFirstTry: row.Attempts == 0);
                await rows.Done(Owner, kind, CancellationToken.None);
                break;
            case AgencyRows.PollSort:
                if (await work.Poll(AgencyId, AgencyRows.IdOf(kind), serializer.Deserialize<string>(row.Payload!.Value)!))
                    await rows.Done(Owner, kind, CancellationToken.None);
                else
                    // Not created anew: a withdrawal may have ended the polling meanwhile.
                    await rows.Postpone(Owner, kind, time.GetUtcNow() + work.UntilNextPoll(row.Attempts), CancellationToken.None);
                break;
            case AgencyRows.ReceiptSort:
                if (await work.IsAwaited(AgencyRows.IdOf(kind), serializer.Deserialize<string>(row.Payload!.Value)!) || await IsWithdrawing(kind))
                    await rows.Postpone(Owner, kind, time.GetUtcNow() + AgencyWork.ReceiptKept, CancellationToken.None);
                else
                    await rows.Done(Owner, kind, CancellationToken.None);
                break;
            case AgencyRows.WithdrawalSort:
                await work.Withdraw(AgencyId, AgencyRows.IdOf(kind));
                await rows.Done(Owner, kind, CancellationToken.None);
                break;
        }
    }

    private async Task<bool> IsWithdrawing(string receipt) =>
        await rows.Find(Owner, AgencyRows.Withdrawal(AgencyRows.IdOf(receipt)), CancellationToken.None) is not null;

    /// <summary>Soon after something was answered; then as after any failure.</summary>
    private Task AskTheRest(string kind, EnrolmentQuestion rest) =>
        rows.Schedule(Owner, kind, time.GetUtcNow() + AgencyWork.Pause(0), serializer.SerializeToArray(rest), CancellationToken.None);

    private async Task Later(string kind)
    {
        try
        {
            if (await rows.Find(Owner, kind, CancellationToken.None) is { } row)
                await rows.Postpone(Owner, kind, time.GetUtcNow() + AgencyWork.Pause(row.Attempts), CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The row keeps the time it has, and comes again at that.
            LogFailed(AgencyId, AgencyRows.Sort(kind), exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Agency {AgencyId} did not answer a {Work}: {Reason}; it is asked again")]
    private partial void LogUnavailable(string agencyId, string work, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Agency {AgencyId}: a {Work} failed; it is tried again")]
    private partial void LogFailed(string agencyId, string work, Exception exception);
}
