using System.Globalization;

namespace HrActors.Documents.Forms;

/// <summary>Places the parts of a form on as many pages as they need.</summary>
internal sealed class FormLayout
{
    private const float OuterRule = 1;
    private const float InnerRule = 0.5f;
    private const float HeadingWidth = 32;
    private const float LabelWidth = 98;
    private const float FirstRow = 114;
    private const string SampleMark = "示例数据，不作申报使用";

    private readonly ApplicationForm _form;
    private readonly List<Sheet> _pages = [];
    private float _tableTop;
    private float _y;

    private FormLayout(ApplicationForm form) => _form = form;

    /// <exception cref="ArgumentException">A single row is higher than a page.</exception>
    public static IReadOnlyList<Sheet> Of(ApplicationForm form)
    {
        var usual = Of(form, RowSpacing.Usual);
        if (usual.Count == 1) return usual;

        // Signatures alone on a last page are easily lost and look forgotten.
        var close = Of(form, RowSpacing.Close);
        return close.Count < usual.Count ? close : usual;
    }

    private static List<Sheet> Of(ApplicationForm form, RowSpacing spacing)
    {
        var layout = new FormLayout(form);
        layout.StartPage();
        foreach (var block in form.Blocks) layout.Place(block.Heading, BlockRows.Of(block, InnerWidth(true), LabelWidth, spacing));
        if (!form.Notes.IsEmpty) layout.Place("填表说明", BlockRows.Notes(form.Notes, InnerWidth(true)));
        layout.PlaceTogether(BlockRows.Closing(form, InnerWidth(false)));
        layout.EndPage();
        layout.NumberPages();
        return layout._pages;
    }

    private static float InnerWidth(bool heading) => Sheet.Right - Sheet.Left - (heading ? HeadingWidth : 0);

    /// <summary>Keeps the declaration on the page of the signatures that stand under it.</summary>
    private void PlaceTogether(IReadOnlyList<Row> rows)
    {
        if (_y + rows.Sum(row => row.Height) > Sheet.Bottom && _y > _tableTop)
        {
            EndPage();
            StartPage();
        }

        Place(null, rows);
    }

    private void Place(string? heading, IReadOnlyList<Row> rows)
    {
        var left = heading is null ? Sheet.Left : Sheet.Left + HeadingWidth;
        var top = _y;
        foreach (var row in rows)
        {
            if (row.Height > Sheet.Bottom - FirstRow) throw new ArgumentException("A text of the form does not fit on one page.");
            if (_y + row.Height > Sheet.Bottom)
            {
                if (_y > top) CloseBlock(heading, top);
                EndPage();
                StartPage();
                top = _y;
                if (rows[0].RepeatsOnNewPage && row != rows[0]) Draw(rows[0], left, top);
            }

            Draw(row, left, top);
        }

        if (_y > top) CloseBlock(heading, top);
    }

    private void Draw(Row row, float left, float top)
    {
        var isFirst = _y == top;
        if (isFirst ? _y > _tableTop : row.RuleAbove) _pages[^1].Across(isFirst ? Sheet.Left : left, Sheet.Right, _y, InnerRule);
        row.Draw(_pages[^1], left, Sheet.Right, _y);
        _y += row.Height;
    }

    private void CloseBlock(string? heading, float top)
    {
        if (heading is null) return;

        var page = _pages[^1];
        page.Shades.Add(new(Sheet.Left, top, HeadingWidth, _y - top));
        page.Down(Sheet.Left + HeadingWidth, top, _y, InnerRule);
        var room = (int)((_y - top - 4) / (9.5f * 1.32f));
        var layout = TextLayout.Fit(heading, 20.5f, Math.Max(room, 1), 10, 9.5f, 6.5f);
        page.Write(layout, Sheet.Left, HeadingWidth, top + ((_y - top) / 2), Alignment.Centre);
    }

    private void StartPage()
    {
        var page = new Sheet();
        _pages.Add(page);
        var width = Sheet.Right - Sheet.Left;
        if (_form.IsSample) MarkAsSample(page);

        var title = _pages.Count == 1 ? _form.Title : _form.Title + "（续）";
        page.Write(TextLayout.Fit(title, width, 1, 20, 18, 16, 14, 12, 10), Sheet.Left, width, 79, Alignment.Centre);

        var line = FirstRow - 11;
        var subject = _pages.Count > 1 && _form.Subject is { } about ? "　" + about : "";
        if (_form.SerialNo is { } serial)
            page.Write(TextLayout.Fit($"编号：{serial}{subject}", width * 0.7f, 1, 9.5f, 8, 7), Sheet.Left, width * 0.7f, line, Alignment.Left);

        var (year, month, day) = DateOnly.FromDateTime(_form.CreatedAt.DateTime);
        var date = string.Create(CultureInfo.InvariantCulture, $"填表日期：{year}年{month}月{day}日");
        page.Write(TextLayout.Fit(date, width / 2, 1, 9.5f), Sheet.Left + (width / 2), width / 2, line, Alignment.Right);
        _y = _tableTop = FirstRow;
    }

    private static void MarkAsSample(Sheet page)
    {
        const float width = 134;
        const float height = 16;
        const float top = 43;
        var left = Sheet.Right - width;
        page.Write(TextLayout.Fit(SampleMark, width, 1, 10.5f), left, width, top + (height / 2), Alignment.Centre);
        page.Across(left, Sheet.Right, top, OuterRule);
        page.Across(left, Sheet.Right, top + height, OuterRule);
        page.Down(left, top, top + height, OuterRule);
        page.Down(Sheet.Right, top, top + height, OuterRule);
    }

    private void EndPage()
    {
        var page = _pages[^1];
        if (_y == _tableTop) return;

        page.Across(Sheet.Left, Sheet.Right, _tableTop, OuterRule);
        page.Across(Sheet.Left, Sheet.Right, _y, OuterRule);
        page.Down(Sheet.Left, _tableTop, _y, OuterRule);
        page.Down(Sheet.Right, _tableTop, _y, OuterRule);
    }

    private void NumberPages()
    {
        for (var i = 0; i < _pages.Count; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"第 {i + 1} 页 / 共 {_pages.Count} 页");
            var width = Sheet.Right - Sheet.Left;
            _pages[i].Write(TextLayout.Fit(number, width, 1, 9), Sheet.Left, width, Sheet.Height - 50, Alignment.Centre);
        }
    }
}
