using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Domain.Attendance;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Access;
using HrActors.Domain.Employees;
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
        return details ? page : page with { Items = [.. page.Items.Select(NameOnly)] };
    }

    public Task<EmployeeCard?> Get(Principal by, string employeeNo, CancellationToken cancellationToken) =>
        Read(by, employeeNo, grain => grain.Get(), cancellationToken);

    public Task<EmployeeCard?> GetWhenAnswered(Principal by, string employeeNo, CancellationToken cancellationToken) =>
        Read(by, employeeNo, grain => grain.GetWhenAnswered(LongestWait), cancellationToken);

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
        if (!by.SeesEmployees()) return null;

        var view = await read(Grain(employeeNo)).WaitAsync(cancellationToken);
        return view is not null && by.MaySee(view.Branch.Code) ? Card(by, view) : null;
    }

    private async Task<bool> MaySeeDetails(Principal by, string employeeNo, CancellationToken cancellationToken) =>
        await Get(by, employeeNo, cancellationToken) is { Details: not null };

    private IEmployeeGrain Grain(string employeeNo) => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(employeeNo));

    private static EmployeeCard Card(Principal by, EmployeeView view) => new()
    {
        EmployeeNo = view.EmployeeNo,
        Name = view.Name,
        BranchCode = view.Branch.Code,
        BranchName = view.Branch.Name,
        Details = by.SeesDetails() ? view : null,
    };

    private static RosterRow NameOnly(RosterRow row) => new()
    {
        EmployeeNo = row.EmployeeNo,
        Name = row.Name,
        BranchCode = row.BranchCode,
        Status = EmploymentStatus.None,
        HireDate = default,
        OpenFindings = 0,
        OpenCases = 0,
        Version = row.Version,
    };
}
