using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Validation;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Grains.Agencies;
using HrActors.Grains.Policies;
using HrActors.Silo.Access;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;

namespace HrActors.Silo.Employees;

/// <summary>Commands about employees for the interface and the dashboard alike: values, role and scope are checked here, once.</summary>
internal sealed class EmployeeDesk(
    IGrainFactory grains, EmployeeReader employees, PersonalValues personal, IAgencyGateways agencies, IPolicyShelf policies,
    TimeProvider time) : IEmployeeDesk
{
    public Task<Reply<EmployeeView>> Onboard(OnboardRequest request, Principal by, string commandId, CancellationToken cancellationToken) =>
        Onboard(request, [], by, commandId);

    /// <param name="unreadable">Fields that could not even be read; reported together with what else is wrong.</param>
    public async Task<Reply<EmployeeView>> Onboard(OnboardRequest request, IReadOnlyList<FieldError> unreadable, Principal by,
        string commandId)
    {
        if (BranchScope.RefuseChange(by) is { } forbidden) return forbidden;

        var checks = new FieldChecks(unreadable);
        var verdict = EmployeeChecks.Check(request, time.Today(), checks);
        var branch = await FindBranch(request.BranchCode, checks);
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;
        if (BranchScope.Refuse(by, branch!.Code) is { } outside) return outside;

        var id = personal.Protect(verdict);
        return await employees.Grain(request.EmployeeNo!).Onboard(new()
        {
            Command = Command(commandId, by),
            EmployeeNo = request.EmployeeNo!,
            Name = request.Name!.Trim(),
            IdNumber = id.Value,
            IdNumberHash = id.Hash,
            IdNumberMasked = id.Masked,
            DocumentKind = id.Kind,
            Branch = branch,
            HireDate = request.HireDate!.Value,
            MonthlyWage = request.MonthlyWage!.Value,
            PreviousYearMonthlyAverage = request.PreviousYearMonthlyAverage,
            HukouRegionCode = request.HukouRegionCode,
            Phone = personal.ProtectText(request.Phone),
            WorkerCategory = request.WorkerCategory,
            Agencies = [.. agencies.ForQueries],
        });
    }

    public async Task<Reply<EmployeeView>> AskAgain(string employeeNo, Principal by, string commandId,
        CancellationToken cancellationToken) =>
        await RefuseFor(employeeNo, by) ?? await employees.Grain(employeeNo).AskAgencies(
            new() { Command = Command(commandId, by), Agencies = [.. agencies.ForQueries] });

    public async Task<Reply<Finding>> Waive(WaiveRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        checks.Text("/reason", request.Reason, 500);
        checks.Require(request.Until is null || request.Until >= time.Today(), "/until", "finding.waiver-ended", "豁免截止日不能早于今天",
            "A waiver cannot end before today");
        if (await RefuseFor(request.EmployeeNo, by) is { Refusal: { } refused }) return refused;
        if (checks.Errors.Count > 0) return FieldRefusals.Refuse(checks.Errors)!;

        return await grains.GetGrain<IValidationGrain>(GrainKeys.Employee(request.EmployeeNo)).Waive(new()
        {
            Command = Command(commandId, by, request.Reason.Trim()),
            FindingId = request.FindingId,
            Until = request.Until,
        });
    }

    public async Task<Reply<OpenedCase>> OpenCase(OpenCaseRequest request, Principal by, string commandId,
        CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        checks.Region("/originRegionCode", request.OriginRegionCode);
        if (await RefuseFor(request.EmployeeNo, by) is { Refusal: { } refused }) return refused;
        if (checks.Errors.Count > 0) return FieldRefusals.Refuse(checks.Errors)!;

        return await employees.Grain(request.EmployeeNo).OpenCase(new()
        {
            Command = Command(commandId, by),
            Line = request.Line,
            OriginRegionCode = request.OriginRegionCode,
            Kind = request.Kind,
            Approval = request.Approval,
        });
    }

    public async Task<Reply<EmployeeView>> TakeAttendanceDate(
        string employeeNo, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (BranchScope.RefuseChange(by) is { } forbidden) return forbidden;
        var found = await employees.Find(employeeNo, by);
        if (found.IsRefused) return found;
        if (found.Value.FirstPunchOn is not { } first)
            return Refusal.Rule("employee.no-punch", "该员工还没有打卡记录", "This employee has not punched yet");

        return await employees.Grain(employeeNo).Correct(new() { Command = Command(commandId, by, "采用考勤日期"), HireDate = first });
    }

    public async Task<Reply<EmployeeView>> RecordEnrolment(RecordEnrolmentRequest request, Principal by, string commandId,
        CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        checks.Require(request.Base is null or (> 0 and < 10_000_000), "/base", "enrolment.base-out-of-range", "缴费基数应大于零且不超过一千万元",
            "The base has to be above zero and below ten million");
        if (BranchScope.RefuseChange(by) is { } forbidden) return forbidden;
        var found = await employees.Find(request.EmployeeNo, by);
        if (found.IsRefused) return found;
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;
        if (request.Line != InsuranceLine.None) return await RecordEnrolment(request, Command(commandId, by));

        // One form, one command: each line of it has a command id of its own, so that a form cut short is finished by sending it again.
        Reply<EmployeeView>? held = null;
        foreach (var line in EnrolmentLines.Due(found.Value, policies.Book))
        {
            var recorded = await RecordEnrolment(request with { Line = line }, Command($"{commandId}-{line.WireName()}", by));
            if (recorded.IsRefused) held ??= recorded;
            else found = recorded;
        }

        // A line that is still paid elsewhere does not hold back the others, but it is said.
        return held ?? found;
    }

    private Task<Reply<EmployeeView>> RecordEnrolment(RecordEnrolmentRequest request, CommandInfo command) =>
        employees.Grain(request.EmployeeNo).RecordEnrolment(new() { Command = command, Line = request.Line, From = request.From, Base = request.Base });

    /// <summary>The facts of a branch by its code; a wrong code is put to the checks.</summary>
    public async Task<BranchFacts?> FindBranch(string? code, FieldChecks checks, string field = "/branchCode")
    {
        var view = EmployeeNumbers.IsPossible(code) ? await grains.GetGrain<IBranchGrain>(GrainKeys.Branch(code!)).Get() : null;
        if (view is null) checks.Fail(field, FieldRefusals.UnknownBranch, "没有这个分支机构", "There is no such branch");
        return view?.Facts;
    }

    /// <summary>A reason is kept with what it was given for: numbers that people write into it are masked here, before anything is kept.</summary>
    public static CommandInfo Command(string id, Principal by, string? reason = null) =>
        new() { Id = id, By = by.UserName, Reason = reason is null ? null : PersonalMasks.InText(reason), From = by.From };

    /// <summary>A refused reply when this user may not change this employee; null when they may.</summary>
    private async Task<Reply<EmployeeView>?> RefuseFor(string employeeNo, Principal by)
    {
        if (BranchScope.RefuseChange(by) is { } forbidden) return forbidden;
        var found = await employees.Find(employeeNo, by);
        return found.IsRefused ? found : null;
    }
}
