using HrActors.Storage.Databases;

namespace HrActors.Storage.Audit;

/// <summary>
/// One pass over the entries in order of day, writer and position, beside the seals in the same order. Stops at the first that does not fit.
/// </summary>
internal sealed class AuditCheck
{
    private readonly AuditChain _chain;
    private readonly Queue<StoredSeal> _seals;
    private readonly AuditFault? _sealFault;
    private readonly string _sealFaultDay = "";
    private readonly string _today;
    private readonly string _keptFrom;
    private readonly HashSet<string> _unsealed = new(StringComparer.Ordinal);
    private StoredAudit? _last;

    /// <param name="mark">The seal last known outside the database; null when there is none.</param>
    /// <param name="keptFrom">The first day of which nothing may have been removed.</param>
    public AuditCheck(
        AuditChain chain, AuditSealKey key, IEnumerable<StoredSeal> seals, StoredSeal? mark, (DateOnly From, DateOnly To) days, DateOnly keptFrom,
        DateOnly today)
    {
        _chain = chain;
        _today = Days.From(today);
        // What is older may have been removed, as the retention allows; nothing younger.
        _keptFrom = Days.From(keptFrom);
        var good = new List<StoredSeal>();
        StoredSeal? previous = null;
        foreach (var seal in seals)
        {
            if (seal.Position != (previous?.Position ?? 0) + 1 || !key.Fits(previous?.Signature ?? "", seal))
            {
                (_sealFault, _sealFaultDay) = (new(AuditFaultKind.Seal, NameOf(seal)), seal.Day);
                break;
            }

            good.Add(seal);
            previous = seal;
        }

        // Without it the last days could go together with their seals, and nothing that is left would miss them.
        if (_sealFault is null && mark is not null && good.ElementAtOrDefault((int)mark.Position - 1)?.Signature != mark.Signature)
            (_sealFault, _sealFaultDay) = (new(AuditFaultKind.MissingAfter, NameOf(mark)), mark.Day);

        var (from, to) = (Days.From(days.From), Days.From(days.To));
        _seals = new(good
            .Where(seal => string.CompareOrdinal(seal.Day, from) >= 0 && string.CompareOrdinal(seal.Day, to) <= 0)
            .OrderBy(seal => seal.Day, StringComparer.Ordinal).ThenBy(seal => seal.Writer, StringComparer.Ordinal));
    }

    public AuditFault? Fault { get; private set; }

    public int DayCount { get; private set; }

    public long Entries { get; private set; }

    public int UnsealedDays => _unsealed.Count;

    public void Add(StoredAudit row)
    {
        if (_last is { } before && (before.Day != row.Day || before.Writer != row.Writer)) EndChain(before);
        if (_last?.Day != row.Day) DayCount++;
        if (_last is null || _last.Day != row.Day || _last.Writer != row.Writer)
        {
            PassSealsBefore(row.Day, row.Writer);
            _last = null;
        }

        if (Fault is not null) return;
        Entries++;
        if (row.Position != (_last?.Position ?? 0) + 1) Fault = new(AuditFaultKind.MissingBefore, row.Id);
        else if (row.Hash != _chain.Next(_last?.Hash ?? "", row)) Fault = new(AuditFaultKind.Changed, row.Id);
        else if (SealOf(row) is { } seal && row.Position > seal.Entries) Fault = new(AuditFaultKind.AddedAfterSeal, row.Id);
        _last = row;
    }

    public void End()
    {
        if (Fault is null && _last is { } last) EndChain(last);
        if (Fault is null) PassSealsBefore(null, "");
        if (_sealFault is not null && (Fault is null || string.CompareOrdinal(_sealFaultDay, _last?.Day ?? "9999") < 0)) Fault = _sealFault;
    }

    private static string NameOf(StoredSeal seal) => $"seal:{seal.Day}/{seal.Writer}";

    private StoredSeal? SealOf(StoredAudit row) =>
        _seals.TryPeek(out var seal) && seal.Day == row.Day && seal.Writer == row.Writer ? seal : null;

    private void EndChain(StoredAudit last)
    {
        if (SealOf(last) is not { } seal)
        {
            if (string.CompareOrdinal(last.Day, _today) < 0) _unsealed.Add(last.Day);
            return;
        }

        _seals.Dequeue();
        if (last.Position < seal.Entries) Fault ??= new(AuditFaultKind.MissingAfter, last.Id);
        else if (last.Hash != seal.LastHash) Fault ??= new(AuditFaultKind.Changed, last.Id);
    }

    /// <summary>Seals of chains that are not there at all; with <paramref name="day"/> null all that are left.</summary>
    private void PassSealsBefore(string? day, string writer)
    {
        while (Fault is null && _seals.TryPeek(out var seal) && (day is null || IsBefore(seal, day, writer)))
        {
            if (string.CompareOrdinal(seal.Day, _keptFrom) >= 0) Fault = new(AuditFaultKind.MissingAfter, NameOf(seal));
            else _seals.Dequeue();
        }
    }

    private static bool IsBefore(StoredSeal seal, string day, string writer) =>
        string.CompareOrdinal(seal.Day, day) is var order && (order < 0 || (order == 0 && string.CompareOrdinal(seal.Writer, writer) < 0));
}
