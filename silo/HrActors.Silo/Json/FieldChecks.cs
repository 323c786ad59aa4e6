using System.Text.RegularExpressions;
using HrActors.Domain.Commands;
using HrActors.Domain.Regions;

namespace HrActors.Silo.Json;

/// <summary>
/// Collects what is wrong with the values of a request. A field that could not even be read is not complained of twice.
/// </summary>
internal sealed partial class FieldChecks(IReadOnlyList<FieldError> unreadable)
{
    private readonly List<FieldError> _errors = [.. unreadable];

    public FieldChecks()
        : this([])
    {
    }

    public IReadOnlyList<FieldError> Errors => _errors;

    public void Fail(string field, string code, string chinese, string english)
    {
        if (!_errors.Exists(error => error.Field == field)) _errors.Add(new() { Field = field, Code = code, Chinese = chinese,
            English = english });
    }

    public void Require(bool holds, string field, string code, string chinese, string english)
    {
        if (!holds) Fail(field, code, chinese, english);
    }

    /// <summary>Something to read, at most <paramref name="longest"/> characters, no control characters.</summary>
    public void Text(string field, string? value, int longest)
    {
        if (string.IsNullOrWhiteSpace(value)) Fail(field, "request.required", "必填", "Required");
        else Require(value.Trim().Length <= longest && !value.Any(char.IsControl), field, "request.text-length", $"须为 1 至 {longest} 个字符",
            $"Has 1 to {longest} characters");
    }

    /// <summary>Greater than zero, at most two decimals, below a thousand million.</summary>
    public void Money(string field, decimal value, bool zeroAllowed, string area)
    {
        Require(value > 0 || (zeroAllowed && value == 0), field, $"{area}.not-positive", zeroAllowed ? "金额不能为负数" : "金额必须大于零", zeroAllowed
            ? "An amount cannot be negative" : "An amount has to be greater than zero");
        Require(decimal.Round(value, 2) == value, field, $"{area}.decimals", "金额最多两位小数", "An amount has at most two decimals");
        Require(value < 1_000_000_000m, field, $"{area}.too-large", "金额过大", "The amount is too large");
    }

    public void Region(string field, string? code) =>
        Require(code is not null && SixDigits().IsMatch(code) && RegionTable.ProvinceOf(code) is not null, field, "region.unknown",
            "行政区划代码不存在", "There is no such region code");

    [GeneratedRegex("^[0-9]{6}$")]
    private static partial Regex SixDigits();
}
