using System.Text.RegularExpressions;
using HrActors.Contracts.Desk;
using HrActors.Domain.Identity;
using HrActors.Silo.Json;

namespace HrActors.Silo.Employees;

/// <summary>Checks the values people give about employees; everything wrong is reported at once.</summary>
internal static partial class EmployeeChecks
{
    /// <summary>A hire date may lie this many days ahead, today not counted.</summary>
    public const int LongestAhead = 60;

    private static readonly DateOnly EarliestHire = new(1950, 1, 1);

    /// <returns>The verdict over the identity number.</returns>
    public static IdentityVerdict Check(OnboardRequest request, DateOnly today, FieldChecks checks)
    {
        checks.Require(!string.IsNullOrWhiteSpace(request.EmployeeNo), "/employeeNo", "request.required", "必填", "Required");
        checks.Require(EmployeeNumbers.IsPossible(request.EmployeeNo), "/employeeNo", "employee.number-format",
            "工号须为 1 至 20 位字母、数字或短横线", "An employee number has 1 to 20 letters, digits or dashes");
        checks.Text("/name", request.Name, 50);
        checks.Require(!string.IsNullOrWhiteSpace(request.BranchCode), "/branchCode", "request.required", "必填", "Required");
        HireDate("/hireDate", request.HireDate, today, checks);
        Wage("/monthlyWage", request.MonthlyWage, checks);
        if (request.PreviousYearMonthlyAverage is { } average) checks.Money("/previousYearMonthlyAverage", average, zeroAllowed: false,
            "wage");
        if (request.HukouRegionCode is { } hukou) checks.Region("/hukouRegionCode", hukou);
        Phone("/phone", request.Phone, checks);
        checks.Require(request.WorkerCategory is null or { Length: >= 1 and <= 40 }, "/workerCategory", "employee.worker-category",
            "用工形式最多 40 个字符", "A worker category has at most 40 characters");
        return IdNumber("/idNumber", request.IdNumber, today, checks);
    }

    public static IdentityVerdict IdNumber(string field, string? text, DateOnly today, FieldChecks checks)
    {
        var verdict = IdentityCheck.Check(text, today);
        if (verdict.Reasons.Find(reason => reason.Severity == IdentitySeverity.Error) is { } reason)
            checks.Fail(field, reason.Code, reason.Text.Zh, reason.Text.En);
        return verdict;
    }

    public static void HireDate(string field, DateOnly? date, DateOnly today, FieldChecks checks)
    {
        if (date is not { } day) checks.Fail(field, "request.required", "必填", "Required");
        else if (day > today.AddDays(LongestAhead)) checks.Fail(field, TooFar, "入职日期不能晚于今天起 60 天", "A hire date is at most 60 days ahead");
        else checks.Require(day >= EarliestHire, field, "employee.hire-date-too-early", "入职日期过早", "The hire date is too early");
    }

    public const string TooFar = "employee.hire-date-too-far";

    public static void Phone(string field, string? phone, FieldChecks checks) => checks.Require(
        string.IsNullOrEmpty(phone) || PhoneForm().IsMatch(phone.Trim()), field, "employee.phone-format",
        "电话须为 5 至 25 位数字，可含 + - 空格和括号", "A phone number has 5 to 25 digits, with + - blanks and brackets");

    public static void BankAccount(string field, string? account, FieldChecks checks) => checks.Require(
        account is null || BankAccountForm().IsMatch(account.Replace(" ", "", StringComparison.Ordinal)), field, "employee.bank-account-format",
        "银行账号须为 8 至 34 位字母或数字", "A bank account has 8 to 34 letters or digits");

    public static void Wage(string field, decimal? wage, FieldChecks checks)
    {
        if (wage is { } amount) checks.Money(field, amount, zeroAllowed: false, "wage");
        else checks.Fail(field, "request.required", "必填", "Required");
    }

    [GeneratedRegex("^[0-9A-Za-z]{8,34}$")]
    private static partial Regex BankAccountForm();

    [GeneratedRegex(@"^\+?[0-9(][0-9 ()-]{4,24}$")]
    private static partial Regex PhoneForm();
}
