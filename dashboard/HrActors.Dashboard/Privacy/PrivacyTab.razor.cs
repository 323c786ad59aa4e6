using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Feed;
using HrActors.Contracts.Privacy;
using HrActors.Domain.Employees;
using HrActors.Domain.Localisation;
using HrActors.Domain.Privacy;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Privacy;

/// <summary>The rights of one person: a copy of the data, consents, and deletion once every term of keeping is over.</summary>
public sealed partial class PrivacyTab
{
    private IReadOnlyList<ConsentEntry> _consents = [];
    private RetentionState? _retention;
    private string? _copyReason;
    private string? _purpose;
    private string? _version;
    private string? _text;
    private string? _reason;
    private string? _typed;

    [Parameter, EditorRequired] public required EmployeeView View { get; set; }

    [Inject] internal IPrivacyDesk Desk { get; init; } = null!;

    private bool MayRecord => !Busy && _purpose is not null && !string.IsNullOrWhiteSpace(_version) && !string.IsNullOrWhiteSpace(_text);

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        _consents = (await Desk.Consents(View.EmployeeNo, by, cancellationToken)).Value?.Entries ?? [];
        _retention = View.Status == EmploymentStatus.Left ? (await Desk.Retention(View.EmployeeNo, by, cancellationToken)).Value : null;
    }

    protected override bool Concerns(Change change) => false;

    private static LocalText PurposeName(string purpose) => RetentionRules.Published.Purpose(purpose)?.Text ?? LocalText.Of(purpose, purpose);

    private async Task Record(bool given)
    {
        var request = new ConsentRequest { EmployeeNo = View.EmployeeNo, Purpose = _purpose, Given = given, TextVersion = _version, Text = _text };
        if (await Run($"consent {_purpose} {given}", id => Desk.RecordConsent(request, By!, id, CancellationToken.None)) is not null) _purpose = null;
    }

    private async Task Anonymise()
    {
        var reason = _reason;
        if (await Run("anonymise", id => Desk.Anonymise(View.EmployeeNo, reason, By!, id, CancellationToken.None)) is not null) (_reason, _typed) = (null, null);
    }
}
