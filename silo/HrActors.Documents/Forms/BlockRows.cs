using System.Globalization;

namespace HrActors.Documents.Forms;

/// <summary>Turns the parts of a form into rows of the table.</summary>
internal static class BlockRows
{
    private const float NoteSize = 8.5f;

    public static IReadOnlyList<Row> Of(FormBlock block, float width, float labelWidth, RowSpacing spacing) => block switch
    {
        FormBlock.Fields fields => Fields(fields, width, labelWidth, spacing),
        FormBlock.Table table => Table(table, width, spacing),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Unknown kind of block."),
    };

    public static IReadOnlyList<Row> Notes(IReadOnlyList<string> notes, float width) =>
        [.. notes.Select((note, i) =>
            new ParagraphRow(string.Create(CultureInfo.InvariantCulture, $"{i + 1}．{note}"), width, NoteSize, joined: i > 0, air: 5))];

    public static IReadOnlyList<Row> Closing(ApplicationForm form, float width)
    {
        var rows = new List<Row>();
        if (form.Declaration is { } declaration) rows.Add(new ParagraphRow(declaration, width, 9.5f, joined: false, air: 12));
        if (!form.Signatures.IsEmpty) rows.Add(new SignatureRow(form.Signatures));
        return rows;
    }

    private static List<Row> Fields(FormBlock.Fields block, float width, float labelWidth, RowSpacing spacing)
    {
        var rows = new List<Row>();
        var half = (width / 2) - labelWidth;
        for (var i = 0; i < block.Items.Length; i++)
        {
            var field = block.Items[i];
            var row = new CellRow(spacing).Label(Label(field), labelWidth);
            var next = i + 1 < block.Items.Length ? block.Items[i + 1] : null;
            if (field.Wide || next is null or { Wide: true })
            {
                row.Value(field.Value, width - labelWidth);
            }
            else
            {
                row.Value(field.Value, half).Label(Label(next), labelWidth).Value(next.Value, half);
                i++;
            }

            rows.Add(row);
        }

        return rows;
    }

    private static List<Row> Table(FormBlock.Table block, float width, RowSpacing spacing)
    {
        var unit = width / block.Columns.Sum(column => column.Weight);
        var heading = new CellRow(spacing, isTableHeading: true);
        foreach (var column in block.Columns) heading.Label(column.Heading, column.Weight * unit);

        var rows = new List<Row> { heading };
        foreach (var texts in block.Rows)
        {
            var row = new CellRow(spacing);
            for (var i = 0; i < block.Columns.Length; i++)
            {
                var column = block.Columns[i];
                row.Value(texts[i], column.Weight * unit, column.Centred ? Alignment.Centre : Alignment.Left);
            }

            rows.Add(row);
        }

        return rows;
    }

    private static string Label(PrintedField field) => field.Required ? "*" + field.Label : field.Label;
}
