using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Overview;

/// <summary>The branches in scope with what the reader may know of them.</summary>
public sealed partial class BranchTable
{
    [Parameter, EditorRequired] public required ImmutableList<BranchLine> Lines { get; set; }

    /// <summary>Whether numbers of employees are shown.</summary>
    [Parameter] public bool Employees { get; set; }

    /// <summary>Whether findings and cases are shown.</summary>
    [Parameter] public bool Details { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private static string Count(int? count) => count is { } known ? Words.Count(known) : Words.Empty;
}
