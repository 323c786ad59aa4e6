using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Findings;
using HrActors.Domain.Employees;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HrActors.Dashboard.Employees;

/// <summary>Everybody in scope, narrowed by number or name, branch, status and finding; the address carries the selection.</summary>
public sealed partial class EmployeeListPage
{
    private ImmutableList<BranchView> _branches = [];
    private Page<RosterRow>? _page;
    private EmploymentStatus _status;

    [SupplyParameterFromQuery] public string? Q { get; set; }
    [SupplyParameterFromQuery] public string? Branch { get; set; }
    [SupplyParameterFromQuery] public string? Status { get; set; }
    [SupplyParameterFromQuery] public string? Finding { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal IEmployeeQueries Employees { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private bool IsNarrowed => !string.IsNullOrEmpty(Q ?? Branch ?? Status ?? Finding);

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        _status = Enum.TryParse<EmploymentStatus>(Status, out var status) ? status : EmploymentStatus.None;
        if (_branches.IsEmpty) _branches = (await Branches.List(by, cancellationToken)).ConvertAll(line => line.Branch);
        _page = await Employees.List(by, new()
        {
            Text = Q,
            BranchCode = Branch,
            Status = _status == EmploymentStatus.None ? null : _status,
            FindingCode = Finding,
            Cursor = After,
        }, cancellationToken);
    }

    protected override bool Concerns(Change change) => change.Case is null && (Branch is null || change.BranchCode == Branch);

    private string StatusText(EmploymentStatus status) => W[status == EmploymentStatus.None ? Layout.ShellTexts.All : EmployeeTexts.StatusName(status)];

    private string FindingText(string? code) => W[string.IsNullOrEmpty(code) ? Layout.ShellTexts.All : FindingNames.Of(code)];

    private string BranchName(string code) => _branches.Find(branch => branch.Facts.Code == code)?.Facts.Name ?? code;

    private void Open(TableRowClickEventArgs<RosterRow> click)
    {
        if (click.Item is { } row) Navigation.NavigateTo(EmployeeAddress.Of(row.EmployeeNo));
    }

    /// <summary>Changes one filter and goes back to the first page.</summary>
    private void Narrow(string name, string? value) => Navigation.Narrow(name, value);

    private void ClearFilters() => Navigation.NavigateTo("/employees");
}

/// <summary>Addresses of employee pages.</summary>
internal static class EmployeeAddress
{
    public static string Of(string employeeNo) => "/employees/" + Uri.EscapeDataString(employeeNo);
}
