using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Agencies;

/// <summary>
/// What the rows of one answer file have come to so far. A case hears of its steps behind the file, so how far they bring it is worked out
/// here from where it stood; what reaches the case from elsewhere at that moment is not seen.
/// </summary>
internal sealed class AnswerCourse
{
    public const string Unexpected = "exchange.unexpected";

    private readonly Dictionary<string, TransferProgress> _cases = new(StringComparer.Ordinal);
    private readonly List<(int Row, string CaseNo, string EventId, TransferMoneyReceived? Money)> _steps = [];

    /// <param name="known">The case as it knows itself; rows before this one may be on their way to it.</param>
    public void Record(int row, TransferCaseView known, AgencyProgress progress, string agencyId, DateTimeOffset at)
    {
        var (eventId, money) = (AgencyWork.EventId(progress), progress.Money is { } told ? ReportIds.Normal(told) : null);
        _steps.Add((row, known.CaseNo, eventId, money));
        _cases[known.CaseNo] = _cases.GetValueOrDefault(known.CaseNo, known.Progress).Record(new()
        {
            EventId = eventId,
            Node = progress.Node,
            At = progress.At,
            RecordedAt = at,
            Source = agencyId,
            Money = money,
            Stale = known.ReceiptNo is not null && known.ReceiptNo != progress.ReceiptNo,
        });
    }

    /// <summary>The rows whose step the case keeps and does not go by, each with the state that it does not fit.</summary>
    public IEnumerable<AnswerFault> Kept() =>
        from step in _steps
        let progress = _cases[step.CaseNo]
        where progress.Events.Exists(e => e.Unexpected && ReportIds.IsSame(e, step.EventId, step.Money))
        select new AnswerFault { Row = step.Row, Code = Unexpected, State = progress.State };
}
