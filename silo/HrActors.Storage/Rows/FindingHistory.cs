using System.Text.Json;
using System.Text.Json.Serialization;
using HrActors.Domain.Findings;
using HrActors.Storage.Databases;

namespace HrActors.Storage.Rows;

/// <summary>The steps of a finding as one JSON array in its row: kind and weight by number, instants in microseconds.</summary>
internal static class FindingHistory
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write(ImmutableList<FindingStep> history) => JsonSerializer.Serialize(
        history.Select(step => new Step((int)step.Kind, Microseconds.From(step.At), (int)step.Severity, step.By, step.Reason)), Json);

    public static ImmutableList<FindingStep> Read(string text) =>
    [
        .. JsonSerializer.Deserialize<Step[]>(text, Json)!.Select(step => new FindingStep
        {
            Kind = (FindingStepKind)step.K, At = Microseconds.ToInstant(step.T), Severity = (Severity)step.S, By = step.B, Reason = step.R,
        }),
    ];

    private sealed record Step(int K, long T, int S, string? B, string? R);
}
