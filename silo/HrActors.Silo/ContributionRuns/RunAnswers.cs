using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Domain.Contributions;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Silo.Calculators;
using HrActors.Silo.Json;

namespace HrActors.Silo.ContributionRuns;

internal sealed record StartedRun
{
    /// <summary>Branch, month and revision.</summary>
    public required string RunId { get; init; }

    /// <summary>Calculating, Ready, Confirming or Confirmed.</summary>
    public required string State { get; init; }

    public static StartedRun Of(RunView run) => new() { RunId = RunAnswer.IdOf(run), State = run.Phase.ToString() };
}

/// <summary>The run of a branch and month.</summary>
internal sealed record RunAnswer
{
    public required string RunId { get; init; }
    public required string BranchCode { get; init; }
    public required YearMonth Month { get; init; }

    /// <summary>Calculating, Ready, Confirming or Confirmed.</summary>
    public required string State { get; init; }
    public required long Revision { get; init; }

    /// <summary>0 to 1.</summary>
    public required decimal Progress { get; init; }
    public required int Done { get; init; }
    public required int Total { get; init; }
    public required TotalsAnswer Totals { get; init; }

    /// <summary>Differences to the month before, by cause; they add up to the whole difference.</summary>
    public required IReadOnlyList<DifferenceAnswer> Differences { get; init; }

    /// <summary>People who are held back and why; at most 500.</summary>
    public required IReadOnlyList<BlockedAnswer> Blocking { get; init; }

    /// <summary>Settlements of earlier months carried by this run.</summary>
    public required AdjustmentTotalsAnswer Adjustments { get; init; }
    public required DateOnly KnownOn { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required string StartedBy { get; init; }
    public required DateTimeOffset? ConfirmedAt { get; init; }
    public required string? ConfirmedBy { get; init; }
    public required ListAnswer<PersonAnswer> Lines { get; init; }

    public static string IdOf(RunView run) => $"{run.BranchCode}-{run.Month}-{run.Revision}";

    public static RunAnswer Of(RunView run, StatementPage lines, StatementPage held) => new()
    {
        RunId = IdOf(run),
        BranchCode = run.BranchCode,
        Month = run.Month,
        State = run.Phase.ToString(),
        Revision = run.Revision,
        Progress = run.Phase != RunPhase.Calculating ? 1 : run.Total == 0 ? 0 : decimal.Round((decimal)run.Done / run.Total, 4),
        Done = run.Done,
        Total = run.Total,
        Totals = TotalsAnswer.Of(run.Totals),
        Differences = [.. run.Totals.Differences.Select(DifferenceAnswer.Of)],
        Blocking = [.. held.Items.Select(item => BlockedAnswer.Of(item))],
        Adjustments = AdjustmentTotalsAnswer.Of(run.Adjustments),
        KnownOn = run.KnownOn,
        StartedAt = run.StartedAt,
        StartedBy = run.StartedBy,
        ConfirmedAt = run.ConfirmedAt,
        ConfirmedBy = run.ConfirmedBy,
        Lines = ListAnswer.Of(lines.Items.Select(PersonAnswer.Of), lines.Next),
    };
}

internal sealed record TotalsAnswer
{
    public required int People { get; init; }
    public required int Held { get; init; }

    [Money]
    public required decimal Employer { get; init; }

    [Money]
    public required decimal Employee { get; init; }

    [Money]
    public required decimal Total { get; init; }
    public required IReadOnlyList<LineTotalAnswer> Lines { get; init; }

    /// <summary>People who are paid though one of their lines has no figure yet; what they still owe becomes a make-up once it has one.</summary>
    public required int Incomplete { get; init; }

    /// <summary>The lines without a figure, in no sum, and how many of those who are paid lack them.</summary>
    public required IReadOnlyList<PendingTotalAnswer> Pending { get; init; }

