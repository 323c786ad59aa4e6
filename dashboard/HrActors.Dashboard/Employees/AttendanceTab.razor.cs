using System.Globalization;
using HrActors.Contracts.Access;
using HrActors.Domain.Attendance;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Employees;

/// <summary>One month of an employee, day by day; the address carries the month.</summary>
public sealed partial class AttendanceTab
{
    private YearMonth _month;
    private MonthSheet? _sheet;

    [Parameter, EditorRequired] public required string No { get; set; }

    /// <summary>The month as <c>yyyy-MM</c>; null for the present one.</summary>
    [Parameter] public string? Month { get; set; }

    /// <summary>Name of the branch's shift template.</summary>
    [Parameter] public string? Template { get; set; }

    [Inject] internal IEmployeeQueries Employees { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        _month = YearMonth.TryParse(Month, out var month) ? month : YearMonth.Of(Today);
        _sheet = await Employees.GetAttendance(by, No, _month, cancellationToken);
    }

    protected override bool Concerns(Change change) => change.Employee?.EmployeeNo == No;

    private void Go(int months) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("month", _month.AddMonths(months).ToString()), replace: true);

    private string Hint(DayPunch punch) => string.Join(" · ", new[]
    {
        W[AttendanceTexts.KindName(punch.Kind.WireName())],
        punch.Source,
        punch.Reason,
        punch.Merged ? W[AttendanceTexts.Merged] : null,
        punch.Replaced ? W[AttendanceTexts.Replaced] : null,
    }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Hours(int minutes) =>
        minutes == 0 ? Words.Empty : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}");

    private static string Minutes(int minutes) => minutes == 0 ? "" : minutes.ToString(CultureInfo.InvariantCulture);
}
