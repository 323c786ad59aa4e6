using HrActors.Documents.Fonts;
using SkiaSharp;

namespace HrActors.Documents.Forms;

/// <summary>
/// Prints forms as PDF with the product's own fonts. The same form gives the same bytes on every machine, in every culture and time zone.
/// Safe from any thread.
/// </summary>
public static class FormPrinter
{
    private const string Author = "HrActors";
    private static readonly SKColor LabelShade = new(0xF0, 0xF0, 0xF0);

    /// <exception cref="ArgumentException">A single text is longer than a page holds.</exception>
    public static PrintedForm Print(ApplicationForm form)
    {
        var pages = FormLayout.Of(form);
        return new(Draw(form, pages), pages.Count, MissingCharacters.In(form));
    }

    private static byte[] Draw(ApplicationForm form, IReadOnlyList<Sheet> pages)
    {
        var characters = pages.SelectMany(page => page.Texts).SelectMany(text => text.Value.EnumerateRunes()).ToLookup(FormFont.IsRare);
        using var output = new MemoryStream();
        using var typeface = Typeface(FontSubset.Of(FormFont.Font, FormFont.Family, characters[false]));
        using var rare = characters[true].Any() ? Typeface(FontSubset.Of(FormFont.Rare, FormFont.RareFamily, characters[true])) : null;
        using (var document = SKDocument.CreatePdf(output, Metadata(form)))
        {
            foreach (var page in pages)
            {
                Draw(document.BeginPage(Sheet.Width, Sheet.Height), page, typeface, rare);
                document.EndPage();
            }

            document.Close();
        }

        var pdf = output.ToArray();
        PdfDates.SetToUtc(pdf);
        return pdf;
    }

    private static void Draw(SKCanvas canvas, Sheet page, SKTypeface typeface, SKTypeface? rare)
    {
        using var fill = new SKPaint { Color = LabelShade, Style = SKPaintStyle.Fill };
        foreach (var shade in page.Shades) canvas.DrawRect(shade.Left, shade.Top, shade.Width, shade.Height, fill);

        using var ink = new SKPaint { Color = SKColors.Black, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Square };
        foreach (var rule in page.Rules)
        {
            ink.StrokeWidth = rule.Weight;
            canvas.DrawLine(rule.FromX, rule.FromY, rule.ToX, rule.ToY, ink);
        }

        using var black = new SKPaint { Color = SKColors.Black };
        foreach (var text in page.Texts)
        {
            var x = text.X;
            foreach (var run in FormFont.Runs(text.Value))
            {
                using var font = new SKFont(run.Rare ? rare! : typeface, text.Size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
                canvas.DrawText(run.Text, x, text.Baseline, SKTextAlign.Left, font, black);
                x += FormFont.Width(run.Text, text.Size);
            }
        }
    }

    private static SKTypeface Typeface(byte[] subset)
    {
        using var data = SKData.CreateCopy(subset);
        return SKTypeface.FromData(data);
    }

    private static SKDocumentPdfMetadata Metadata(ApplicationForm form) => new()
    {
        Title = form.Title,
        Author = Author,
        Creator = Author,
        Producer = Author,
        Creation = form.CreatedAt.UtcDateTime,
        Modified = form.CreatedAt.UtcDateTime,
        RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
        EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
    };
}
