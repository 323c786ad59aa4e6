using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Access;
using HrActors.Domain.Attendance;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Dashboard.Employees;

internal sealed class EmployeeQueries(IGrainFactory grains) : IEmployeeQueries
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public async Task<Page<RosterRow>> List(Principal by, EmployeeFilter filter, CancellationToken cancellationToken)
    {
        if (!by.SeesEmployees()) return new() { Items = [] };

        var details = by.SeesDetails();
        var page = await grains.GetGrain<IListingGrain>(0).Employees(new()
        {
            Scope = by.Branches,
            BranchCode = filter.BranchCode,
            Roster = new()
            {
                Text = string.IsNullOrWhiteSpace(filter.Text) ? null : filter.Text.Trim(),
                Status = details ? filter.Status : null,
                FindingCode = details ? filter.FindingCode : null,
                After = filter.Cursor,
                Limit = filter.Limit,
            },
        }).WaitAsync(cancellationToken);
        return details ? page : page with { Items = [.. page.Items.Select(row => row.NameOnly())] };
    }

    public async Task<EmployeeCard?> Get(Principal by, string employeeNo, CancellationToken cancellationToken) =>
        by.SeesDetails()
            ? await Read(by, employeeNo, grain => grain.Get(), cancellationToken)
            : await ReadName(by, employeeNo, cancellationToken);

    public async Task<EmployeeCard?> GetWhenAnswered(Principal by, string employeeNo, CancellationToken cancellationToken) =>
        by.SeesDetails()
            ? await Read(by, employeeNo, grain => grain.GetWhenAnswered(LongestWait), cancellationToken)
            : await ReadName(by, employeeNo, cancellationToken);

    public async Task<Ledger?> GetLedger(Principal by, string employeeNo, CancellationToken cancellationToken) =>
        await MaySeeDetails(by, employeeNo, cancellationToken) ? await Grain(employeeNo).GetLedger().WaitAsync(cancellationToken) : null;

    public async Task<MonthSheet?> GetAttendance(
        Principal by, string employeeNo, YearMonth month, CancellationToken cancellationToken) =>
        await MaySeeDetails(by, employeeNo, cancellationToken)
            ? await Grain(employeeNo).GetAttendance(month).WaitAsync(cancellationToken)
            : null;

    private async Task<EmployeeCard?> Read(
        Principal by, string employeeNo, Func<IEmployeeGrain, Task<EmployeeView?>> read, CancellationToken cancellationToken)
    {
        var view = await read(Grain(employeeNo)).UnlessForeign().WaitAsync(cancellationToken);
        return view is not null && by.MaySee(view.Branch.Code)
            ? new()
            {
                EmployeeNo = view.EmployeeNo, Name = view.Name, BranchCode = view.Branch.Code, BranchName = view.Branch.Name, Details = view,
            }
            : null;
    }

    private async Task<EmployeeCard?> ReadName(Principal by, string employeeNo, CancellationToken cancellationToken)
    {
        if (!by.SeesEmployees()) return null;

        var name = await Grain(employeeNo).GetName().UnlessForeign().WaitAsync(cancellationToken);
        return name is null
            ? null
            : new() { EmployeeNo = name.EmployeeNo, Name = name.Name, BranchCode = name.BranchCode, BranchName = name.BranchName };
    }

    private async Task<bool> MaySeeDetails(Principal by, string employeeNo, CancellationToken cancellationToken) =>
        await Get(by, employeeNo, cancellationToken) is { Details: not null };

    private IEmployeeGrain Grain(string employeeNo) => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(employeeNo));
}
