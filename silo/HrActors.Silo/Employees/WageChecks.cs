using HrActors.Domain.Time;
using HrActors.Silo.Json;

namespace HrActors.Silo.Employees;

internal static class WageChecks
{
    /// <summary>Code of a month that lies too far ahead.</summary>
    public const string TooFar = "wage.month-too-far";

    /// <summary>Months a wage may be agreed ahead; what lies further ahead is a slip of the pen.</summary>
    private const int LongestAhead = 12;

    /// <summary>Exactly one of sum and items, gross, never a net wage, and for a month that is not far ahead of <paramref name="today"/>.</summary>
    public static void Check(WageRequest request, YearMonth month, DateOnly today, FieldChecks checks)
    {
        checks.Require(month <= YearMonth.Of(today).AddMonths(LongestAhead), "/month", TooFar, "工资月份不能晚于本月起 12 个月",
            "The month of a wage is at most 12 months ahead");
        if (request.Net is not null)
        {
            checks.Fail("/net", "wage.net-not-allowed", "不能录入实发工资：缴费基数按应发工资计算", "A net wage is not taken: bases are gross");
            return;
        }

        if (request.Gross is null && request.Items is null) checks.Fail("/gross", "request.required", "必填", "Required");
        if (request.Gross is not null && request.Items is not null)
            checks.Fail("/items", "wage.gross-and-items", "应发合计与工资项只能填写其一", "Give either the sum or the items");
        if (request.Gross is { } gross) checks.Money("/gross", gross, zeroAllowed: true, "wage");
        if (request.Items is not { } items) return;

        checks.Require(items.Count is >= 1 and <= 100, "/items", "wage.items", "工资项须为 1 至 100 项", "There are 1 to 100 items");
        for (var i = 0; i < items.Count; i++)
        {
            checks.Text($"/items/{i}/code", items[i].Code, 40);
            checks.Require(decimal.Round(items[i].Amount, 2) == items[i].Amount, $"/items/{i}/amount", "wage.decimals", "金额最多两位小数",
                "An amount has at most two decimals");
        }

        checks.Require(items.Sum(item => item.Amount) >= 0, "/items", "wage.not-positive", "应发合计不能为负数", "The sum cannot be negative");
    }
}
