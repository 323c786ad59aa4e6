using HrActors.Contracts;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Policies;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.DurableLog;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Policies;

/// <summary>
/// Tells each employee whose closed months a confirmed policy changed, and again when the difference was booked, so that the findings
/// about it open and close. Telling the same again is a duplicate to the log.
/// </summary>
internal sealed class PolicyNotices(IContributionRows rows, IDurableLog log, LogPayload payloads, IPolicyShelf shelf, TimeProvider time)
{
    /// <summary>Employees told in one call of the log.</summary>
    private const int AtOnce = 500;

    /// <summary>Tells what is open at a branch after its closed months were settled under a policy that was just confirmed.</summary>
    public async Task Tell(PolicyDraft draft, BranchView branch, CancellationToken cancellationToken)
    {
        var open = await rows.PolicyAdjustments(branch.Facts.Code, bookedIn: null, cancellationToken);
        var at = draft.DecidedAt ?? time.GetUtcNow();
        var before = shelf.BookAt(at.AddTicks(-1));
        var figures = new FiguresOf(shelf, branch, at);
        await Append(
            $"{GrainKeys.Policies(draft.Pack)}/{draft.Id}",
            at,
            Changes(open).SelectMany(change => Tellings(change, before, figures)),
            cancellationToken);
    }

    /// <summary>Tells that what was open has been booked into a month: nobody has to do anything about it any more.</summary>
    public async Task TellBooked(BranchView branch, YearMonth month, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var booked = await rows.PolicyAdjustments(branch.Facts.Code, month, cancellationToken);
        if (booked.Count == 0) return;

        var figures = new FiguresOf(shelf, branch, at);
        await Append(
            GrainKeys.Run(branch.Facts.Code, month),
            at,
            Changes(booked).Select(change => (change.EmployeeNo, Settled(change, change.ToVersion, figures))),
            cancellationToken);
    }

    /// <summary>Months closed under several versions that come to the same one are one change: it begins with the first of them.</summary>
    private static IEnumerable<PolicyAdjustment> Changes(IReadOnlyList<PolicyAdjustment> adjustments) =>
        adjustments.GroupBy(one => (one.EmployeeNo, one.Line, one.ToVersion)).Select(same => same.MinBy(one => one.From)! with
        {
            Through = same.Max(one => one.Through),
        });

    private static IEnumerable<(string EmployeeNo, PolicyChange Change)> Tellings(
        PolicyAdjustment change, PolicyBook before, FiguresOf figures)
    {
        if (figures.After(change) is not { } after) yield break;

        yield return (change.EmployeeNo, Change(change, figures, figures.Before(change) ?? after with { EmployerRate = 0, EmployeeRate = 0 }, after));
        // A version that was told and never booked is overtaken by this one, which says the whole difference.
        if (figures.Version(before, change) is { } overtaken && overtaken != change.ToVersion && overtaken != change.FromVersion)
            yield return (change.EmployeeNo, Settled(change, overtaken, figures));
    }

    private static PolicyChange Settled(PolicyAdjustment change, string version, FiguresOf figures)
    {
        var after = figures.After(change) ?? new() { Floor = 0, Cap = decimal.MaxValue, EmployerRate = 0, EmployeeRate = 0 };
        return Change(change, figures, after, after) with { PolicyVersion = version, Settled = true };
    }

    private static PolicyChange Change(PolicyAdjustment change, FiguresOf figures, PolicyFigures before, PolicyFigures after) => new()
    {
        PolicyVersion = change.ToVersion,
        RegionCode = figures.RegionCode,
        Line = change.Line,
        From = change.From,
        Through = change.Through,
        ConfirmedOn = figures.Today,
        Before = before,
        After = after,
    };

    private async Task Append(string source, DateTimeOffset at, IEnumerable<(string EmployeeNo, PolicyChange Change)> told, CancellationToken cancellationToken)
    {
        foreach (var chunk in told.GroupBy(one => one.EmployeeNo).Chunk(AtOnce))
        {
            await log.Append(
                [
                    .. chunk.Select(person => new StreamEvents(
                        new(StreamNames.PolicyChanges, GrainKeys.Employee(person.Key)),
                        [.. person.Select(one => Event(source, person.Key, one.Change, at))])),
                ],
                cancellationToken);
        }
    }

    private LogEvent Event(string source, string employeeNo, PolicyChange change, DateTimeOffset at) => new()
    {
        Source = source,
        EventId = $"{employeeNo}/{change.PolicyVersion}/{change.From}-{change.Through}{(change.Settled ? "/settled" : "")}",
        OccurredAt = at,
        Payload = payloads.Write(change),
    };

    /// <summary>Bounds and rates behind the versions of one branch's place, each looked up once.</summary>
    private sealed class FiguresOf(IPolicyShelf shelf, BranchView branch, DateTimeOffset at)
    {
        private readonly Dictionary<(InsuranceLine Line, string? Version, YearMonth Month), PolicyFigures?> _known = [];

        public string RegionCode => branch.Facts.RegionCode;

        /// <summary>The day whose knowledge counts.</summary>
        public DateOnly Today { get; } = ChinaTime.DateOf(at);

        /// <summary>Null for a line that pays no share of a base.</summary>
        public PolicyFigures? After(PolicyAdjustment change) => Find(change.Line, change.ToVersion, change.From);

        /// <summary>Null for a line that had no figure.</summary>
        public PolicyFigures? Before(PolicyAdjustment change) => change.FromVersion is { } version ? Find(change.Line, version, change.From) : null;

        /// <summary>What the line's policy of the first month is called in a book; null where it has none.</summary>
        public string? Version(PolicyBook book, PolicyAdjustment change) => Policy(book, change.Line, change.From)?.Version;

        private PolicyFigures? Find(InsuranceLine line, string version, YearMonth month)
        {
            if (_known.TryGetValue((line, version, month), out var figures)) return figures;

            var policies = shelf.History.Select(book => Policy(book, line, month)).OfType<LinePolicy>().ToList();
            // A version that no book has any more, such as one of an earlier program, was what held before all that is known.
            return _known[(line, version, month)] = Of(policies.Find(policy => policy.Version == version) ?? policies.LastOrDefault());
        }

        private LinePolicy? Policy(PolicyBook book, InsuranceLine line, YearMonth month) =>
            book.Find(branch.Facts.RegionCode, branch.Facts.PolicyPack, line, month, Today).Value;

        private PolicyFigures? Of(LinePolicy? policy) => policy is not { Bounds: { } bounds } ? null : new()
        {
            Floor = bounds.Floor,
            Cap = bounds.Cap ?? decimal.MaxValue,
            EmployerRate = policy.Rates switch
            {
                Rates.Flat flat => flat.Employer,
                Rates.ByInjuryClass scale when branch.InjuryClass is { } injuryClass => scale.For(injuryClass) ?? 0,
                Rates.Chosen => branch.HousingFundRate ?? 0,
                _ => 0,
            },
            EmployeeRate = policy.Rates switch
            {
                Rates.Flat flat => flat.Employee,
                Rates.Chosen => branch.HousingFundRate ?? 0,
                _ => 0,
            },
        };
    }
}
