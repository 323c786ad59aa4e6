using HrActors.Contracts.Access;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Domain.Commands;
using HrActors.Domain.Contributions;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;

namespace HrActors.Contracts.Desk;

/// <summary>
/// Yearly declarations of bases (年度缴费基数申报) as people use them: role and branch scope are checked here. A month is the first one of a
/// base year. A repeated <c>commandId</c> is the same command.
/// </summary>
public interface IBaseDeclarationDesk
{
    /// <summary>Refused with <c>declaration.not-calculated</c> when there is none.</summary>
    Task<Reply<DeclarationView>> Find(string branchCode, YearMonth month, Principal by);

    /// <summary>Computes the declaration of a branch, or computes it again.</summary>
    Task<Reply<DeclarationView>> Calculate(string branchCode, YearMonth month, Principal by, string commandId);

    /// <summary>
    /// Computes those of all branches within the scope that are not confirmed; answers the group. A branch that refuses is listed with its
    /// refusal and stops no other.
    /// </summary>
    Task<Reply<GroupDeclaration>> CalculateAll(YearMonth month, Principal by, string commandId);

    /// <summary>Confirms the declaration of a branch.</summary>
    /// <param name="branchCode">The branch.</param>
    /// <param name="month">First month of the base year.</param>
    /// <param name="revision">The revision that was looked at; null confirms what is there.</param>
    /// <param name="by">Who confirms.</param>
    /// <param name="commandId">Names the command.</param>
    Task<Reply<DeclarationView>> Confirm(string branchCode, YearMonth month, long? revision, Principal by, string commandId);

    /// <summary>Every branch within the scope with its declaration.</summary>
    Task<Reply<GroupDeclaration>> Group(YearMonth month, Principal by);

    Task<Reply<DeclarationPage>> Read(string branchCode, YearMonth month, DeclarationQuery query, Principal by);

    /// <summary>One person with the steps behind every base. Refused with <c>declaration.person-unknown</c>.</summary>
    Task<Reply<ExplainedDeclaration>> Explain(string branchCode, YearMonth month, string employeeNo, Principal by);

    /// <summary>The declaration as a workbook: a sheet for the sums, one for the people, one for those who come to a bound.</summary>
    Task<Reply<ExportFile>> Export(string branchCode, YearMonth month, Language language, Principal by, CancellationToken cancellationToken);
}

/// <summary>The declarations of one base year across branches.</summary>
public sealed record GroupDeclaration
{
    public required YearMonth Month { get; init; }

    /// <summary>In order of branch code.</summary>
    public required ImmutableList<BranchDeclaration> Branches { get; init; }
}

public sealed record BranchDeclaration
{
    public required string BranchCode { get; init; }
    public required string BranchName { get; init; }

    /// <summary>Null when it was not computed.</summary>
    public DeclarationView? Declaration { get; init; }

    /// <summary>Why it could not be computed just now; null when it was, or when nobody asked.</summary>
    public Refusal? Refusal { get; init; }
}

public sealed record ExplainedDeclaration
{
    public required DeclarationItem Item { get; init; }

    /// <summary>Empty when the place has no policy for the person.</summary>
    public required ImmutableList<TraceStep> Trace { get; init; }
}
