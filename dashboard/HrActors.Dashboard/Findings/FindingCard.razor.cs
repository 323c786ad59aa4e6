using HrActors.Dashboard.Employees;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Findings;

/// <summary>One finding: how much it weighs, what it says, what it rests on, and what can be done next.</summary>
public sealed partial class FindingCard
{
    private bool _waiving;
    private string _reason = "";
    private string _until = "";

    [Parameter, EditorRequired] public required Finding Finding { get; set; }
    [Parameter] public bool EmployeeLink { get; set; }
    [Parameter] public bool MayCommand { get; set; }
    [Parameter] public bool Busy { get; set; }

    /// <summary>A next step was chosen, by its code.</summary>
    [Parameter] public EventCallback<(Finding Finding, string Action)> OnAct { get; set; }
    [Parameter] public EventCallback<(Finding Finding, string Reason, DateOnly? Until)> OnWaive { get; set; }

    /// <summary>Whether it is among those to be waived together.</summary>
    [Parameter] public bool Selected { get; set; }

    /// <summary>Without a receiver nothing can be selected.</summary>
    [Parameter] public EventCallback<bool> SelectedChanged { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private bool IsOpen => Finding.ClosedAt is null;

    private bool MayBeWaived => IsOpen && Finding.Waiver is null;

    private IEnumerable<KeyValuePair<string, string>> ShownFacts =>
        Finding.Facts.Where(fact => fact.Value.Length > 0 && fact.Key is not ("stage" or "kind" or "leg" or "reasons"));

    private string FactValue(string key, string value) => key switch
    {
        "line" when InsuranceLines.TryParse(value, out var line) => W[EnrolmentTexts.LineName(line)],
        "region" or "destination" or "other" => W.Region(value),
        "hukou" => W.Area(value),
        "lines" or "missing" => string.Join(' ', value.Split(' ').Select(name => InsuranceLines.TryParse(name, out var one) ? W[EnrolmentTexts.LineName(one)] : name)),
        "agency" => W[EnrolmentTexts.SourceName(value)],
        _ => value,
    };

    private async Task Waive()
    {
        await OnWaive.InvokeAsync((Finding, _reason.Trim(), DateOnly.TryParseExact(_until, "yyyy-MM-dd", out var day) ? day : null));
        (_waiving, _reason, _until) = (false, "", "");
    }
}
