using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Transfers;

namespace HrActors.Contracts.Desk;

/// <summary>
/// Commands about employees as people give them: the edge checks the values, the role and the branch scope, protects what is personal
/// and calls the actor. Clear values never leave the process. A repeated <c>commandId</c> is the same command. Wrong values are refused
/// with one <see cref="FieldError"/> each, the pointer naming the property in camelCase, such as <c>/idNumber</c>.
/// </summary>
public interface IEmployeeDesk
{
    /// <summary>Takes a person on and starts the enrolment query; answers at once, whatever the agencies do.</summary>
    Task<Reply<EmployeeView>> Onboard(OnboardRequest request, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Asks every connected agency again (重新查询).</summary>
    Task<Reply<EmployeeView>> AskAgain(string employeeNo, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Waives a finding (豁免); the reason is required.</summary>
    Task<Reply<Finding>> Waive(WaiveRequest request, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Opens a transfer case by hand; the same open case is answered again.</summary>
    Task<Reply<OpenedCase>> OpenCase(OpenCaseRequest request, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the day of the first punch as the hire date (采用考勤日期). Refused with <c>employee.no-punch</c> before the first punch.
    /// </summary>
    Task<Reply<EmployeeView>> TakeAttendanceDate(string employeeNo, Principal by, string commandId, CancellationToken cancellationToken);

    /// <summary>Records that the group has enrolled the employee in a line (参保登记).</summary>
    Task<Reply<EmployeeView>> RecordEnrolment(RecordEnrolmentRequest request, Principal by, string commandId, CancellationToken cancellationToken);
}

/// <summary>Names a relationship of an employee elsewhere that is to be transferred.</summary>
public sealed record OpenCaseRequest
{
    public required string EmployeeNo { get; init; }
    public required InsuranceLine Line { get; init; }
    public required string OriginRegionCode { get; init; }

    /// <summary>The kind asked for; none lets the rules decide.</summary>
    public TransferKind Kind { get; init; }

    /// <summary>Number of the approval that allows a transfer whatever the age (调动批准文号); null when there is none.</summary>
    public string? Approval { get; init; }
}

public sealed record RecordEnrolmentRequest
{
    public required string EmployeeNo { get; init; }

    /// <summary>None for every line that is due at the branch and not recorded yet.</summary>
    public InsuranceLine Line { get; init; }

    /// <summary>First month of contribution here.</summary>
    public required Domain.Time.YearMonth From { get; init; }

    /// <summary>The base that was declared, CNY per month; null when it is not told.</summary>
    public decimal? Base { get; init; }
}

public sealed record WaiveRequest
{
    public required string EmployeeNo { get; init; }
    public required string FindingId { get; init; }
    public required string Reason { get; init; }

    /// <summary>Last day, included; null means until the cause changes.</summary>
    public DateOnly? Until { get; init; }
}
