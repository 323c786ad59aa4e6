using System.Collections.Concurrent;
using HrActors.Domain.Attendance;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Dashboard.Feed;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>A made-up group that keeps what is done to it until it ends, and tells the pages of every change.</summary>
internal sealed class FakeGroup
{
    private readonly ChangeHub _hub;
    private readonly TimeProvider _time;
    private TaskCompletionSource _nextChange = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakeGroup(ChangeHub hub, TimeProvider time)
    {
        _hub = hub;
        _time = time;
        Branches = SampleStory.Branches;
        foreach (var employee in SampleStory.Employees(time)) Employees[employee.EmployeeNo] = employee;
        foreach (var transfer in SampleStory.Cases(time)) Cases[transfer.CaseNo] = transfer;
    }

    public ImmutableList<BranchView> Branches { get; set; }
    public ConcurrentDictionary<string, EmployeeView> Employees { get; } = new(StringComparer.Ordinal);
    public ConcurrentDictionary<string, TransferCaseView> Cases { get; } = new(StringComparer.Ordinal);
    public ConcurrentDictionary<string, ImmutableList<Punch>> Corrections { get; } = new(StringComparer.Ordinal);
    public ConcurrentDictionary<string, decimal> Wages { get; } = new(StringComparer.Ordinal);
    public ImmutableList<AdjustmentRequest> Adjustments { get; set; } =
        [SampleAttendance.Late("CS0001", "4301", "AR-1"), SampleAttendance.Late("CS0002", "4301", "AR-2")];
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Ends with the next change of an employee.</summary>
    public Task NextChange => Volatile.Read(ref _nextChange).Task;

    public EmployeeView Put(EmployeeView employee)
    {
        var next = employee with { Version = employee.Version + 1 };
        Employees[next.EmployeeNo] = next;
        _hub.Publish([new() { BranchCode = next.Branch.Code, Employee = Rows.Of(next), At = Now }]);
        Interlocked.Exchange(ref _nextChange, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return next;
    }

    public TransferCaseView Put(TransferCaseView view)
    {
        var next = view with { Version = view.Version + 1 };
        Cases[next.CaseNo] = next;
        _hub.Publish([new() { BranchCode = next.BranchCode, Case = Rows.Of(next, Now), At = Now }]);
        return next;
    }

    public MonthSheet Attendance(EmployeeView employee, Domain.Time.YearMonth month) =>
        SampleAttendance.Of(employee, month, Corrections.GetValueOrDefault(employee.EmployeeNo, []), Now);
}
