namespace HrActors.Documents.Sheets;

/// <summary>One sheet (工作表): a heading and rows of the same width. Values are texts, numbers, dates or null.</summary>
public sealed record Sheet
{
    /// <summary>Shortened to what a workbook allows: 31 characters, none of <c>: \ / ? * [ ]</c>; made unique where two are alike.</summary>
    public required string Name { get; init; }

    /// <summary>Each once.</summary>
    public required IReadOnlyList<string> Columns { get; init; }
    public required IEnumerable<IReadOnlyList<object?>> Rows { get; init; }
}
