using HrActors.Contracts.Desk;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Contributions;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HrActors.Dashboard.Contributions;

/// <summary>Why one figure of one person is what it is: the steps that lead to it, and below them all others.</summary>
public sealed partial class WhyDialog
{
    private static readonly DialogOptions Options = new()
    {
        MaxWidth = MaxWidth.Large, FullWidth = true, CloseButton = true, CloseOnEscapeKey = true, CloseOnNavigation = false,
    };

    private ImmutableArray<TraceStep> _chain = [];
    private ImmutableArray<TraceStep> _others = [];
    private decimal? _figure;

    /// <summary>Null closes the dialog.</summary>
    [Parameter, EditorRequired] public required ExplainedStatement? Explained { get; set; }

    /// <summary>Name of a step, or <c>total</c> for both sides together.</summary>
    [Parameter, EditorRequired] public required string Step { get; set; }

    /// <summary>Asks for another step of the same person.</summary>
    [Parameter] public EventCallback<string> OnStep { get; set; }
    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] internal Words W { get; init; } = null!;

    protected override void OnParametersSet()
    {
        var trace = Explained?.Trace ?? [];
        _chain = [.. trace.Where(step => LeadsTo(step.Step, Step))];
        // Without the figure itself its steps explain nothing.
        if (Step != "total" && !_chain.Any(step => step.Step == Step)) _chain = [];
        _others = [.. trace.Except(_chain)];
        _figure = Step == "total"
            ? Explained is { } explained ? explained.Item.Statement.TotalEmployer + explained.Item.Statement.TotalEmployee : null
            : trace.Find(step => step.Step == Step)?.Figure;
    }

    /// <summary>
    /// Whether a step stands on the way to a figure: a line's base, part of the month and side, or every line's side for a total.
    /// </summary>
    private static bool LeadsTo(string step, string figure)
    {
        if (step == figure) return true;
        if (figure == "total") return LeadsTo(step, "total.employer") || LeadsTo(step, "total.employee");
        if (figure.StartsWith("total.", StringComparison.Ordinal)) return step.EndsWith(figure["total".Length..], StringComparison.Ordinal);
        if (figure.Split('.') is not [var line, var what]) return false;
        if (step == "base" || step == line + ".wage") return true;
        return what is "employer" or "employee" && (step == line + ".base" || step == line + ".factor");
    }
}
