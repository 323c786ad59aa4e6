using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Feed;
using HrActors.Dashboard.Access;
using HrActors.Dashboard.Branches;
using HrActors.Dashboard.Findings;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Employees;

/// <summary>One employee with all that is known, live: agency answers and case steps appear as they come.</summary>
public sealed partial class EmployeePage
{
    private static readonly ImmutableArray<string> TabNames = ["facts", "attendance", "enrolment", "contributions", "findings", "cases", "privacy"];
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private EmployeeCard? _card;
    private PersonalField _disclosing;
    private ClearValue? _disclosed;
    private Ledger? _ledger;
    private ImmutableDictionary<string, string> _branches = ImmutableDictionary<string, string>.Empty;
    private Task _following = Task.CompletedTask;

    [Parameter] public required string No { get; set; }
    [SupplyParameterFromQuery] public string? Tab { get; set; }
    [SupplyParameterFromQuery] public string? Month { get; set; }

    [Inject] internal IEmployeeQueries Employees { get; init; } = null!;
    [Inject] internal IBranchQueries Branches { get; init; } = null!;
    [Inject] internal IEmployeeDesk Desk { get; init; } = null!;
    [Inject] internal IPrivacyDesk Privacy { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;

    private int TabIndex => Math.Max(0, TabNames.IndexOf(Tab ?? ""));

    private int OpenFindings => _card?.Details?.Findings.Count(finding => finding.ClosedAt is null) ?? 0;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        _card = await Employees.Get(by, No, cancellationToken);
        _ledger = _card?.Details is null ? null : await Employees.GetLedger(by, No, cancellationToken);
        if (_card?.Details is { } view && !view.Periods.TrueForAll(period => _branches.ContainsKey(period.BranchCode))) await ReadBranches(by, view, cancellationToken);
        if (_card?.Details is { Query.IsComplete: false } && _following.IsCompleted) _following = Follow(by);
    }

    /// <summary>Most people never moved: their branch comes with them, and only the others need the list.</summary>
    private async Task ReadBranches(Principal by, EmployeeView view, CancellationToken cancellationToken)
    {
        _branches = _branches.SetItem(view.Branch.Code, view.Branch.Name);
        if (view.Periods.Exists(period => period.BranchCode != view.Branch.Code))
            _branches = (await Branches.List(by, cancellationToken)).ToImmutableDictionary(line => line.Branch.Facts.Code, line => line.Branch.Facts.Name);
    }

    protected override bool Concerns(Change change) =>
        (change.Employee ?? change.MovedAway)?.EmployeeNo == No || change.Case?.EmployeeNo == No;

    /// <summary>News are hints and may be lost, so an unanswered query is also followed at the employee itself.</summary>
    private async Task Follow(Principal by)
    {
        var leaving = Leaving;
        try
        {
            EmployeeCard? card;
            do
            {
                card = await Employees.GetWhenAnswered(by, No, leaving);
                await Task.Delay(BetweenLooks, Time, leaving);
            }
            while (card?.Details is { Query.IsComplete: false });
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            // The next news, or the next opening of the page, follows it again.
            LogNotFollowed(Logger, e);
            return;
        }

        await InvokeAsync(async () =>
        {
            await Refresh();
            StateHasChanged();
        });
    }

    private string Counted(LocalText tab, int count) => count == 0 ? W[tab] : $"{W[tab]} ({count})";

    private async Task AskAgain() => await Run("ask", id => Desk.AskAgain(No, By!, id, CancellationToken.None));

    private async Task Act((Finding Finding, string Action) asked)
    {
        switch (asked.Action)
        {
            case FindingSteps.OpenTransfer:
                await OpenTransfer(asked.Finding);
                break;
            case FindingSteps.AskAgain:
                await AskAgain();
                break;
            case FindingSteps.TakeAttendanceDate:
                await Run("take-date", id => Desk.TakeAttendanceDate(No, By!, id, CancellationToken.None));
                break;
            case FindingSteps.RecordEnrolment when _card?.Details is { } view:
                await Run("enrol", id => Desk.RecordEnrolment(
                    new() { EmployeeNo = No, From = YearMonth.Of(view.HireDate) }, By!, id, CancellationToken.None));
                break;
        }
    }

    /// <summary>Goes to the case of a finding; where none is open yet, opens one.</summary>
    private async Task OpenTransfer(Finding finding)
    {
        if (_card?.Details is not { } view || FindingSteps.OriginOf(finding) is not { } origin) return;

        var known = view.Cases.Find(one => one.Line == origin.Line && one.OriginRegionCode == origin.RegionCode);
        var reference = known ?? (await Run<OpenedCase>($"open {origin.Line} {origin.RegionCode}", id => Desk.OpenCase(
            new() { EmployeeNo = No, Line = origin.Line, OriginRegionCode = origin.RegionCode }, By!, id, CancellationToken.None)))?.Case;
        if (reference is not null) Navigation.NavigateTo(Transfers.CaseAddress.Of(reference.CaseNo));
    }

    private async Task Waive((Finding Finding, string Reason, DateOnly? Until) asked) => await Run("waive-" + asked.Finding.Id, id => Desk.Waive(
        new() { EmployeeNo = No, FindingId = asked.Finding.Id, Reason = asked.Reason, Until = asked.Until }, By!, id, CancellationToken.None));

    /// <summary>Nobody else is offered to see a value in clear.</summary>
    private EventCallback<PersonalField> AskToDisclose =>
        By?.HandlesPersonalData() == true ? EventCallback.Factory.Create<PersonalField>(this, Ask) : default;

    private void Ask(PersonalField field) => (_disclosing, _disclosed) = (field, null);

    private async Task Disclose(string reason)
    {
        var field = _disclosing;
        var value = await Run($"disclose {field}", id => Privacy.Disclose(No, field, reason, By!, id, CancellationToken.None));
        if (value is null) Ask(PersonalField.None);
        else _disclosed = value;
    }

    private void SelectTab(int index) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("tab", index <= 0 ? null : TabNames[index]), replace: true);

    [Microsoft.Extensions.Logging.LoggerMessage(
        Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "An unanswered enrolment query could not be followed")]
    private static partial void LogNotFollowed(Microsoft.Extensions.Logging.ILogger logger, Exception exception);
}
