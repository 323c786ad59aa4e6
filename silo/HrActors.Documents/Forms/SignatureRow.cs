namespace HrActors.Documents.Forms;

/// <summary>Places to sign or seal, side by side.</summary>
internal sealed class SignatureRow(IReadOnlyList<SignatureBlock> blocks) : Row
{
    private const float LineHeight = 17;
    private const float SealRoom = 28;
    private const float Size = 9.5f;

    public override float Height => (LineHeight * (blocks.Max(block => block.Lines.Length) + 1)) + SealRoom + 26;

    public override void Draw(Sheet sheet, float left, float right, float top)
    {
        var width = (right - left) / blocks.Count;
        for (var i = 0; i < blocks.Count; i++)
        {
            var x = left + (width * i);
            var inner = width - (2 * Inset);
            if (i > 0) sheet.Down(x, top, top + Height, InnerRule);
            sheet.Write(TextLayout.Fit(blocks[i].Heading, inner, 2, Size, 9, 8), x + Inset, inner, top + 15, Alignment.Left);

            var middle = top + Height - 14;
            sheet.Write(TextLayout.Fit("年　　月　　日", inner, 1, Size), x + Inset, inner, middle, Alignment.Right);
            foreach (var line in blocks[i].Lines.Reverse())
            {
                middle -= LineHeight;
                sheet.Write(TextLayout.Fit(line, inner, 1, Size, 8, 7), x + Inset, inner, middle, Alignment.Left);
            }
        }
    }
}
