using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;
using HrActors.Domain.Identity;
using HrActors.Domain.Time;
using HrActors.Grains.Agencies;
using HrActors.Silo.Api;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;

namespace HrActors.Silo.Employees;

/// <summary>Changes to employees after onboarding: checked, protected and told to the employee.</summary>
internal sealed class EmployeeChanges(
    EmployeeReader employees, EmployeeDesk desk, PersonalValues personal, IAgencyGateways agencies, TimeProvider time)
{
    public Task<Reply<EmployeeView>> Correct(
        string employeeNo, JsonBody<CorrectionRequest> body, Principal by, string commandId, ExpectedVersion expected) =>
        Change(employeeNo, by, expected, async view =>
        {
            var (request, checks) = (body.Value, new FieldChecks(body.Errors));
            checks.Text("/reason", request.Reason, 500);
            if (request.Name is not null) checks.Text("/name", request.Name, 50);
            if (request.HireDate is not null) EmployeeChecks.HireDate("/hireDate", request.HireDate, time.Today(), checks);
            EmployeeChecks.Phone("/phone", request.Phone, checks);
            EmployeeChecks.BankAccount("/bankAccount", request.BankAccount, checks);
            if (request.Address is not null) checks.Text("/address", request.Address, 200);
            if (request.HukouRegionCode is not null) checks.Region("/hukouRegionCode", request.HukouRegionCode);
            checks.Require(request.PostCategory is null or "worker" or "cadre" or "technical", "/postCategory", "employee.unknown-post-category",
                "岗位类别应为 worker（工人）、cadre（管理）或 technical（技术）", "The category of a post is worker, cadre or technical");
            IdentityVerdict? verdict = request.IdNumber is null ? null
                : EmployeeChecks.IdNumber("/idNumber", request.IdNumber, time.Today(), checks);
            if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;

            var id = verdict is null ? null : personal.Protect(verdict);
            return await employees.Grain(employeeNo).Correct(new()
            {
                Command = EmployeeDesk.Command(commandId, by, request.Reason.Trim()),
                Name = request.Name?.Trim(),
                IdNumber = id?.Value,
                IdNumberHash = id?.Hash,
                IdNumberMasked = id?.Masked,
                DocumentKind = id?.Kind,
                HireDate = request.HireDate,
                Phone = personal.ProtectText(request.Phone),
                BankAccount = personal.ProtectText(request.BankAccount?.Replace(" ", "", StringComparison.Ordinal)),
                Address = personal.ProtectText(request.Address),
                HukouRegionCode = request.HukouRegionCode,
                PostCategory = request.PostCategory,
                ExpectedVersion = expected.Value,
                Agencies = [.. agencies.ForQueries],
            });
        });

    public Task<Reply<EmployeeView>> Depart(
        string employeeNo, JsonBody<DepartureRequest> body, Principal by, string commandId, ExpectedVersion expected) =>
        Change(employeeNo, by, expected, async view =>
        {
            var checks = new FieldChecks(body.Errors);
            checks.Text("/reason", body.Value.Reason, 500);
            checks.Require(body.Value.LastDay >= view.HireDate, "/lastDay", "employee.last-day-before-hire", "最后工作日早于入职日期",
                "The last day is before the day of hire");
            EmployeeChecks.HireDate("/lastDay", body.Value.LastDay, time.Today().AddDays(365 - EmployeeChecks.LongestAhead), checks);
            if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;

            return await employees.Grain(employeeNo).Depart(new()
            {
                Command = EmployeeDesk.Command(commandId, by, body.Value.Reason.Trim()), LastDay = body.Value.LastDay,
                Agencies = [.. agencies.ForQueries],
            });
        });

    public Task<Reply<EmployeeView>> Move(
        string employeeNo, JsonBody<MoveRequest> body, Principal by, string commandId, ExpectedVersion expected) =>
        Change(employeeNo, by, expected, async _ =>
        {
            var checks = new FieldChecks(body.Errors);
            EmployeeChecks.HireDate("/on", body.Value.On, time.Today(), checks);
            return await Place(body.Value.BranchCode, by, checks, branch => employees.Grain(employeeNo).Move(new()
            {
                Command = EmployeeDesk.Command(commandId, by), Branch = branch, On = body.Value.On, Agencies = [.. agencies.ForQueries],
            }));
        });

    public Task<Reply<EmployeeView>> Rehire(
        string employeeNo, JsonBody<RehireRequest> body, Principal by, string commandId, ExpectedVersion expected) =>
        Change(employeeNo, by, expected, async _ =>
        {
            var checks = new FieldChecks(body.Errors);
            EmployeeChecks.HireDate("/hireDate", body.Value.HireDate, time.Today(), checks);
            EmployeeChecks.Wage("/monthlyWage", body.Value.MonthlyWage, checks);
            return await Place(body.Value.BranchCode, by, checks, branch => employees.Grain(employeeNo).Rehire(new()
            {
                Command = EmployeeDesk.Command(commandId, by),
                Branch = branch,
                On = body.Value.HireDate,
                MonthlyWage = body.Value.MonthlyWage,
                Agencies = [.. agencies.ForQueries],
            }));
        });

    public Task<Reply<EmployeeView>> SetWage(
        string employeeNo, YearMonth month, JsonBody<WageRequest> body, Principal by, string commandId, ExpectedVersion expected) =>
        Change(employeeNo, by, expected, async _ =>
        {
            var checks = new FieldChecks(body.Errors);
            WageChecks.Check(body.Value, month, time.Today(), checks);
            if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;

            var items = body.Value.Items ?? [];
            return await employees.Grain(employeeNo).SetWage(new()
            {
                Command = EmployeeDesk.Command(commandId, by),
                Month = month,
                Gross = body.Value.Gross ?? items.Sum(item => item.Amount),
                Items = [.. items.Select(item => new WageItem { Code = item.Code, Amount = item.Amount })],
            });
        });

    private async Task<Reply<EmployeeView>> Place(
        string branchCode, Principal by, FieldChecks checks, Func<BranchFacts, Task<Reply<EmployeeView>>> place)
    {
        var branch = await desk.FindBranch(branchCode, checks);
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;
        return Access.BranchScope.Refuse(by, branch!.Code) is { } outside ? outside : await place(branch);
    }

    private async Task<Reply<EmployeeView>> Change(
        string employeeNo, Principal by, ExpectedVersion expected, Func<EmployeeView, Task<Reply<EmployeeView>>> change)
    {
        var found = await employees.Find(employeeNo, by);
        if (found.IsRefused) return found;
        return expected.Refuse(found.Value.Version) is { } conflict ? conflict : await change(found.Value);
    }
}
