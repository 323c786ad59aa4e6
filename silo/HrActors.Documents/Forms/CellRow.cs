namespace HrActors.Documents.Forms;

/// <summary>Cells beside each other: labels shaded and centred, values plain.</summary>
internal sealed class CellRow(RowSpacing spacing, bool isTableHeading = false) : Row
{
    private readonly List<(TextLayout Layout, float Width, bool IsLabel, Alignment Alignment)> _cells = [];

    public override bool RepeatsOnNewPage => isTableHeading;

    public override float Height => Math.Max(spacing.LeastHeight, _cells.Max(cell => cell.Layout.Height) + spacing.Air);

    public CellRow Label(string text, float width)
    {
        var inner = width - (2 * Inset);
        var oneLine = TextLayout.Fit(text, inner, 1, 9.5f, 9f);
        var layout = oneLine.Lines.Count == 1 ? oneLine : TextLayout.Fit(text, inner, 2, 9f, 8f).Balanced(inner);
        _cells.Add((layout, width, true, Alignment.Centre));
        return this;
    }

    public CellRow Value(string? text, float width, Alignment alignment = Alignment.Left)
    {
        // A little smaller on one line reads better than one character on the next.
        var inner = width - (2 * Inset);
        var oneLine = TextLayout.Fit(text ?? "", inner, 1, 10.5f, 9.5f);
        _cells.Add((oneLine.Lines.Count == 1 ? oneLine : TextLayout.Fit(text ?? "", inner, 2, 10.5f, 9.5f, 8.5f), width, false, alignment));
        return this;
    }

    public override void Draw(Sheet sheet, float left, float right, float top)
    {
        var x = left;
        foreach (var (layout, width, isLabel, alignment) in _cells)
        {
            if (isLabel) sheet.Shades.Add(new(x, top, width, Height));
            if (x > left) sheet.Down(x, top, top + Height, InnerRule);
            sheet.Write(layout, x + Inset, width - (2 * Inset), top + (Height / 2), alignment);
            x += width;
        }
    }
}