    public static TotalsAnswer Of(RunTotals totals) => new()
    {
        People = totals.People,
        Held = totals.Held,
        Employer = totals.Employer,
        Employee = totals.Employee,
        Total = totals.Employer + totals.Employee,
        Lines = [.. totals.Lines.Select(line => new LineTotalAnswer
        {
            Line = line.Line.WireName(), People = line.People, Employer = line.Employer, Employee = line.Employee,
        })],
        Incomplete = totals.Incomplete,
        Pending = [.. totals.Pending.Select(line => new PendingTotalAnswer { Line = line.Line.WireName(), People = line.People })],
    };
}

internal sealed record PendingTotalAnswer
{
    public required string Line { get; init; }
    public required int People { get; init; }
}

internal sealed record LineTotalAnswer
{
    public required string Line { get; init; }
    public required int People { get; init; }

    [Money]
    public required decimal Employer { get; init; }

    [Money]
    public required decimal Employee { get; init; }
}

internal sealed record DifferenceAnswer
{
    /// <summary>joined, left, wage, policy or correction.</summary>
    public required string Cause { get; init; }
    public required int People { get; init; }

    [Money]
    public required decimal EmployerDelta { get; init; }

    [Money]
    public required decimal EmployeeDelta { get; init; }

    public static DifferenceAnswer Of(CauseTotal cause) => new()
    {
        Cause = cause.Cause.ToString().ToLowerInvariant(), People = cause.People, EmployerDelta = cause.Employer, EmployeeDelta = cause.Employee,
    };

    public static DifferenceAnswer Of(CauseAmount cause) => new()
    {
        Cause = cause.Cause.ToString().ToLowerInvariant(), People = 1, EmployerDelta = cause.Employer, EmployeeDelta = cause.Employee,
    };
}

internal sealed record BlockedAnswer
{
    public required string EmployeeNo { get; init; }
    public required string Name { get; init; }

    /// <summary>Codes of the findings, or the one reason why nothing could be calculated.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    public static BlockedAnswer Of(StatementItem item) => new()
    {
        EmployeeNo = item.Statement.Facts.EmployeeNo,
        Name = item.Name,
        Codes = item.Statement.RefusalCode is { } code ? [code] : item.Statement.Blocking,
    };
}

internal sealed record AdjustmentTotalsAnswer
{
    public required int Count { get; init; }

    [Money]
    public required decimal EmployerDelta { get; init; }

    [Money]
    public required decimal EmployeeDelta { get; init; }

    public static AdjustmentTotalsAnswer Of(AdjustmentTotals totals) =>
        new() { Count = totals.Count, EmployerDelta = totals.Employer, EmployeeDelta = totals.Employee };
}

/// <summary>One person of a run.</summary>
internal sealed record PersonAnswer
{
    public required string EmployeeNo { get; init; }
    public required string Name { get; init; }

    [Money]
    public required decimal Base { get; init; }

    /// <summary>previous-year-average, first-month, gross; null when nothing could be calculated.</summary>
    public required string? BaseRule { get; init; }
    public required string? Clamped { get; init; }
    public required decimal Factor { get; init; }
    public required IReadOnlyList<PersonLineAnswer> Lines { get; init; }

    [Money]
    public required decimal TotalEmployer { get; init; }

    [Money]
    public required decimal TotalEmployee { get; init; }
    public required bool Held { get; init; }

    /// <summary>Lines of the place without a figure; in no amount.</summary>
    public required IReadOnlyList<string> Pending { get; init; }
    public required IReadOnlyList<DifferenceAnswer> Differences { get; init; }

    public static PersonAnswer Of(StatementItem item) => new()
    {
        EmployeeNo = item.Statement.Facts.EmployeeNo,
        Name = item.Name,
        Base = item.Statement.Base,
        BaseRule = item.Statement.BaseRule.WireName(),
        Clamped = item.Statement.Clamped.WireName(),
        Factor = item.Statement.Factor,
        Lines = [.. item.Statement.Lines.Select(PersonLineAnswer.Of)],
        TotalEmployer = item.Statement.TotalEmployer,
        TotalEmployee = item.Statement.TotalEmployee,
        Held = item.Held,
        Pending = [.. item.Statement.Pending.Select(line => line.WireName())],
        Differences = [.. item.Statement.Differences.Select(DifferenceAnswer.Of)],
    };
}

internal sealed record PersonLineAnswer
{
    public required string Line { get; init; }

    [Money]
    public required decimal Base { get; init; }
    public required decimal EmployerRate { get; init; }
    public required decimal EmployeeRate { get; init; }

