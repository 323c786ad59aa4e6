using System.Collections.Concurrent;
using System.Text.Json;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Grains.Agencies;

namespace HrActors.Grains.Tests.Hosting;

/// <summary>An agency that does as it is told, person by person.</summary>
internal sealed class FakeAgency : IAgencyGateways, IAgencyGateway
{
    public const string Id = "sandbox";

    private readonly ConcurrentDictionary<string, FakePerson> _persons = new();
    private readonly ConcurrentDictionary<string, FakeReceipt> _receipts = new();
    private int _receiptNumber;

    public IReadOnlyList<string> ForQueries { get; } = [Id];

    public ImmutableList<QueryPart> PartsOf(string agencyId) => QueryPart.Everything;

    public bool IsConnected(string agencyId) => agencyId == Id;

    public IAgencyGateway Get(string agencyId) => agencyId == Id ? this : throw new InvalidOperationException(agencyId);

    public FakePerson Person(string idNumber) => _persons.GetOrAdd(idNumber, _ => new());

    public FakeReceipt Receipt(string receiptNo) => _receipts[receiptNo];

    public async Task<AgencyRecords> Query(string idNumber, string name, ImmutableList<QueryPart> parts, CancellationToken cancellationToken)
    {
        var person = Person(idNumber);
        Interlocked.Increment(ref person.Asked);
        var (records, gate, silent) = (person.Records, person.Gate, person.Silent);
        if (gate is not null) await gate.Task;
        if (Interlocked.Decrement(ref person.FailingQueries) >= 0) throw new AgencyUnavailableException(Id, "the line is dead");

        var asked = parts.IsEmpty ? QueryPart.Everything : parts;
        person.Questions.Enqueue([.. asked.Select(part => part.Line)]);
        if (asked.Exists(part => part.Line == person.Hanging)) throw new AgencyUnavailableException(Id, "an office behind it hangs");
        var missing = asked.SelectMany(part => silent.Select(part.Common)).OfType<QueryPart>().ToImmutableList();
        return new(person.NameMatches, records.RemoveAll(record => !asked.Exists(part => part.Holds(record)) || missing.Exists(part => part.Holds(record))), missing);
    }

    public Task<SubmissionAnswer> Submit(Application application, CancellationToken cancellationToken)
    {
        var idNumber = JsonDocument.Parse(application.FormJson).RootElement.GetProperty("idNumber").GetString()!;
        var person = Person(idNumber);
        Interlocked.Increment(ref person.SubmitCalls);
        if (person.Rejection is { } rejection) return Task.FromResult(new SubmissionAnswer(null, rejection));

        var receiptNo = person.Receipts.GetOrAdd(application.IdempotencyKey, _ => $"R-{Interlocked.Increment(ref _receiptNumber)}");
        _receipts.TryAdd(receiptNo, new());
        return Interlocked.Decrement(ref person.LostReceipts) >= 0
            ? throw new AgencyUnavailableException(Id, "the receipt was lost on its way")
            : Task.FromResult(new SubmissionAnswer(receiptNo, null));
    }

    public Task<IReadOnlyList<ReportedNode>> Progress(string receiptNo, CancellationToken cancellationToken)
    {
        var receipt = Receipt(receiptNo);
        Interlocked.Increment(ref receipt.Polls);
        return Task.FromResult<IReadOnlyList<ReportedNode>>(receipt.Nodes);
    }

    public Task Withdraw(string receiptNo, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Receipt(receiptNo).Withdrawals);
        return Task.CompletedTask;
    }
}

/// <summary>What the agency knows of one person, and how it behaves when asked.</summary>
internal sealed class FakePerson
{
    public int Asked;
    public int FailingQueries;
    public int SubmitCalls;
    public int LostReceipts;

    public ImmutableList<EnrolmentRecord> Records { get; set; } = [];

    public bool NameMatches { get; set; } = true;

    /// <summary>Offices that do not answer; the agency says so.</summary>
    public ImmutableList<QueryPart> Silent { get; set; } = [];

    /// <summary>The line whose office hangs, and with it every question that touches it.</summary>
    public InsuranceLine Hanging { get; set; }

    /// <summary>The lines of each question that came through.</summary>
    public ConcurrentQueue<ImmutableList<InsuranceLine>> Questions { get; } = [];

    /// <summary>Holds back the answers to questions asked while it is set.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Not null: applications are refused in these words.</summary>
    public string? Rejection { get; set; }

    /// <summary>Applications that were taken, by key.</summary>
    public ConcurrentDictionary<string, string> Receipts { get; } = new();
}

/// <summary>How far an application has come.</summary>
internal sealed class FakeReceipt
{
    private static readonly DateTimeOffset Start = new(2024, 3, 4, 9, 0, 0, TimeSpan.FromHours(8));

    public int Polls;
    public int Withdrawals;

    public ImmutableList<ReportedNode> Nodes { get; private set; } = [];

    public void Reach(params TransferNode[] nodes)
    {
        foreach (var node in nodes) Nodes = Nodes.Add(new(node, Start.AddHours(Nodes.Count), null, null));
    }
}
