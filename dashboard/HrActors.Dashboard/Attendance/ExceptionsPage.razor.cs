using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Employees;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Attendance;

/// <summary>
/// Days of one branch that somebody should look at, each a step away from its correction; the address carries the selection. Without one
/// the reader's first branch and the present month.
/// </summary>
public sealed partial class ExceptionsPage
{
    private ImmutableList<BranchView> _branches = [];
    private Page<ExceptionRow>? _page;
    private Refusal? _unread;
    private string? _branch;
    private YearMonth _month;

    [SupplyParameterFromQuery] public string? Branch { get; set; }

    /// <summary>The month as <c>yyyy-MM</c>; absent for the present one.</summary>
    [SupplyParameterFromQuery] public string? Month { get; set; }

    /// <summary>One of <see cref="DayExceptions"/>; absent for all.</summary>
    [SupplyParameterFromQuery] public string? Code { get; set; }
    [SupplyParameterFromQuery] public string? After { get; set; }

    [Inject] internal IAttendanceDesk Desk { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    protected override void OnInitialized() => _month = YearMonth.Of(Today);

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.SeesDetails()) return;

        if (_branches.IsEmpty) _branches = (await Branches.List(by, cancellationToken)).ConvertAll(line => line.Branch);
        _branch = Branch ?? _branches.FirstOrDefault()?.Facts.Code;
        _month = YearMonth.TryParse(Month, out var month) ? month : YearMonth.Of(Today);
        if (_branch is null)
        {
            _page = new() { Items = [] };
            return;
        }

        var query = new ExceptionQuery { BranchCode = _branch, Month = _month, Code = Code, Cursor = After, Limit = 50 };
        var page = await Desk.Exceptions(query, by, cancellationToken);
        (_page, _unread) = (page.Value, page.Refusal);
    }

    /// <summary>Punches of people nobody looks at make no news: the list is read when it is opened.</summary>
    protected override bool Concerns(Change change) => false;

    private static string DayOf(ExceptionRow row) =>
        $"{EmployeeAddress.Of(row.EmployeeNo)}?tab=attendance&month={YearMonth.Of(row.Day.Date)}&day={row.Day.Date.Day}";

    private string CodeText(string? code) => W[string.IsNullOrEmpty(code) ? Layout.ShellTexts.All : AttendanceTexts.ExceptionName(code)];

    private void Narrow(string name, string? value) => Navigation.Narrow(name, value);

    private void Move(string? cursor) => Navigation.Turn(cursor);
}
