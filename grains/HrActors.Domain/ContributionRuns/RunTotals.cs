using HrActors.Domain.Enrolment;

namespace HrActors.Domain.ContributionRuns;

/// <summary>Sums of a run: rounded per person and line, then added up. People held back are counted apart and are in no sum of money.</summary>
[GenerateSerializer, Immutable, Alias("hr.run-totals")]
public sealed record RunTotals
{
    public static readonly RunTotals Empty = new();

    /// <summary>People of the month, held back or not.</summary>
    [Id(0)] public int People { get; init; }

    /// <summary>Of them, those that are not paid with this run.</summary>
    [Id(1)] public int Held { get; init; }

    /// <summary>By line, in the order of the lines.</summary>
    [Id(2)] public ImmutableArray<LineTotal> Lines { get; init; } = [];

    /// <summary>Differences to the month before, by cause; people held back included.</summary>
    [Id(3)] public ImmutableArray<CauseTotal> Differences { get; init; } = [];

    /// <summary>Lines without a figure yet among those who are paid, in the order of the lines: they are in no sum of money.</summary>
    [Id(4)] public ImmutableArray<PendingTotal> Pending { get; init; } = [];

    /// <summary>Of those who are paid, the people who have at least one line without a figure.</summary>
    [Id(5)] public int Incomplete { get; init; }

    public decimal Employer => Lines.Sum(line => line.Employer);

    public decimal Employee => Lines.Sum(line => line.Employee);

    /// <summary>With <paramref name="statements"/> added.</summary>
    public RunTotals Add(IReadOnlyCollection<RunStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var sums = new Sums(this);
        var causes = Differences.ToDictionary(cause => cause.Cause);
        var (people, held) = (People, Held);
        foreach (var statement in statements)
        {
            foreach (var part in statement.Differences) Count(causes, part);
            if (!statement.IsMember) continue;

            people++;
            if (statement.IsHeld) held++;
            else sums.Pay(statement, 1);
        }

        return sums.Of(new() { People = people, Held = held, Differences = [.. causes.Values.OrderBy(cause => cause.Cause)] });
    }

    /// <summary>With the adjustments the run carries as a difference of their own.</summary>
    public RunTotals WithCorrection(int count, decimal employer, decimal employee) => count == 0
        ? this
        : this with
        {
            Differences =
            [
                .. Differences.Where(cause => cause.Cause != DifferenceCause.Correction),
                new() { Cause = DifferenceCause.Correction, People = count, Employer = employer, Employee = employee },
            ],
        };

    /// <summary>Holds back statements that were counted as payable.</summary>
    public RunTotals Hold(IReadOnlyCollection<RunStatement> statements) => Move(statements, -1);

    /// <summary>Pays statements that were counted as held back.</summary>
    public RunTotals Release(IReadOnlyCollection<RunStatement> statements) => Move(statements, 1);

    private RunTotals Move(IReadOnlyCollection<RunStatement> statements, int sign)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var sums = new Sums(this);
        foreach (var statement in statements) sums.Pay(statement, sign);
        return sums.Of(this with { Held = Held - (sign * statements.Count) });
    }

    private static void Count(Dictionary<DifferenceCause, CauseTotal> causes, CauseAmount part)
    {
        var known = causes.GetValueOrDefault(part.Cause);
        causes[part.Cause] = new()
        {
            Cause = part.Cause,
            People = known.People + 1,
            Employer = known.Employer + part.Employer,
            Employee = known.Employee + part.Employee,
        };
    }

    /// <summary>What is paid, being added up.</summary>
    private sealed class Sums(RunTotals totals)
    {
        private readonly Dictionary<InsuranceLine, LineTotal> _lines = totals.Lines.ToDictionary(line => line.Line);
        private readonly Dictionary<InsuranceLine, int> _pending = totals.Pending.ToDictionary(line => line.Line, line => line.People);
        private int _incomplete = totals.Incomplete;

        public void Pay(RunStatement statement, int sign)
        {
            foreach (var line in statement.Lines)
            {
                var known = _lines.GetValueOrDefault(line.Line);
                _lines[line.Line] = new()
                {
                    Line = line.Line,
                    People = known.People + sign,
                    Employer = known.Employer + (sign * line.Employer),
                    Employee = known.Employee + (sign * line.Employee),
                };
            }

            foreach (var line in statement.Pending) _pending[line] = _pending.GetValueOrDefault(line) + sign;
            if (!statement.Pending.IsEmpty) _incomplete += sign;
        }

        public RunTotals Of(RunTotals totals) => totals with
        {
            Lines = [.. _lines.Values.OrderBy(line => line.Line)],
            Pending = [.. _pending.Where(line => line.Value > 0).OrderBy(line => line.Key).Select(line => new PendingTotal { Line = line.Key, People = line.Value })],
            Incomplete = _incomplete,
        };
    }
}

/// <summary>Sums of one line, in yuan.</summary>
[GenerateSerializer, Immutable, Alias("hr.line-total")]
public readonly record struct LineTotal
{
    [Id(0)] public required InsuranceLine Line { get; init; }
    [Id(1)] public required int People { get; init; }
    [Id(2)] public required decimal Employer { get; init; }
    [Id(3)] public required decimal Employee { get; init; }
}

/// <summary>Sums of one cause, in yuan.</summary>
[GenerateSerializer, Immutable, Alias("hr.cause-total")]
public readonly record struct CauseTotal
{
    [Id(0)] public required DifferenceCause Cause { get; init; }

    /// <summary>People; of corrections the number of adjustments.</summary>
    [Id(1)] public required int People { get; init; }
    [Id(2)] public required decimal Employer { get; init; }
    [Id(3)] public required decimal Employee { get; init; }
}

/// <summary>A line that has no figure yet for some of those who are paid.</summary>
[GenerateSerializer, Immutable, Alias("hr.pending-total")]
public readonly record struct PendingTotal
{
    [Id(0)] public required InsuranceLine Line { get; init; }
    [Id(1)] public required int People { get; init; }
}
