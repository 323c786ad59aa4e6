using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;
using HrActors.Silo.Access;

namespace HrActors.Silo.Employees;

/// <summary>Finds an employee for somebody: unknown numbers and branches out of scope are refused.</summary>
internal sealed class EmployeeReader(IGrainFactory grains)
{
    private static readonly Refusal Unknown = Refusal.NotFound("employee.unknown", "没有这个工号的员工", "Nobody has this employee number");

    public IEmployeeGrain Grain(string employeeNo) => grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(employeeNo));

    public async Task<Reply<EmployeeView>> Find(string employeeNo, Principal by)
    {
        if (!EmployeeNumbers.IsPossible(employeeNo)) return Unknown;
        try
        {
            return Admit(await Grain(employeeNo).Get(), by);
        }
        catch (CallRefusedException refused) when (refused.Reason == CallRefusal.OutOfScope)
        {
            return AccessRefusals.OutOfScope;
        }
    }

    /// <summary>Number, name and branch, for those who see no more.</summary>
    public async Task<Reply<EmployeeName>> FindName(string employeeNo, Principal by)
    {
        if (!EmployeeNumbers.IsPossible(employeeNo)) return Unknown;
        if (await Grain(employeeNo).GetName() is not { } name) return Unknown;
        return BranchScope.Refuse(by, name.BranchCode) is { } outside ? outside : name;
    }

    /// <summary>The view when there is one and its branch is in scope.</summary>
    public static Reply<EmployeeView> Admit(EmployeeView? view, Principal by) => view switch
    {
        null => Unknown,
        _ when BranchScope.Refuse(by, view.Branch.Code) is { } refusal => refusal,
        _ => view,
    };
}
