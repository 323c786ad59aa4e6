using System.Globalization;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Dashboard.Access;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>Corrections and adjustment requests of the made-up group; months before October 2026 are closed.</summary>
internal sealed class FakeAttendanceDesk(FakeGroup group) : IAttendanceDesk
{
    public Task<Reply<AttendanceCorrected>> Correct(
        CorrectAttendanceRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (request.At < SampleAttendance.ClosedBefore)
        {
            return Task.FromResult<Reply<AttendanceCorrected>>(
                Refusal.Rule("attendance.month-closed", "该月考勤已关账", "The month is closed."));
        }

        var punches = group.Corrections.GetValueOrDefault(request.EmployeeNo, []);
        group.Corrections[request.EmployeeNo] = punches.Add(new()
        {
            Source = PunchKinds.DeskSource, EventId = commandId, Kind = request.Kind, At = request.At, Reason = request.Reason,
            Replaces = request.Replaces,
        });
        return Task.FromResult<Reply<AttendanceCorrected>>(
            new AttendanceCorrected { Reference = PunchKinds.Reference(PunchKinds.DeskSource, commandId) });
    }

    public Task<Reply<Page<ExceptionRow>>> Exceptions(ExceptionQuery query, Principal by, CancellationToken cancellationToken)
    {
        if (!by.SeesDetails() || !by.MaySee(query.BranchCode))
        {
            return Task.FromResult<Reply<Page<ExceptionRow>>>(Refusal.Forbidden(
                "access.out-of-scope", "不在您的管辖分支机构范围内", "Outside the branches you are responsible for"));
        }

        var rows = from employee in @group.Employees.Values.OrderBy(one => one.EmployeeNo, StringComparer.Ordinal)
                   where employee.Branch.Code == query.BranchCode
                   let sheet = @group.Attendance(employee, query.Month)
                   from day in sheet.Days
                   let codes = day.ListedFor()
                   where query.Code is null ? !codes.IsEmpty : codes.Contains(query.Code)
                   select new ExceptionRow { EmployeeNo = employee.EmployeeNo, Name = employee.Name, Day = day, Closed = sheet.ClosedAt is not null };
        var from = int.Parse(query.Cursor ?? "0", CultureInfo.InvariantCulture);
        var all = rows.ToList();
        var next = from + query.Limit < all.Count ? (from + query.Limit).ToString(CultureInfo.InvariantCulture) : null;
        return Task.FromResult<Reply<Page<ExceptionRow>>>(new Page<ExceptionRow> { Items = [.. all.Skip(from).Take(query.Limit)], Next = next });
    }

    public Task<Page<AdjustmentRequest>> Requests(AdjustmentQuery query, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<AdjustmentRequest>
        {
            Items =
            [
                .. group.Adjustments
                    .Where(request => by.SeesDetails() && by.MaySee(request.Event.BranchCode))
                    .Where(request => query.BranchCode is null || query.BranchCode == request.Event.BranchCode)
                    .Where(request => query.State is null || query.State == request.State)
                    .Where(request => query.EmployeeNo is null || query.EmployeeNo == request.Event.EmployeeNo)
                    .Where(request => query.Month is null || query.Month == request.Month),
            ],
        });

    public Task<Reply<AdjustmentRequest>> Decide(
        DecideAdjustmentRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var open = group.Adjustments.Find(one => one.Id == request.Id)!;
        var decided = open with
        {
            State = request.Accept ? AdjustmentState.Accepted : AdjustmentState.Dismissed,
            Decision = new()
            {
                By = by.UserName,
                At = group.Now,
                Reason = request.Reason,
                CommandId = commandId,
                CountedIn = request.Accept ? new(2026, 11) : null,
                Difference = request.Accept ? new() { WorkedMinutes = 480, AbsentDays = -1 } : null,
            },
        };
        group.Adjustments = group.Adjustments.Replace(open, decided);
        return Task.FromResult<Reply<AdjustmentRequest>>(decided);
    }
}
