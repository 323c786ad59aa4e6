using System.Collections.Immutable;

namespace HrActors.Documents.Forms;

/// <summary>A printed form: the PDF, and which characters it shows as 〓.</summary>
/// <param name="Pdf">The document, A4 upright, with its font embedded.</param>
/// <param name="Pages">1 or more.</param>
/// <param name="Missing">What the font lacks, by field; empty when everything is drawn.</param>
public sealed record PrintedForm(byte[] Pdf, int Pages, ImmutableArray<MissingCharacters> Missing);
