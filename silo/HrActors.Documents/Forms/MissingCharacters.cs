using System.Collections.Immutable;
using System.Text;
using HrActors.Documents.Fonts;

namespace HrActors.Documents.Forms;

/// <summary>
/// Characters of one field that were drawn as 〓. <see cref="Key"/> is the field's, or <c>title</c>, <c>serialNo</c>, <c>heading</c>,
/// <c>table</c>, <c>notes</c>, <c>declaration</c> or <c>signatures</c>.
/// </summary>
public sealed record MissingCharacters(string Key, ImmutableArray<Rune> Characters)
{
    internal static ImmutableArray<MissingCharacters> In(ApplicationForm form) =>
    [
        .. Texts(form)
            .GroupBy(text => text.Key, text => text.Text)
            .Select(texts => new MissingCharacters(texts.Key, FormFont.Missing(string.Concat(texts))))
            .Where(missing => !missing.Characters.IsEmpty),
    ];

    private static IEnumerable<(string Key, string? Text)> Texts(ApplicationForm form)
    {
        yield return ("title", form.Title);
        yield return ("serialNo", form.SerialNo);
        foreach (var text in form.Blocks.SelectMany(Texts)) yield return text;
        foreach (var note in form.Notes) yield return ("notes", note);
        yield return ("declaration", form.Declaration);
        foreach (var block in form.Signatures) yield return ("signatures", block.Heading + string.Concat(block.Lines));
    }

    private static IEnumerable<(string Key, string? Text)> Texts(FormBlock block)
    {
        yield return ("heading", block.Heading);
        if (block is FormBlock.Fields fields)
        {
            foreach (var item in fields.Items) yield return (item.Key, item.Label + item.Value);
        }
        else if (block is FormBlock.Table table)
        {
            foreach (var column in table.Columns) yield return ("table", column.Heading);
            foreach (var text in table.Rows.SelectMany(row => row)) yield return ("table", text);
        }
    }
}
