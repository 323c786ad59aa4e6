using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HrActors.Domain.Commands;

namespace HrActors.Silo.Json;

/// <summary>
/// Fills a request from a JSON object member by member and collects what is wrong instead of stopping at the first fault: unknown
/// members, wrong types, missing members. Objects within lists are filled the same way.
/// </summary>
internal static class RequestBinder
{
    public static object Bind(JsonElement json, Type type, string pointer, List<FieldError> errors)
    {
        var info = HrJson.Options.GetTypeInfo(type);
        var target = info.CreateObject!();
        if (target is IDictionary<string, string> values) return FillTexts(json, values, pointer, errors);

        foreach (var member in json.EnumerateObject())
        {
            var at = pointer + "/" + Escape(member.Name);
            if (Array.Find([.. info.Properties], property =>
                property.Name == member.Name) is not { Set: { } set } property) errors.Add(Unknown(at));
            else if (member.Value.ValueKind == JsonValueKind.Null) Clear(property, at, errors);
            else if (Read(member.Value, property.PropertyType, at, errors) is { } value) set(target, value);
        }

        foreach (var property in info.Properties.Where(property => property.IsRequired && !json.TryGetProperty(property.Name, out _)))
            errors.Add(Missing(pointer + "/" + property.Name));
        return target;
    }

    /// <summary>An object whose members are not known beforehand; each is a text.</summary>
    private static IDictionary<string,
        string> FillTexts(JsonElement json, IDictionary<string, string> values, string pointer, List<FieldError> errors)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String) values[member.Name] = member.Value.GetString()!;
            else errors.Add(WrongType(pointer + "/" + Escape(member.Name), typeof(string)));
        }

        return values;
    }

    /// <summary>Null when it could not be read; the error is in the list then.</summary>
    private static object? Read(JsonElement json, Type type, string pointer, List<FieldError> errors)
    {
        var kind = HrJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type).Kind;
        if (kind == JsonTypeInfoKind.Object && json.ValueKind == JsonValueKind.Object) return Bind(json, type, pointer, errors);
        if (kind == JsonTypeInfoKind.Enumerable && json.ValueKind == JsonValueKind.Array && ElementOf(type) is { } element)
            return ReadList(json, element, pointer, errors);
        try
        {
            return json.Deserialize(type, HrJson.Options);
        }
        catch (Exception failure) when (HrJson.IsMalformed(failure))
        {
            errors.Add(WrongType(pointer, type));
            return null;
        }
    }

    private static IList ReadList(JsonElement json, Type element, string pointer, List<FieldError> errors)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            var at = FormattableString.Invariant($"{pointer}/{index++}");
            if (item.ValueKind == JsonValueKind.Null) errors.Add(WrongType(at, element));
            else if (Read(item, element, at, errors) is { } value) list.Add(value);
        }

        return list;
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static void Clear(JsonPropertyInfo property, string pointer, List<FieldError> errors)
    {
        if (property.IsRequired) errors.Add(Missing(pointer));
        else if (property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null)
            errors.Add(WrongType(pointer, property.PropertyType));
    }

    private static FieldError Unknown(string pointer) => new()
    {
        Field = pointer, Code = "request.unknown-member", Chinese = "不认识的字段", English = "There is no such member",
    };

    private static FieldError Missing(string pointer) => new()
    {
        Field = pointer, Code = "request.required", Chinese = "必填", English = "Required",
    };

    private static FieldError WrongType(string pointer, Type type)
    {
        var (chinese, english) = Form(Nullable.GetUnderlyingType(type) ?? type);
        return new() { Field = pointer, Code = "request.wrong-type", Chinese = $"格式不正确，应为{chinese}", English = $"Not {english}" };
    }

    private static (string Chinese, string English) Form(Type type) => type.Name switch
    {
        nameof(DateOnly) => ("日期 yyyy-MM-dd", "a day in the form yyyy-MM-dd"),
        "YearMonth" => ("月份 yyyy-MM", "a month in the form yyyy-MM"),
        nameof(DateTimeOffset) => ("带时区的时间（ISO 8601）", "an instant with offset (ISO 8601)"),
        nameof(Decimal) or nameof(Int32) or nameof(Int64) => ("数字", "a number"),
        nameof(String) => ("文字", "a text"),
        nameof(Boolean) => ("true 或 false", "true or false"),
        _ => ("对应的结构", "of the expected shape"),
    };

    private static string Escape(string member) => member.Replace("~", "~0", StringComparison.Ordinal)
        .Replace("/", "~1", StringComparison.Ordinal);
}
