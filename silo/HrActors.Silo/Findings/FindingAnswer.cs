using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;

namespace HrActors.Silo.Findings;

/// <summary>A finding (异常) with its text in the reader's language.</summary>
internal sealed record FindingAnswer
{
    public required string Id { get; init; }
    public required string Code { get; init; }

    /// <summary>info, warning or blocking.</summary>
    public required string Severity { get; init; }
    public required string EmployeeNo { get; init; }
    public required string BranchCode { get; init; }
    public required string Text { get; init; }

    /// <summary>What it rests on, by name.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>The rule that found it.</summary>
    public required string Rule { get; init; }

    /// <summary>The law or notice behind the rule.</summary>
    public required string Source { get; init; }

    /// <summary>Next steps, the first is the usual one.</summary>
    public required IReadOnlyList<FindingActionAnswer> Actions { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Null while the cause stands.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Null unless somebody decided to live with it.</summary>
    public required WaiverAnswer? Waiver { get; init; }

    public static FindingAnswer Of(Finding finding, string branchCode, Language language) => new()
    {
        Id = finding.Id,
        Code = finding.Code,
        Severity = SeverityNames.Of(finding.Severity),
        EmployeeNo = finding.EmployeeNo,
        BranchCode = branchCode,
        Text = FindingTexts.Render(finding).In(language),
        Facts = finding.Facts,
        Rule = finding.Code,
        Source = FindingTexts.SourceOf(finding),
        Actions = [.. FindingTexts.Actions(finding)
            .Select(action => new FindingActionAnswer { Code = action.Code, Label = action.Label.In(language) })],
        OpenedAt = finding.OpenedAt,
        ClosedAt = finding.ClosedAt,
        Waiver = finding.Waiver is { } waiver ? new() { By = waiver.By, Reason = waiver.Reason, At = waiver.At, Until = waiver.Until }
            : null,
    };
}

internal sealed record FindingActionAnswer
{
    public required string Code { get; init; }
    public required string Label { get; init; }
}

internal sealed record WaiverAnswer
{
    public required string By { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Last day, included; null means until the cause changes.</summary>
    public required DateOnly? Until { get; init; }
}

internal static class SeverityNames
{
    private static readonly string[] Names = ["", "info", "warning", "blocking"];

    public static string Of(Severity severity) => Names[(int)severity];
}
