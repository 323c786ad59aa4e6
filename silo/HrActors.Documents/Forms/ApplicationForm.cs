using System.Collections.Immutable;

namespace HrActors.Documents.Forms;

/// <summary>
/// What is printed on a form, as texts: title, blocks of the table, notes and places to sign. Knows nothing of people or agencies, so that
/// application forms and cover lists are printed alike.
/// </summary>
public sealed record ApplicationForm
{
    /// <summary>The title, without 《》; repeated on every page and kept as the document's title.</summary>
    public required string Title { get; init; }

    /// <summary>The number of the case, printed under the title; null prints none.</summary>
    public string? SerialNo { get; init; }

    /// <summary>Whom the form is about, printed beside the number from the second page on, should the pages come apart; null prints none.</summary>
    public string? Subject { get; init; }

    /// <summary>
    /// When the form is made. Its date is printed as 填表日期 and the instant kept in the document; same form, same instant, same bytes.
    /// </summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>True prints 「示例数据，不作申报使用」 on every page.</summary>
    public bool IsSample { get; init; }

    public ImmutableArray<FormBlock> Blocks { get; init; } = [];

    /// <summary>Numbered notes below the blocks (填表说明).</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The sentence above the places to sign; null prints none.</summary>
    public string? Declaration { get; init; }

    /// <summary>Places to sign, side by side: at most three fit.</summary>
    public ImmutableArray<SignatureBlock> Signatures { get; init; } = [];
}

/// <summary>A part of the table, with its heading in the column at the left.</summary>
public abstract record FormBlock
{
    private FormBlock()
    {
    }

    public required string Heading { get; init; }

    /// <summary>Labels and values, two to a row unless <see cref="PrintedField.Wide"/>.</summary>
    public sealed record Fields : FormBlock
    {
        public required ImmutableArray<PrintedField> Items { get; init; }
    }

    /// <summary>Rows under column headings, as in a list of papers (材料清单).</summary>
    public sealed record Table : FormBlock
    {
        public required ImmutableArray<TableColumn> Columns { get; init; }

        /// <summary>One text per column in each row.</summary>
        public required ImmutableArray<ImmutableArray<string>> Rows { get; init; }
    }
}

/// <summary>One label with its value.</summary>
public sealed record PrintedField
{
    /// <summary>The key under which characters that cannot be drawn are reported.</summary>
    public required string Key { get; init; }

    public required string Label { get; init; }

    /// <summary>The value as printed; null or empty leaves the cell blank for writing by hand.</summary>
    public string? Value { get; init; }

    /// <summary>True prints “*” before the label.</summary>
    public bool Required { get; init; }

    /// <summary>True gives the value the whole row.</summary>
    public bool Wide { get; init; }
}

/// <summary>A column of a table; <see cref="Weight"/> is its share of the width beside those of the others, above 0.</summary>
public sealed record TableColumn(string Heading, float Weight, bool Centred = false);

/// <summary>A place to sign or seal: its heading, lines to fill in such as 经办人：, and a line for the date.</summary>
public sealed record SignatureBlock
{
    public required string Heading { get; init; }

    public ImmutableArray<string> Lines { get; init; } = [];
}
