using System.Text.Json;
using HrActors.Sandbox.Http;
using HrActors.Sandbox.Persons;

namespace HrActors.Sandbox.Transfers;

/// <summary>The submitted form: its JSON as received, and the three fields the sandbox itself needs.</summary>
internal sealed record TransferApplication(string Json, string IdNumber, string Line, string OriginRegion)
{
    /// <summary>Reads the form's JSON; null when it added to <paramref name="errors"/>. Further fields are kept and not judged.</summary>
    public static TransferApplication? Read(byte[] utf8, InputErrors errors)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            var idNumber = IdNumbers.Normalise(Text(root, "idNumber"));
            var line = Text(root, "line");
            var origin = Text(root, "originRegionCode");
            if (idNumber is null) errors.Add("/application/idNumber", "须为 1 至 32 位字母或数字", "must be 1 to 32 letters or digits");
            if (line is null || !EnrolmentLine.All.Contains(line)) errors.Add("/application/line", "不是险种", "is not a line of insurance");
            if (!RecordReading.IsRegionCode(origin))
                errors.Add("/application/originRegionCode", "须为 6 位行政区划代码", "must be a region code of 6 digits");
            return errors.Any ? null : new TransferApplication(root.GetRawText(), idNumber!, line!, origin!);
        }
        catch (JsonException)
        {
            errors.Add("/application", "不是有效的 JSON", "is not valid JSON");
            return null;
        }
    }

    public override string ToString() => nameof(TransferApplication);

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
