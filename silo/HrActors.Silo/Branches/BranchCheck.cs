using System.Text.RegularExpressions;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Forms;
using HrActors.Domain.Policies;
using HrActors.Silo.Json;

namespace HrActors.Silo.Branches;

/// <summary>Checks the values of a branch; everything wrong is reported at once.</summary>
internal static partial class BranchCheck
{
    /// <summary>Days from today on of which another shift template can be told.</summary>
    private const int LongestAhead = 366;

    public static IReadOnlyList<FieldError> Check(string code, JsonBody<BranchRequest> body, DateOnly today)
    {
        var checks = new FieldChecks(body.Errors);
        var branch = body.Value;
        checks.Require(Code().IsMatch(code), "/code", "branch.code", "分支机构代码须为 1 至 20 位字母、数字或短横线",
            "A branch code has 1 to 20 letters, digits or dashes");
        checks.Require(branch.Code is null || branch.Code == code, "/code", "branch.code-differs", "代码与地址不一致",
            "The code differs from the address");
        checks.Text("/name", branch.Name, 60);
        checks.Text("/legalEntity", branch.LegalEntity, TransferForms.LongestEmployerName);
        checks.Region("/regionCode", branch.RegionCode);
        checks.Require(branch.PolicyPack is null || PolicyBook.Shipped.Packs.ContainsKey(branch.PolicyPack), "/policyPack",
            "branch.policy-pack", "没有这个政策包", "There is no such policy pack");
        checks.Require(branch.InjuryClass is null or (>= 1 and <= 8), "/injuryClass", "branch.injury-class", "工伤行业类别为 1 至 8",
            "The work-injury class is 1 to 8");
        checks.Require(branch.HousingFundRate is null or (>= 0.05m and <= 0.12m), "/housingFundRate", "branch.housing-fund-rate",
            "公积金缴存比例为 0.05 至 0.12", "A housing-fund rate is 0.05 to 0.12");
        checks.Require(branch.ShiftTemplate is null || ShiftTemplate.Find(branch.ShiftTemplate) is not null, "/shiftTemplate",
            "branch.shift-template",
            "没有这个班次模板", "There is no such shift template");
        checks.Require(
            branch.ShiftTemplateFrom is not { } from || (branch.ShiftTemplate is not null && from <= today.AddDays(LongestAhead)), "/shiftTemplateFrom",
            "branch.shift-template-from", "班次模板的生效日须与班次模板一起给出，且不晚于今天起 366 天",
            "The first day of a shift template comes with the template and is at most 366 days ahead");
        checks.Require(branch.UnitNumber is null || branch.UnitNumber.Length <= TransferForms.LongestUnitNumber, "/unitNumber", "branch.unit-number",
            $"单位编号最多 {TransferForms.LongestUnitNumber} 个字符", $"A unit number has at most {TransferForms.LongestUnitNumber} characters");
        return checks.Errors;
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,20}$")]
    private static partial Regex Code();
}
