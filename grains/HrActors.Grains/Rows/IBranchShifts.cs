using HrActors.Contracts.Branches;
using HrActors.Domain.Attendance;

namespace HrActors.Grains.Rows;

/// <summary>A shift template as a branch was given it: it holds from a day on, whatever was told of those days before.</summary>
public sealed record BranchShift
{
    public required string BranchCode { get; init; }

    /// <summary>When it was told. A branch is told one thing at a time.</summary>
    public required DateTimeOffset ToldAt { get; init; }

    /// <summary>First day; <see cref="DateOnly.MinValue"/> for all days.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Name of the template.</summary>
    public required string ShiftTemplate { get; init; }

    /// <summary>The template of that name; the standard one when it is no more.</summary>
    public ShiftTemplate Template => Domain.Attendance.ShiftTemplate.Find(ShiftTemplate) ?? Domain.Attendance.ShiftTemplate.Standard;

    /// <summary>The template of a branch from a day on.</summary>
    /// <param name="branch">The branch with the template.</param>
    /// <param name="from">Null for all days.</param>
    /// <param name="at">When it is told.</param>
    public static BranchShift Of(BranchView branch, DateOnly? from, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(branch);
        return new() { BranchCode = branch.Facts.Code, ToldAt = at, From = from ?? DateOnly.MinValue, ShiftTemplate = branch.Facts.ShiftTemplate };
    }
}

/// <summary>What branches were told of their shifts, as rows. Nothing is taken back: a later word overrides.</summary>
public interface IBranchShifts
{
    /// <summary>Adds the first row of each branch that has none yet; the others change nothing.</summary>
    Task Begin(IReadOnlyList<BranchShift> shifts, CancellationToken cancellationToken);

    /// <summary>Adds a row; one that is there already, by branch and time, stays as it is.</summary>
    Task Add(BranchShift shift, CancellationToken cancellationToken);

    /// <summary>Rows told at or after an instant, in the order in which they were told.</summary>
    Task<IReadOnlyList<BranchShift>> Since(DateTimeOffset toldAt, CancellationToken cancellationToken);
}