    [Money]
    public required decimal Employer { get; init; }

    [Money]
    public required decimal Employee { get; init; }
    public required string Rounding { get; init; }
    public required string PolicyVersion { get; init; }

    public static PersonLineAnswer Of(RunLine line) => new()
    {
        Line = line.Line.WireName(),
        Base = line.Base,
        EmployerRate = line.EmployerRate,
        EmployeeRate = line.EmployeeRate,
        Employer = line.Employer,
        Employee = line.Employee,
        Rounding = line.Rounding,
        PolicyVersion = line.PolicyVersion,
    };
}

internal sealed record ExplainedAnswer
{
    public required PersonAnswer Person { get; init; }
    public required IReadOnlyList<TraceAnswer> Trace { get; init; }

    /// <summary>Lines without a figure, and why.</summary>
    public required IReadOnlyList<PendingLineAnswer> Pending { get; init; }

    public static ExplainedAnswer Of(ExplainedStatement explained, Language language) => new()
    {
        Person = PersonAnswer.Of(explained.Item),
        Trace = [.. explained.Trace.Select(step => TraceAnswer.Of(step, language))],
        Pending = [.. explained.Pending.Select(line => PendingLineAnswer.Of(line, language))],
    };
}

internal sealed record GroupRunAnswer
{
    public required YearMonth Month { get; init; }

    /// <summary>Calculating while any branch is, Confirmed when all are, otherwise Ready; null when no branch was run.</summary>
    public required string? State { get; init; }

    /// <summary>0 to 1, by people.</summary>
    public required decimal Progress { get; init; }

    [Money]
    public required decimal Employer { get; init; }

    [Money]
    public required decimal Employee { get; init; }
    public required int People { get; init; }
    public required int Held { get; init; }

    /// <summary>People who are paid though one of their lines has no figure yet.</summary>
    public required int Incomplete { get; init; }
    public required IReadOnlyList<BranchRunAnswer> Branches { get; init; }

    public static GroupRunAnswer Of(GroupRun group)
    {
        var runs = group.Branches.Select(branch => branch.Run).OfType<RunView>().ToList();
        var total = runs.Sum(run => run.Total);
        return new()
        {
            Month = group.Month,
            State = runs.Count == 0 ? null
                : runs.Exists(run => run.Phase is RunPhase.Calculating or RunPhase.Confirming) ? nameof(RunPhase.Calculating)
                : runs.Count == group.Branches.Count && runs.TrueForAll(run => run.Phase == RunPhase.Confirmed) ? nameof(RunPhase.Confirmed)
                : nameof(RunPhase.Ready),
            Progress = total == 0 ? 0 : decimal.Round((decimal)runs.Sum(run => run.Phase == RunPhase.Calculating ? run.Done : run.Total) / total, 4),
            Employer = runs.Sum(run => run.Totals.Employer),
            Employee = runs.Sum(run => run.Totals.Employee),
            People = runs.Sum(run => run.Totals.People),
            Held = runs.Sum(run => run.Totals.Held),
            Incomplete = runs.Sum(run => run.Totals.Incomplete),
            Branches = [.. group.Branches.Select(BranchRunAnswer.Of)],
        };
    }
}

internal sealed record BranchRunAnswer
{
    public required string BranchCode { get; init; }
    public required string BranchName { get; init; }

    /// <summary>Null when the month was not run.</summary>
    public required string? State { get; init; }
    public required int People { get; init; }
    public required int Held { get; init; }
    public required int Incomplete { get; init; }

    [Money]
    public required decimal Employer { get; init; }

    [Money]
    public required decimal Employee { get; init; }

    public static BranchRunAnswer Of(BranchRun branch) => new()
    {
        BranchCode = branch.BranchCode,
        BranchName = branch.BranchName,
        State = branch.Run?.Phase.ToString(),
        People = branch.Run?.Totals.People ?? 0,
        Held = branch.Run?.Totals.Held ?? 0,
        Incomplete = branch.Run?.Totals.Incomplete ?? 0,
        Employer = branch.Run?.Totals.Employer ?? 0,
        Employee = branch.Run?.Totals.Employee ?? 0,
    };
}
