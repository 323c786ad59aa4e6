using HrActors.Dashboard.Controls;
using HrActors.Domain.Employees;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Employees;

internal static class EmployeeTexts
{
    public static readonly LocalText List = LocalText.Of("员工", "Employees");
    public static readonly LocalText ListTable = LocalText.Of("员工列表", "List of employees");
    public static readonly LocalText Search = LocalText.Of("工号或姓名", "Number or name");
    public static readonly LocalText Number = LocalText.Of("工号", "Number");
    public static readonly LocalText Name = LocalText.Of("姓名", "Name");
    public static readonly LocalText HireDate = LocalText.Of("入职日期", "Hire date");
    public static readonly LocalText Finding = LocalText.Of("异常", "Finding");
    public static readonly LocalText OpenFindings = LocalText.Of("未关闭异常", "Open findings");
    public static readonly LocalText OpenCases = LocalText.Of("转移案件", "Transfer cases");
    public static readonly LocalText NoMatch = LocalText.Of("没有符合条件的员工", "No employee matches");
    public static readonly LocalText NoEmployees = LocalText.Of("还没有员工", "There are no employees yet");
    public static readonly LocalText New = LocalText.Of("入职登记", "New hire");

    public static LocalText StatusName(EmploymentStatus status) => status switch
    {
        EmploymentStatus.Onboarding => LocalText.Of("入职办理中", "Onboarding"),
        EmploymentStatus.Active => LocalText.Of("在职", "Active"),
        EmploymentStatus.Left => LocalText.Of("离职", "Left"),
        _ => LocalText.Of("未知", "Unknown"),
    };

    public static Tone StatusTone(EmploymentStatus status) => status switch
    {
        EmploymentStatus.Onboarding => Tone.Info,
        EmploymentStatus.Active => Tone.Good,
        _ => Tone.Neutral,
    };
}
