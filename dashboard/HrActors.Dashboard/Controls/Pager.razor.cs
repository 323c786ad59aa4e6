using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Controls;

/// <summary>Walks through a list by cursors. The way back is remembered while the page is open.</summary>
public sealed partial class Pager
{
    private readonly Stack<string?> _behind = new();

    [Parameter, EditorRequired] public required int Count { get; set; }

    /// <summary>Cursor of the page that is shown; null on the first.</summary>
    [Parameter] public string? Cursor { get; set; }

    /// <summary>Cursor of the page behind it; null on the last.</summary>
    [Parameter] public string? Next { get; set; }

    [Parameter] public EventCallback<string?> OnMove { get; set; }

    protected override void OnParametersSet()
    {
        if (Cursor is null) _behind.Clear();
    }

    private Task First()
    {
        _behind.Clear();
        return OnMove.InvokeAsync(null);
    }

    private Task Back() => OnMove.InvokeAsync(_behind.Pop());

    private Task Forth()
    {
        _behind.Push(Cursor);
        return OnMove.InvokeAsync(Next);
    }
}
