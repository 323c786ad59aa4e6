using System.Globalization;

namespace HrActors.Benchmarks.TransferFaults;

/// <summary>The account of a run. It is well when nothing is <see cref="Broken"/>.</summary>
public sealed record TransferFaultOutcome
{
    public required string Database { get; init; }
    public required int Cases { get; init; }

    /// <summary>How many cases ended in each state.</summary>
    public required IReadOnlyDictionary<string, int> States { get; init; }

    /// <summary>Applications in the agency's book.</summary>
    public required int Submissions { get; init; }

    /// <summary>Applications that reached the agency again and were recognised.</summary>
    public required int SentAgain { get; init; }

    /// <summary>Callbacks of the agency by what became of them.</summary>
    public required IReadOnlyDictionary<string, int> Callbacks { get; init; }
    public required int CallbackAttempts { get; init; }
    public required int Kills { get; init; }
    public required TimeSpan Took { get; init; }

    /// <summary>What requests were told beside success.</summary>
    public required IReadOnlyList<string> Said { get; init; }

    /// <summary>What should have been otherwise, in words.</summary>
    public required IReadOnlyList<string> Broken { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {Database}: {Cases} cases in {Took.TotalSeconds:0} s, silo killed {Kills} times
            states       {Counts(States)}
            submissions  {Submissions} in the agency's book, {SentAgain} sent again and recognised
            callbacks    {Counts(Callbacks)}, {CallbackAttempts} attempts
            said         {string.Join(", ", Said)}
            broken       {Broken.Count}{string.Concat(Broken.Select(what => $"\n    BROKEN  {what}"))}
        """);

    private static string Counts(IReadOnlyDictionary<string, int> counts) =>
        string.Join(", ", counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
}
