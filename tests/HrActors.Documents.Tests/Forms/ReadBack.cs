using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace HrActors.Documents.Tests.Forms;

/// <summary>What a reader program finds in a PDF.</summary>
internal static class ReadBack
{
    /// <summary>All text in drawing order, without blanks and line ends.</summary>
    public static string Text(byte[] pdf, int? page = null)
    {
        using var document = PdfDocument.Open(pdf);
        var pages = page is { } number ? [document.GetPage(number)] : document.GetPages();
        return string.Concat(pages.SelectMany(p => p.Letters).Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal);
    }

    public static List<Letter> Letters(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().SelectMany(page => page.Letters)];
    }
}
