namespace HrActors.Documents.Forms;

/// <summary>A paragraph over the whole width; <paramref name="joined"/>: without a rule between it and the row above.</summary>
internal sealed class ParagraphRow(string text, float width, float size, bool joined, float air) : Row
{
    private readonly TextLayout _layout = TextLayout.Fit(text, width - (2 * Inset), 1, size);

    public override float Height => _layout.Height + air;

    public override bool RuleAbove => !joined;

    public override void Draw(Sheet sheet, float left, float right, float top) =>
        sheet.Write(_layout, left + Inset, right - left - (2 * Inset), top + (Height / 2), Alignment.Left);
}
