using HrActors.Contracts.Access;
using HrActors.Contracts.ContributionRuns;
using HrActors.Domain.Commands;
using HrActors.Domain.Contributions;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;

namespace HrActors.Contracts.Desk;

/// <summary>
/// The monthly contribution runs as people use them: role and branch scope are checked here. A repeated <c>commandId</c> is the same
/// command.
/// </summary>
public interface IContributionDesk
{
    /// <summary>Refused with <c>run.not-started</c> when there is none.</summary>
    Task<Reply<RunView>> Find(string branchCode, YearMonth month, Principal by);

    /// <summary>Starts the run of a branch, or starts it again.</summary>
    Task<Reply<RunView>> Start(string branchCode, YearMonth month, Principal by, string commandId);

    /// <summary>Starts the runs of all branches within the scope that are not confirmed; answers the group.</summary>
    Task<Reply<GroupRun>> StartAll(YearMonth month, Principal by, string commandId);

    /// <summary>Confirms and closes the month of a branch.</summary>
    /// <param name="revision">The revision that was looked at; null confirms what is there.</param>
    Task<Reply<RunView>> Confirm(string branchCode, YearMonth month, long? revision, Principal by, string commandId);

    /// <summary>Every branch within the scope with its run of the month.</summary>
    Task<Reply<GroupRun>> Group(YearMonth month, Principal by);

    Task<Reply<StatementPage>> Statements(StatementQuery query, Principal by);

    /// <summary>One person's statement with every step of its calculation. Refused with <c>run.person-unknown</c>.</summary>
    Task<Reply<ExplainedStatement>> Explain(string branchCode, YearMonth month, string employeeNo, Principal by);

    Task<Reply<AdjustmentPage>> Adjustments(AdjustmentQuery query, Principal by);

    /// <summary>The payment detail (缴费明细) as a workbook: a sheet for each legal entity and line, with totals that tie.</summary>
    Task<Reply<ExportFile>> Export(string branchCode, YearMonth month, Language language, Principal by, CancellationToken cancellationToken);

    /// <summary>All adjustments of the query as a workbook.</summary>
    Task<Reply<ExportFile>> ExportAdjustments(AdjustmentQuery query, Language language, Principal by, CancellationToken cancellationToken);
}

/// <summary>The runs of one month across branches.</summary>
public sealed record GroupRun
{
    public required YearMonth Month { get; init; }

    /// <summary>In order of branch code.</summary>
    public required ImmutableList<BranchRun> Branches { get; init; }
}

public sealed record BranchRun
{
    public required string BranchCode { get; init; }
    public required string BranchName { get; init; }

    /// <summary>Null when the month was not run.</summary>
    public RunView? Run { get; init; }
}

public sealed record StatementPage
{
    public required ImmutableArray<StatementItem> Items { get; init; }
    public string? Next { get; init; }

    /// <summary>By line the grade of the weakest policy behind the amounts of this page.</summary>
    public ImmutableSortedDictionary<InsuranceLine, PolicyGrade> Grades { get; init; } =
        ImmutableSortedDictionary<InsuranceLine, PolicyGrade>.Empty;
}

public sealed record AdjustmentPage
{
    public required ImmutableArray<Adjustment> Items { get; init; }
    public string? Next { get; init; }
}

public sealed record ExplainedStatement
{
    public required StatementItem Item { get; init; }

    /// <summary>Empty when nothing could be computed.</summary>
    public required ImmutableList<TraceStep> Trace { get; init; }

    /// <summary>Lines of the place without a figure, and why; they are in no total.</summary>
    public ImmutableList<PendingLine> Pending { get; init; } = [];
}

/// <summary>A file to be saved by the user.</summary>
public sealed record ExportFile
{
    public required string Name { get; init; }
    public required byte[] Content { get; init; }

    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Csv = "text/csv; charset=utf-8";

    public string ContentType => Name.EndsWith(".csv", StringComparison.Ordinal) ? Csv : Xlsx;
}
