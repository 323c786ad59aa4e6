using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Employees;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Attendance;

/// <summary>
/// One month of an employee as a calendar, with corrections and adjustment requests; the address carries month and day. While it is open
/// every punch that arrives is news.
/// </summary>
public sealed partial class AttendanceTab
{
    private YearMonth _month;
    private MonthSheet? _sheet;
    private ImmutableArray<AdjustmentRequest> _requests = [];
    private ITimer? _looking;

    [Parameter, EditorRequired] public required string No { get; set; }

    /// <summary>The month as <c>yyyy-MM</c>; null for the present one.</summary>
    [Parameter] public string? Month { get; set; }

    /// <summary>Name of the branch's shift template.</summary>
    [Parameter] public string? Template { get; set; }

    /// <summary>The chosen day of the month, 1 to 31; null for none.</summary>
    [SupplyParameterFromQuery] public int? Day { get; set; }

    [Inject] internal IEmployeeQueries Employees { get; init; } = null!;
    [Inject] internal IAttendanceDesk Desk { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private DateOnly? SelectedDay => Day is { } day && day >= 1 && day <= _month.LastDay.Day ? _month.FirstDay.AddDays(day - 1) : null;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        _month = YearMonth.TryParse(Month, out var month) ? month : YearMonth.Of(Today);
        _sheet = await Employees.GetAttendance(by, No, _month, cancellationToken);
        _requests = (await Desk.Requests(new() { EmployeeNo = No, Month = _month }, by, cancellationToken)).Items;
        // Somebody who does not come makes no news: the present month is looked at again while it is open. This also keeps the employee
        // telling of punches.
        _looking ??= Time.CreateTimer(_ => _ = InvokeAsync(LookAgain), null, FeedLease.Duration / 2, FeedLease.Duration / 2);
    }

    protected override bool Concerns(Change change) => change.Employee?.EmployeeNo == No;

    protected override void Leave() => _looking?.Dispose();

    private async Task LookAgain()
    {
        await Refresh();
        StateHasChanged();
    }

    private void Go(int months) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["month"] = _month.AddMonths(months).ToString(), ["day"] = null }),
        replace: true);

    private void Select(DateOnly? day) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("day", day?.Day), replace: true);

    private async Task Correct(CorrectAttendanceRequest request) =>
        await Run($"correct {request.Kind} {request.At:O} {request.Replaces}", id => Desk.Correct(request, By!, id, CancellationToken.None));

    private async Task Decide(DecideAdjustmentRequest request) =>
        await Run($"decide {request.Id} {request.Accept}", id => Desk.Decide(request, By!, id, CancellationToken.None));
}
