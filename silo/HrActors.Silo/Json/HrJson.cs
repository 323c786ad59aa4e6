using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace HrActors.Silo.Json;

/// <summary>How the interface writes and reads JSON: camelCase, numbers as numbers, duplicate members refused, Chinese readable.</summary>
internal static class HrJson
{
    public static readonly JsonSerializerOptions Options = Create(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>A fault in a text that is no JSON at all, or holds a member twice, is found by this.</summary>
    public static readonly JsonDocumentOptions Document = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static JsonSerializerOptions Create(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.PropertyNameCaseInsensitive = false;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new YearMonthConverter());
        options.Converters.Add(new FractionConverter());
        options.Converters.Add(new DateConverter());
        options.Converters.Add(new InstantConverter());
        return options;
    }
}
