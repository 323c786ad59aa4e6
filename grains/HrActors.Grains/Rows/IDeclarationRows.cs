using HrActors.Contracts.BaseDeclarations;
using HrActors.Domain.Time;

namespace HrActors.Grains.Rows;

/// <summary>A person of a yearly declaration as a row.</summary>
/// <param name="EmployeeNo">Whose it is.</param>
/// <param name="Name">As the directory has it now; ignored when writing.</param>
/// <param name="ToFloor">Whether a line comes to the floor.</param>
/// <param name="ToCap">Whether a line comes to the cap.</param>
/// <param name="Content">The serialised person.</param>
public sealed record DeclarationRow(string EmployeeNo, string Name, bool ToFloor, bool ToCap, ReadOnlyMemory<byte> Content);

/// <summary>The people of yearly declarations, by branch, first month of the base year, and revision.</summary>
public interface IDeclarationRows
{
    /// <summary>Writes a revision whole; what a stopped attempt left of it goes.</summary>
    Task Save(string branchCode, YearMonth month, long revision, IReadOnlyCollection<DeclarationRow> rows, CancellationToken cancellationToken);

    /// <summary>Removes every revision before this one.</summary>
    Task RemoveBefore(string branchCode, YearMonth month, long revision, CancellationToken cancellationToken);

    /// <summary>In order of employee number; one more than the limit when there are more.</summary>
    Task<IReadOnlyList<DeclarationRow>> Read(
        string branchCode, YearMonth month, long revision, DeclarationQuery query, CancellationToken cancellationToken);
}
