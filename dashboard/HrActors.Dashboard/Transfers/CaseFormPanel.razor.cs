using HrActors.Contracts.Transfers;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Forms;
using HrActors.Domain.Localisation;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Transfers;

/// <summary>
/// The official form of the case: what stands in it, what is missing, and the fields that people may fill. Personal values are shown
/// masked; one that is filled anew replaces the old one, one left empty stays.
/// </summary>
public sealed partial class CaseFormPanel
{
    /// <summary>What the documents, the branch and the case itself say is not filled by hand.</summary>
    private static readonly ImmutableHashSet<string> Settled =
        ["transferType", "transferDirection", "insuranceLine", "name", "sex", "idNumber", "birthDate", "employerName"];

    private static readonly ImmutableHashSet<string> Personal = ["phone", "agentPhone", "agentAddress", "hukou"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    [Parameter, EditorRequired] public required TransferCaseView Case { get; set; }

    /// <summary>Whether the fields can be typed into now.</summary>
    [Parameter] public bool Open { get; set; }
    [Parameter] public EventCallback<bool> OpenChanged { get; set; }
    [Parameter] public bool MayFill { get; set; }
    [Parameter] public bool Busy { get; set; }
    [Parameter] public EventCallback<ImmutableDictionary<string, string>> OnSave { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    private FormDefinition Definition => TransferForms.For(Case.Kind);

    private LocalText Title => LocalText.Of($"《{Definition.Chinese}》", Definition.English);

    private bool Editing => Open && MayFill;

    private static bool CanFill(FormField field) => !Settled.Contains(field.Key) && field.Choices.IsDefaultOrEmpty;

    private static bool IsPersonal(FormField field) => Personal.Contains(field.Key);

    private bool Has(FormField field) => Case.Form.TryGetValue(field.Key, out var value) && value.Length > 0;

    private string Label(FormField field) =>
        W[LocalText.Of(field.Chinese, field.English)] + (field.Required ? " *" : "");

    private string ValueOf(FormField field) =>
        _values.GetValueOrDefault(field.Key) ?? (IsPersonal(field) ? "" : Case.Form.GetValueOrDefault(field.Key, ""));

    private string Shown(FormField field)
    {
        if (!Has(field)) return Words.Empty;
        var value = Case.Form[field.Key];
        return field.Choices.FirstOrDefault(choice => choice.Value == value) is { } choice
            ? W[LocalText.Of(choice.Chinese, choice.English)]
            : value;
    }

    private string? GapOf(FormField field) => Case.Gaps.Find(gap => gap.Key == field.Key) is { } gap && !_values.ContainsKey(field.Key)
        ? W[LocalText.Of(gap.Chinese, gap.English)]
        : null;

    private async Task Save()
    {
        var changed = _values.Where(pair => !string.IsNullOrWhiteSpace(pair.Value))
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Trim());
        await OnSave.InvokeAsync(changed);
        if (!Open) _values.Clear();
    }

    private Task Cancel()
    {
        _values.Clear();
        return OpenChanged.InvokeAsync(false);
    }
}
