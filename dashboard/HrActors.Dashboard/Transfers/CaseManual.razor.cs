using HrActors.Contracts.Desk;
using HrActors.Contracts.Transfers;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Transfers;

/// <summary>What is done by hand beside the next step: withdrawing, and entering a step that an agency reported on paper.</summary>
public sealed partial class CaseManual
{
    private static readonly ImmutableArray<TransferNode> Nodes =
        [.. Enum.GetValues<TransferNode>().Where(node => node is not (TransferNode.None or TransferNode.Withdrawn))];

    private Panel _panel;
    private string _reason = "";
    private string _evidence = "";
    private TransferNode? _chosen;
    private DateTime? _day;
    private int _months;
    private bool _documented;
    private DateTime? _toldOn;

    [Parameter, EditorRequired] public required TransferCaseView Case { get; set; }
    [Parameter] public bool Busy { get; set; }
    [Parameter] public EventCallback<string> OnWithdraw { get; set; }
    [Parameter] public EventCallback<ProgressRequest> OnProgress { get; set; }

    [Parameter] public EventCallback<LumpSum> OnLumpSum { get; set; }

    [Inject] internal Words W { get; init; } = null!;
    [Inject] internal TimeProvider Time { get; init; } = null!;

    private enum Panel
    {
        None = 0,
        Withdraw = 1,
        Progress = 2,
        LumpSum = 3,
    }

    /// <summary>Whether the case has ended and the old place still owes the person its word on what stays.</summary>
    internal static bool AwaitsNotice(TransferCaseView view) =>
        view.State == TransferState.PartiallyTransferred && view.Legs.Exists(leg => leg is { Name: TransferLegs.ExclusionNotice, DoneOn: null });

    private bool MayWithdraw =>
        Case.State is TransferState.Draft or TransferState.Signed or TransferState.Submitted or TransferState.NewPlaceAccepted;

    private DateTime Today => Words.Today(Time).ToDateTime(TimeOnly.MinValue);

    /// <summary>The step that comes next by itself, until another one is chosen.</summary>
    private TransferNode Node
    {
        get => _chosen ?? (Case.State == TransferState.Signed ? TransferNode.Submitted : TransferNode.Accepted);
        set => _chosen = value;
    }

    private string NodeText(TransferNode node) => W[CaseTexts.NodeName(node)];

    private void Show(Panel panel)
    {
        _panel = _panel == panel ? Panel.None : panel;
        _day ??= Today;
        if (_panel != Panel.LumpSum) return;
        // What the old place says stands there already; the papers are for people to look at.
        if (Case.LumpSum is { } known) (_months, _documented, _toldOn) = (known.Months, known.Documented, known.ToldOn?.ToDateTime(TimeOnly.MinValue));
    }

    private async Task Withdraw()
    {
        await OnWithdraw.InvokeAsync(_reason.Trim());
        (_panel, _reason) = (Panel.None, "");
    }

    private async Task Declare()
    {
        await OnLumpSum.InvokeAsync(new()
        {
            Months = _months, Documented = _documented, ToldOn = _toldOn is { } told ? DateOnly.FromDateTime(told) : null,
        });
        _panel = Panel.None;
    }

    private async Task Enter()
    {
        var at = new DateTimeOffset(_day ?? Today, ChinaTime.Offset);
        await OnProgress.InvokeAsync(new() { Node = Node, OccurredAt = at, Evidence = _evidence.Trim() });
        (_panel, _evidence, _chosen) = (Panel.None, "", null);
    }
}
