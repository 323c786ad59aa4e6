using System.Text.Json;

namespace HrActors.Domain.Tests.Cases;

/// <summary>Inputs and answers that were computed apart from this program (Cases/figures.json).</summary>
internal static class Figures
{
    private static readonly JsonDocument Document =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "figures.json")));

    /// <summary>The cases of one group in the order of the file.</summary>
    public static IReadOnlyList<JsonElement> Group(string name) => [.. Document.RootElement.GetProperty(name).EnumerateArray()];

    /// <summary>The positions of the cases of a group: test rows that stay short in the list of tests.</summary>
    public static TheoryData<int> Rows(string name) => [.. Enumerable.Range(0, Group(name).Count)];

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static decimal Number(this JsonElement element, string name) => element.GetProperty(name).GetDecimal();
}
