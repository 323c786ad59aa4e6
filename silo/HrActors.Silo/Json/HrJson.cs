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

    /// <summary>
    /// Whether reading failed because the text is no JSON: also where its bytes are no UTF-8 or an escape is half a character, which shows
    /// only when a string is taken out.
    /// </summary>
    public static bool IsMalformed(Exception failure) =>
        failure is JsonException or InvalidOperationException { Source: "System.Text.Json.Rethrowable" };

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
