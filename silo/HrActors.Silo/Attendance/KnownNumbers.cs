namespace HrActors.Silo.Attendance;

/// <summary>
/// Employee numbers known to exist, so that the list is not asked about the same people with every request. A number once given stays
/// somebody's. Holds hashes of 64 bits: taking one number for another costs a count in an answer, nothing else. Safe for concurrent use.
/// </summary>
internal sealed class KnownNumbers
{
    /// <summary>About 50 MB; then it begins anew.</summary>
    private const int Most = 2_000_000;
    private const ulong FnvOffset = 14_695_981_039_346_656_037;
    private const ulong FnvPrime = 1_099_511_628_211;

    private readonly Lock _lock = new();
    private readonly HashSet<ulong> _hashes = [];

    public void Add(IReadOnlyCollection<string> numbers)
    {
        lock (_lock)
        {
            if (_hashes.Count + numbers.Count > Most) _hashes.Clear();
            foreach (var number in numbers) _hashes.Add(Hash(number));
        }
    }

    /// <summary>Those of <paramref name="numbers"/> that are not known here.</summary>
    public List<string> Except(IEnumerable<string> numbers)
    {
        var unknown = new List<string>();
        lock (_lock)
        {
            foreach (var number in numbers)
            {
                if (!_hashes.Contains(Hash(number))) unknown.Add(number);
            }
        }

        return unknown;
    }

    private static ulong Hash(string text)
    {
        var hash = FnvOffset;
        foreach (var character in text) hash = unchecked((hash ^ character) * FnvPrime);
        return hash;
    }
}
