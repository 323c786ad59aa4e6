using HrActors.Contracts;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.DurableLog;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Options;
using Orleans.Serialization;

namespace HrActors.Grains.Agencies;

/// <summary>What is done with an agency: asked, submitted to, polled. Everything may be repeated.</summary>
internal sealed class AgencyWork(
    IAgencyGateways gateways,
    IGrainFactory grains,
    IDueWork rows,
    IEnumerable<ISubmissionWay> ways,
    IFieldProtector protector,
    IDurableLog log,
    LogPayload payloads,
    Serializer serializer,
    IOptions<AgencyOptions> options,
    TimeProvider time)
{
    /// <summary>How long a receipt is known after its last progress was asked for: whatever is pushed again until then finds its case.</summary>
    public static readonly TimeSpan ReceiptKept = TimeSpan.FromDays(30);

    /// <summary>An item in work comes back by the sweeper when its silo dies meanwhile.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    /// <summary>Beyond this the time between two polls is doubled no more.</summary>
    private const int MostDoublings = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Calls to one agency at once.</summary>
    public int ConcurrentCalls => options.Value.ConcurrentCalls;

    private TimeSpan FirstPoll => TimeSpan.FromSeconds(options.Value.PollSeconds);

    /// <summary>
    /// Agencies take weeks and push what they do; a poll is for what was lost on its way. So polls become rarer, up to sixteen times the
    /// first pause. The sweep counts an attempt before each poll, the poll one after it.
    /// </summary>
    public TimeSpan UntilNextPoll(int attempts) => FirstPoll * (1 << Math.Min(attempts / 2, MostDoublings));

    /// <summary>2 s after the first failure, doubled with each, at most a minute.</summary>
    public static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(attempts, 10) + 1)));

    /// <summary>
    /// Asks all parts at once, and line by line after that failed: one office that is silent must not hold back what the others know.
    /// </summary>
    /// <exception cref="AgencyUnavailableException">Nothing of it was answered.</exception>
    public async Task<AgencyAnswer> Query(string agencyId, EnrolmentQuestion question, bool lineByLine)
    {
        var parts = question.Parts.IsEmpty ? gateways.PartsOf(agencyId) : question.Parts;
        var lines = parts.GroupBy(part => part.Line).Select(of => of.ToImmutableList()).ToList();
        var asked = time.GetUtcNow();
        var found = lineByLine && lines.Count > 1
            ? Together(await Task.WhenAll(lines.Select(line => TryAsk(agencyId, question, line))), agencyId)
            : await Ask(agencyId, question, question.Parts);
        if (parts.TrueForAll(part => found.Missing.Exists(missing => missing.Includes(part))))
            throw new AgencyUnavailableException(agencyId, "nothing is answered yet");

        var now = time.GetUtcNow();
        var isWhole = question.Parts.IsEmpty && found.Missing.IsEmpty;
        var answer = new AgencyAnswer
        {
            QueryId = question.QueryId,
            AgencyId = agencyId,
            AskedAt = asked,
            AnsweredAt = now,
            NameMatches = found.NameMatches,
            Records = [.. found.Records.Select(record => record with { Source = agencyId, AsOf = now })],
            // Mostly everything, which need not be stored with each person.
            Parts = parts.SequenceEqual(QueryPart.Everything) ? [] : parts,
            Missing = found.Missing,
            NumberVersion = question.NumberVersion,
        };
        // What is asked in parts has an answer for each time it was asked.
        var eventId = isWhole ? question.QueryId : $"{question.QueryId}:{asked.ToUnixTimeMilliseconds()}";
        await Append(StreamNames.AgencyAnswers, GrainKeys.Employee(question.EmployeeNo), agencyId, eventId, now, answer);
        return answer;
    }

    /// <summary>
    /// Sends the application, unless its case was withdrawn or handed in by a person meanwhile. After a first try the agency may have it, and
    /// only its answer tells: then it is sent again for its receipt, which the case takes back.
    /// </summary>
    public async Task Submit(string owner, string agencyId, SubmissionOrder order, bool isFirstTry)
    {
        var signatureOwner = Case(order.CaseNo);
        if (isFirstTry)
        {
            if (await signatureOwner.Get() is not { Submission: SubmissionState.Queued, State: TransferState.Signed }) return;
            // Counted before it goes out: whoever is killed with it on its way comes back to something the agency may have.
            await rows.Postpone(owner, AgencyRows.Submission(order.CaseNo, order.Attempt), time.GetUtcNow() + Lease, CancellationToken.None);
        }

        var kind = order.Way == WayKind.None ? WayKind.Http : order.Way;
        var answer = await ways.Single(way => way.Kind == kind).Submit(agencyId, order, signatureOwner);
        if (answer == SubmissionAnswer.Later) return;

        var now = time.GetUtcNow();
        if (answer.ReceiptNo is { } receiptNo)
        {
            var caseNo = serializer.SerializeToArray(order.CaseNo);
            await rows.TrySchedule(owner, AgencyRows.Receipt(receiptNo), now + ReceiptKept, caseNo, CancellationToken.None);
            await rows.TrySchedule(owner, AgencyRows.Poll(receiptNo), now + FirstPoll, caseNo, CancellationToken.None);
        }

        await signatureOwner.TakeReceipt(new()
        {
            Attempt = order.Attempt,
            ReceiptNo = answer.ReceiptNo,
            Rejection = answer.Rejection,
            At = now,
            AgencyId = agencyId,
        });
    }

    /// <summary>Asks how far the application is; true when its case waits for nothing more.</summary>
    public async Task<bool> Poll(string agencyId, string receiptNo, string caseNo)
    {
        var nodes = await gateways.Get(agencyId).Progress(receiptNo, CancellationToken.None);
        foreach (var node in nodes)
            await Report(agencyId, caseNo, new() { ReceiptNo = receiptNo, Node = node.Node, At = node.At, Text = node.Text, Money = node.Money });
        return !await IsAwaited(receiptNo, caseNo);
    }

    public Task<bool> IsAwaited(string receiptNo, string caseNo) => Case(caseNo).Awaits(receiptNo);

    /// <summary>Where there is no interface a person tells the agency: the case says so.</summary>
    public Task Withdraw(string agencyId, string receiptNo) =>
        gateways.IsConnected(agencyId) ? gateways.Get(agencyId).Withdraw(receiptNo, CancellationToken.None) : Task.CompletedTask;

    public static string EventId(AgencyProgress progress) => ReportIds.Of(progress.ReceiptNo, progress.Node, progress.At, progress.Money);

    /// <summary>Publishes a node; the same node by callback and by poll is one event. None for what is never published.</summary>
    public async Task<AppendKind> Report(string agencyId, string caseNo, AgencyProgress progress)
    {
        // The receipt itself says that the application was submitted.
        if (progress.Node == TransferNode.Submitted) return AppendKind.None;

        var eventId = EventId(progress);
        var report = new TransferReport
        {
            Source = agencyId,
            EventId = eventId,
            ReceiptNo = progress.ReceiptNo,
            Node = progress.Node,
            At = progress.At,
            Text = progress.Text,
            Money = progress.Money is { } money ? ReportIds.Normal(money) : null,
        };
        return await Append(StreamNames.TransferProgress, GrainKeys.Case(caseNo), agencyId, eventId, progress.At, report);
    }

    /// <summary>The case a receipt belongs to; null when none is known. Receipts of earlier versions are known by their polls alone.</summary>
    public async Task<string?> CaseOf(string owner, string receiptNo)
    {
        var row = await rows.Find(owner, AgencyRows.Receipt(receiptNo), CancellationToken.None)
            ?? await rows.Find(owner, AgencyRows.Poll(receiptNo), CancellationToken.None);
        return row?.Payload is { } payload ? serializer.Deserialize<string>(payload) : null;
    }

    private Task<AgencyRecords> Ask(string agencyId, EnrolmentQuestion question, ImmutableList<QueryPart> parts) =>
        gateways.Get(agencyId).Query(protector.Reveal(question.IdNumber), protector.Reveal(question.Name), parts, CancellationToken.None);

    /// <summary>A line that is not answered is missing, not a failure of the others.</summary>
    private async Task<(AgencyRecords? Found, ImmutableList<QueryPart> Asked)> TryAsk(
        string agencyId, EnrolmentQuestion question, ImmutableList<QueryPart> parts)
    {
        try
        {
            return (await Ask(agencyId, question, parts), parts);
        }
        catch (AgencyUnavailableException)
        {
            return (null, parts);
        }
    }

    private static AgencyRecords Together((AgencyRecords? Found, ImmutableList<QueryPart> Asked)[] lines, string agencyId)
    {
        var found = lines.Select(line => line.Found).OfType<AgencyRecords>().ToList();
        return found.Count == 0
            ? throw new AgencyUnavailableException(agencyId, "no line is answered")
            : new(
                found.TrueForAll(line => line.NameMatches),
                [.. found.SelectMany(line => line.Records)],
                [.. lines.SelectMany(line => line.Found is { } answered ? answered.Missing : line.Asked)]);
    }

    private ITransferCaseGrain Case(string caseNo) => grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(caseNo));

    private async Task<AppendKind> Append(string ns, string key, string source, string eventId, DateTimeOffset at, object item)
    {
        var outcomes = await log.Append(
            new LogStream(ns, key),
            [new LogEvent { Source = source, EventId = eventId, OccurredAt = at, Payload = payloads.Write(item) }],
            CancellationToken.None);
        return outcomes[0].Kind;
    }
}
