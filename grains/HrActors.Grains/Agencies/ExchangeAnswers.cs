using System.Text.Json;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.DurableLog;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Agencies;

/// <summary>Carries one row of an answer file to its case. Everything may be repeated: receipts and steps are recognised.</summary>
internal sealed class ExchangeAnswers(
    IExchangeRows rows, AgencyWork work, IGrainFactory grains, IFieldProtector protector, Callers callers, TimeProvider time)
{
    public const string Unmatched = "exchange.unmatched";

    /// <summary>The row is another branch's: whoever brought it is told <see cref="Unmatched"/>.</summary>
    public const string OutOfScope = "exchange.out-of-scope";

    /// <summary>
    /// Null when the row was carried out or the case keeps its step, otherwise why neither is so. Which of both a step came to tells
    /// <paramref name="course"/> at the end of the file: what came early fits as soon as a later row brings what it waited for.
    /// </summary>
    public async Task<string?> Take(string agencyId, AnswerRow row, ImmutableHashSet<string>? scope, AnswerCourse course)
    {
        if (row.Fault is { } fault) return fault;
        if (await Match(agencyId, row) is not { } item) return Unmatched;
        if (scope is not null && !scope.Contains(item.BranchCode)) return OutOfScope;
        if (!IsAbout(item, row)) return "exchange.identity-contradicts";
        if (row.On > ChinaTime.DateOf(time.GetUtcNow())) return "transfer.in-future";

        using var system = callers.AsSystem();
        return row.Result switch
        {
            AnswerResult.Taken when row.ReceiptNo is { Length: > 0 } receiptNo => await Settle(item, row, receiptNo),
            AnswerResult.Taken => "exchange.receipt-missing",
            AnswerResult.NotTaken => await Settle(item, row, null),
            AnswerResult.Step when item.ReceiptNo is { } known => await Step(item, row, known, course),
            AnswerResult.Step => "exchange.not-taken-yet",
            _ => "exchange.result-unknown",
        };
    }

    /// <summary>By case number; without one by the person, as long as only one of their cases is there.</summary>
    private async Task<ExchangeItem?> Match(string agencyId, AnswerRow row)
    {
        var caseNo = row.CaseNo;
        if (caseNo is null && row.IdNumberHash is { } hash)
            caseNo = await rows.CasesOf(agencyId, hash, CancellationToken.None) is [var only] ? only : null;
        return caseNo is null ? null : await rows.Sent(agencyId, caseNo, CancellationToken.None);
    }

    /// <summary>
    /// Whether all that the row tells of its person is what went out; what it leaves out contradicts nothing. A row with one person's case
    /// and another's number is nobody's: which of the two is meant only the agency knows.
    /// </summary>
    private bool IsAbout(ExchangeItem item, AnswerRow row)
    {
        if (row.IdNumberHash is { } hash && hash != item.IdNumberHash) return false;
        if (row.Name is not { } name) return true;

        var sent = JsonSerializer.Deserialize<Dictionary<string, string>>(protector.Reveal(item.Application))?.GetValueOrDefault("name");
        return sent is null || AnswerRow.IsSameName(protector.Reveal(name), sent);
    }

    private async Task<string?> Settle(ExchangeItem item, AnswerRow row, string? receiptNo)
    {
        if (item.Answered && item.ReceiptNo != receiptNo) return "exchange.contradicts";
        // A receipt is one application's: the agency would be asked about one and answer about the other.
        if (receiptNo is not null && await rows.HasReceiptOfAnother(item, receiptNo, CancellationToken.None)) return "exchange.receipt-of-another";
        if (item.Answered) return "exchange.known";
        // Then a person has entered that it was handed in. A row whose taking was cut short finds the case rejected by itself.
        if (receiptNo is null && await Case(item).Get() is { Submission: not (SubmissionState.Queued or SubmissionState.Rejected) }) return "exchange.contradicts";

        await Case(item).TakeReceipt(new()
        {
            Attempt = item.Attempt,
            ReceiptNo = receiptNo,
            Rejection = receiptNo is null ? row.Text ?? "" : null,
            At = At(row),
            AgencyId = item.AgencyId,
        });
        await rows.Settle(item.CaseNo, item.Attempt, receiptNo, CancellationToken.None);
        return null;
    }

    private async Task<string?> Step(ExchangeItem item, AnswerRow row, string receiptNo, AnswerCourse course)
    {
        // A row that names the receipt says which application it is about.
        if (row.ReceiptNo is { Length: > 0 } named && named != receiptNo)
            return await rows.HasReceiptOfAnother(item, named, CancellationToken.None) ? "exchange.receipt-of-another" : "exchange.contradicts";

        var progress = new AgencyProgress { ReceiptNo = receiptNo, Node = row.Node, At = At(row), Text = row.Text, Money = row.Money };
        var known = await Case(item).Get();
        if (known is null) return Unmatched;

        var isKnown = known.Progress.Knows(AgencyWork.EventId(progress), progress.Money);
        // What was taken a moment ago the case may not have heard yet: the log tells.
        switch (isKnown ? AppendKind.Duplicate : await work.Report(item.AgencyId, item.CaseNo, progress))
        {
            case AppendKind.Duplicate:
                isKnown = true;
                break;
            // The same step of the same day in other words.
            case AppendKind.IdReused: return "exchange.contradicts";
        }

        course.Record(row.Number, known, progress, item.AgencyId, time.GetUtcNow());
        // The case keeps such a table with its fault and does not go by it: who brought the file asks the old place for another.
        var fault = row is { Node: TransferNode.InformationTable, Money: { } money } ? MoneyStatement.Fault(money) : null;
        return isKnown ? "exchange.known" : fault;
    }

    private ITransferCaseGrain Case(ExchangeItem item) => grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(item.CaseNo));

    /// <summary>A row without a day is dated by the day it is taken, so that the same row of another file is the same step that day.</summary>
    private DateTimeOffset At(AnswerRow row) => ChinaTime.StartOf(row.On ?? ChinaTime.DateOf(time.GetUtcNow()));
}
