using HrActors.Contracts.Branches;
using HrActors.Dashboard.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Branches;

/// <summary>Chooses one branch by typing a part of its name or code; a group has hundreds.</summary>
public sealed partial class BranchPicker
{
    private const int Offered = 50;

    [Parameter, EditorRequired] public required ImmutableList<BranchView> Branches { get; set; }

    /// <summary>Code of the branch; null when none is chosen.</summary>
    [Parameter] public string? Value { get; set; }
    [Parameter] public EventCallback<string?> ValueChanged { get; set; }
    [Parameter] public bool Required { get; set; }
    [Parameter] public string? ErrorText { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private Task<IEnumerable<string>> Search(string? text, CancellationToken cancellationToken) => Task.FromResult(Branches
        .Where(branch => string.IsNullOrWhiteSpace(text) || text == Name(branch.Facts.Code) || Matches(branch, text.Trim()))
        .Take(Offered)
        .Select(branch => branch.Facts.Code));

    private static bool Matches(BranchView branch, string text) =>
        branch.Facts.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || branch.Facts.Code.Contains(text, StringComparison.OrdinalIgnoreCase);

    private string Name(string? code) => code is null ? "" : Branches.Find(branch => branch.Facts.Code == code)?.Facts.Name ?? code;
}
