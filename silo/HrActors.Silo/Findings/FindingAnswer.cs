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

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<FindingStepAnswer> History { get; init; }

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
        History = [.. finding.History.Select(step => new FindingStepAnswer
        {
            Step = step.Kind.WireName(), At = step.At, Severity = SeverityNames.Of(step.Severity), By = step.By, Reason = step.Reason,
        })],
    };
}

internal sealed record FindingStepAnswer
{
    /// <summary>opened, worse, better, waived, waiver-ended or closed.</summary>
    public required string Step { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The weight after it.</summary>
    public required string Severity { get; init; }
    public required string? By { get; init; }
    public required string? Reason { get; init; }
}

/// <summary>A rule of the book.</summary>
internal sealed record RuleAnswer
{
    public required string Code { get; init; }
    public required string Title { get; init; }

    /// <summary>The most a finding of it weighs.</summary>
    public required string Severity { get; init; }

    /// <summary>Which facts it looks at.</summary>
    public required IReadOnlyList<string> Needs { get; init; }
    public required string Source { get; init; }

    public static RuleAnswer Of(Rule rule, Language language) => new()
    {
        Code = rule.Code,
        Title = rule.Title.In(language),
        Severity = SeverityNames.Of(rule.Severity),
        Needs = [.. rule.Needs.ToString().Split(", ").Select(name => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name))],
        Source = rule.Source,
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

    public static bool TryParse(string? name, out Severity severity)
    {
        severity = (Severity)Math.Max(0, Array.IndexOf(Names, name ?? ""));
        return severity != Severity.None;
    }
}
