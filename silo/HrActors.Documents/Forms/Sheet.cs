namespace HrActors.Documents.Forms;

/// <summary>What is drawn on one page: shades first, then rules, then texts. Positions in points from the upper left corner.</summary>
internal sealed class Sheet
{
    /// <summary>A4 upright (GB/T 148).</summary>
    public const float Width = 595.276f;
    public const float Height = 841.89f;

    /// <summary>19 mm on every side, so that any office printer prints it and a binder has room.</summary>
    public const float Margin = 54;
    public const float Left = Margin;
    public const float Right = Width - Margin;

    /// <summary>Where the table ends; below stands the page number.</summary>
    public const float Bottom = Height - 60;

    /// <summary>How far below the middle of a Chinese character its baseline lies, as a part of the size.</summary>
    private const float MiddleToBaseline = 0.38f;

    public List<Text> Texts { get; } = [];

    public List<Rule> Rules { get; } = [];

    public List<Box> Shades { get; } = [];

    /// <summary>Draws lines one below the other, the whole block centred around <paramref name="middle"/>.</summary>
    public void Write(TextLayout layout, float left, float width, float middle, Alignment alignment)
    {
        var centre = middle - (layout.Height / 2) + (layout.LineHeight / 2);
        foreach (var line in layout.Lines)
        {
            var slack = width - Fonts.FormFont.Width(line, layout.Size);
            var offset = alignment switch { Alignment.Centre => slack / 2, Alignment.Right => slack, _ => 0 };
            Texts.Add(new(line, left + offset, centre + (layout.Size * MiddleToBaseline), layout.Size));
            centre += layout.LineHeight;
        }
    }

    public void Across(float left, float right, float y, float weight) => Rules.Add(new(left, y, right, y, weight));

    public void Down(float x, float top, float bottom, float weight) => Rules.Add(new(x, top, x, bottom, weight));

    public readonly record struct Text(string Value, float X, float Baseline, float Size);

    public readonly record struct Rule(float FromX, float FromY, float ToX, float ToY, float Weight);

    public readonly record struct Box(float Left, float Top, float Width, float Height);
}

internal enum Alignment
{
    Left = 0,
    Centre = 1,
    Right = 2,
}
