using System.Globalization;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using HrActors.Silo.Api;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Json;

/// <summary>The query string of a request; what cannot be read is collected under <c>/name</c>.</summary>
internal sealed class QueryReader(IQueryCollection query) : IBindableFromHttpContext<QueryReader>
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 500;

    public delegate bool Parser<T>(string? text, out T value);

    private readonly List<FieldError> _errors = [];

    public Problem? Problem => _errors.Count > 0 ? KnownProblems.Invalid(_errors) : null;

    /// <summary>Null when absent or empty.</summary>
    public string? Text(string name) => query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    /// <summary>Empty when absent: then the problem is set.</summary>
    public string RequiredText(string name)
    {
        if (Text(name) is { } text) return text;
        Fail(name, "必填", "Required");
        return "";
    }

    public string? Cursor => Text("cursor");

    /// <summary>1 to 500, 100 when nothing is said.</summary>
    public int Limit()
    {
        if (Text("limit") is not { } text) return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is >= 1 and <= MaxLimit) return limit;
        Fail("limit", "须为 1 至 500 的整数", "Has to be a whole number from 1 to 500");
        return DefaultLimit;
    }

    /// <summary>Null when absent, and when it cannot be read: then the problem is set.</summary>
    public T? Optional<T>(string name, Parser<T> parse, string chinese, string english)
        where T : struct
    {
        if (Text(name) is not { } text) return null;
        if (parse(text, out var value)) return value;
        Fail(name, chinese, english);
        return null;
    }

    /// <summary>The default when absent or unreadable: then the problem is set.</summary>
    public T Required<T>(string name, Parser<T> parse, string chinese, string english)
        where T : struct
    {
        if (Text(name) is null) Fail(name, "必填", "Required");
        return Optional(name, parse, chinese, english) ?? default;
    }

    public DateOnly? Day(string name) => Optional<DateOnly>(name, TryParseDay, "应为日期 yyyy-MM-dd", "Has to be a day in the form yyyy-MM-dd");

    public DateOnly RequiredDay(string name) =>
        Required<DateOnly>(name, TryParseDay, "应为日期 yyyy-MM-dd", "Has to be a day in the form yyyy-MM-dd");

    public YearMonth? Month(string name) =>
        Optional<YearMonth>(name, YearMonth.TryParse, "应为月份 yyyy-MM", "Has to be a month in the form yyyy-MM");

    public int RequiredInteger(string name, int from, int to) => Required(
        name,
        (string? text, out int value) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= from && value <= to,
        $"应为 {from} 至 {to} 的整数", $"Has to be a whole number from {from} to {to}");

    public static ValueTask<QueryReader?> BindAsync(HttpContext context, System.Reflection.ParameterInfo parameter) =>
        ValueTask.FromResult<QueryReader?>(new QueryReader(context.Request.Query));

    /// <summary>The page behind the cursor; a cursor that is none of this list's is the caller's fault.</summary>
    public Task<IResult> ReadPage<T>(Func<string?, Task<ListAnswer<T>>> read) => ReadAllowedPage<T>(async cursor => await read(cursor));

    /// <summary>The same where a reader may be refused the list.</summary>
    public async Task<IResult> ReadAllowedPage<T>(Func<string?, Task<Reply<ListAnswer<T>>>> read)
    {
        try
        {
            return Answers.Of(await read(Cursor), page => Answers.Json(page));
        }
        catch (ArgumentException) when (Cursor is not null)
        {
            Fail("cursor", "不是本列表给出的游标", "Not a cursor of this list");
            return Problem!.Result();
        }
    }

    private static bool TryParseDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private void Fail(string name, string chinese, string english) =>
        _errors.Add(new() { Field = "/" + name, Code = "request.invalid-parameter", Chinese = chinese, English = english });
}
