using HrActors.Domain.Identity;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Onboarding;

internal static class OnboardingTexts
{
    public static readonly LocalText Title = LocalText.Of("入职登记", "New hire");
    public static readonly LocalText Hint = LocalText.Of(
        "提交后系统自动向全国经办机构查询参保信息。", "After submitting, the agencies are asked for earlier enrolments by themselves.");
    public static readonly LocalText NotAllowed = LocalText.Of("您的角色不能办理入职。", "Your role cannot take people on.");
    public static readonly LocalText Person = LocalText.Of("个人信息", "Person");
    public static readonly LocalText Job = LocalText.Of("任职与工资", "Employment and wage");
    public static readonly LocalText Number = LocalText.Of("工号", "Employee number");
    public static readonly LocalText Name = LocalText.Of("姓名", "Name");
    public static readonly LocalText IdNumber = LocalText.Of("证件号码", "Identity number");
    public static readonly LocalText HireDate = LocalText.Of("入职日期", "Hire date");
    public static readonly LocalText Wage = LocalText.Of("月工资（应发，元）", "Monthly wage (gross, CNY)");
    public static readonly LocalText WageHint = LocalText.Of("填写应发工资，不是实发（到手）工资", "The gross wage, not what is paid out");
    public static readonly LocalText Average = LocalText.Of("上年度月平均工资（应发，元）", "Previous year's monthly average (gross, CNY)");
    public static readonly LocalText AverageHint = LocalText.Of(
        "今年的前一年；没有上年度工资的留空", "Of the year before this one; leave empty without a wage in it");
    public static readonly LocalText Hukou = LocalText.Of("户籍所在地", "Hukou place");
    public static readonly LocalText Phone = LocalText.Of("联系电话", "Phone");
    public static readonly LocalText Category = LocalText.Of("用工形式", "Worker category");
    public static readonly LocalText Submit = LocalText.Of("提交", "Submit");
    public static readonly LocalText Required = LocalText.Of("必填", "Required");

    public static readonly LocalText Check = LocalText.Of("证件号码校验", "Check of the identity number");
    public static readonly LocalText CheckHint = LocalText.Of("输入证件号码后即时校验", "Checked while you type");
    public static readonly LocalText Valid = LocalText.Of("号码有效", "Valid");
    public static readonly LocalText Invalid = LocalText.Of("号码无效", "Not valid");
    public static readonly LocalText Kind = LocalText.Of("证件类型", "Document");
    public static readonly LocalText BirthDate = LocalText.Of("出生日期", "Date of birth");
    public static readonly LocalText Sex = LocalText.Of("性别", "Sex");
    public static readonly LocalText Area = LocalText.Of("发证地区", "Area");

    public static LocalText SexName(Sex sex) => sex switch
    {
        Domain.Identity.Sex.Male => LocalText.Of("男", "Male"),
        Domain.Identity.Sex.Female => LocalText.Of("女", "Female"),
        _ => LocalText.Of("–", "–"),
    };
}
