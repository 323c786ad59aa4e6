using System.Text.Json;

namespace HrActors.Benchmarks.TransferFaults;

/// <summary>What the product and the agency say in the end, person by person.</summary>
internal sealed class TransferFaultBooks(TransferFaultClient client, IReadOnlyList<Mover> people)
{
    private static readonly string[] Course = ["accepted", "completed", "funds-arrived", "information-table", "origin-reviewed", "submitted"];

    private readonly List<string> _broken = [];

    public void Break(string what) => _broken.Add(what);

    /// <summary>Cases that are not completed yet.</summary>
    public async Task<int> Unfinished()
    {
        var cases = await client.All("transfers");
        return people.Count - cases.Count(row => State(row) == "Completed" && IsOurs(row));
    }

    /// <summary>Waits until what follows from the last event has followed.</summary>
    public async Task Settle(TransferFaultClient reader)
    {
        foreach (var person in people)
        {
            try
            {
                if (await CheckCase(reader, person)) await CheckEmployee(reader, person);
            }
            catch (Exception e) when (e is OperationCanceledException or InvalidOperationException)
            {
                Break($"{person.EmployeeNo}: {(e is InvalidOperationException ? e.Message : "findings, ledger or query did not follow")}");
            }
        }
    }

    public async Task<TransferFaultOutcome> Count(
        TransferFaultClient reader, string database, TransferFaultLoad load, IReadOnlyDictionary<string, int> said, TimeSpan took)
    {
        var submissions = await reader.AllOfSandbox("submissions");
        var applications = submissions.ToLookup(row => row.GetProperty("application").GetProperty("idNumber").GetString());
        foreach (var person in people.Where(person => applications[person.IdNumber].Count() != 1))
            Break($"{person.EmployeeNo} stands {applications[person.IdNumber].Count()} times in the agency's book");
        foreach (var row in submissions.Where(row => !Nodes(row).SequenceEqual(Course)))
            Break($"{row.GetProperty("receiptNo")} ended with {string.Join(' ', Nodes(row))}");
        var callbacks = await reader.AllOfSandbox("callbacks");
        var states = (await reader.All("transfers")).Where(IsOurs).GroupBy(State);
        return new()
        {
            Database = database,
            Cases = people.Count,
            States = states.ToDictionary(group => group.Key, group => group.Count()),
            Submissions = submissions.Count,
            SentAgain = submissions.Sum(row => row.GetProperty("attempts").GetInt32() - 1),
            Callbacks = callbacks.GroupBy(row => row.GetProperty("state").GetString()!).ToDictionary(group => group.Key, group => group.Count()),
            CallbackAttempts = callbacks.Sum(row => row.GetProperty("attempts").GetInt32()),
            Kills = load.Kills,
            Took = took,
            Said = [.. said.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} x{pair.Value}")],
            Broken = _broken,
        };
    }

    /// <returns>False when the case is not over, so that nothing can have followed.</returns>
    private async Task<bool> CheckCase(TransferFaultClient reader, Mover person)
    {
        if (person.CaseNo is null)
        {
            Break($"{person.EmployeeNo} has no case");
            return false;
        }

        var found = await reader.Get($"transfers/{person.CaseNo}");
        var events = found.GetProperty("events").EnumerateArray().ToList();
        var nodes = events.ConvertAll(e => e.GetProperty("node").GetString()!);
        if (State(found) != "Completed") Break($"{person.CaseNo} is {State(found)} ({found.GetProperty("submission")}), with {string.Join(' ', nodes)}");
        else if (!nodes.Order(StringComparer.Ordinal).SequenceEqual(Course)) Break($"{person.CaseNo} has the events {string.Join(' ', nodes)}");
        foreach (var e in events.Where(e => e.GetProperty("unexpected").GetBoolean())) Break($"{person.CaseNo}: {e.GetProperty("node")} does not fit");
        return State(found) == "Completed";
    }

    private static async Task CheckEmployee(TransferFaultClient reader, Mover person)
    {
        await reader.Until(() => reader.Get($"employees/{person.EmployeeNo}"), found =>
            found.GetProperty("transferCases") is var cases && cases.GetArrayLength() == 1 && State(cases[0]) == "Completed"
            && found.GetProperty("query").GetProperty("state").GetString() == "complete"
            && !found.GetProperty("findings").EnumerateArray().Any(finding =>
                finding.GetProperty("code").GetString() is "ACTIVE_ELSEWHERE" or "NEW_ENROL_FALSE" or "TRANSFER_STUCK" or "TRANSFER_STALE"));
        await reader.Until(() => reader.Get($"employees/{person.EmployeeNo}/ledger"), ledger => ledger.GetProperty("lines").EnumerateArray()
            .Any(line => line.GetProperty("line").GetString() == "pension" && line.GetProperty("totalMonths").GetInt32() == Mover.Months));
    }

    private static bool IsOurs(JsonElement row) => row.GetProperty("employeeNo").GetString() is ['M', ..];

    private static string State(JsonElement row) => row.GetProperty("state").GetString()!;

    private static IEnumerable<string> Nodes(JsonElement row) =>
        row.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("node").GetString()!).Order(StringComparer.Ordinal);
}
