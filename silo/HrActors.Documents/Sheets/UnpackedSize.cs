using System.IO.Compression;

namespace HrActors.Documents.Sheets;

/// <summary>
/// Keeps workbooks out that unpack to far more than they are (zip bombs): to be asked before a reader sees the bytes. Sizes are counted
/// while unpacking, since what the archive says of itself may be a lie.
/// </summary>
public static class UnpackedSize
{
    /// <summary>Bytes of all parts together; 5,000 rows of thirty columns take a tenth of it.</summary>
    public const long Largest = 64 * 1024 * 1024;

    /// <summary>A workbook has a dozen parts and one per sheet.</summary>
    public const int MostParts = 1_000;

    /// <summary>Reads the archive to its end and goes back to where it was.</summary>
    /// <exception cref="InvalidDataException">It is no archive, has too many parts, or unpacks to more than <see cref="Largest"/>.</exception>
    public static void Check(Stream archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var start = archive.Position;
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (zip.Entries.Count > MostParts) throw new InvalidDataException($"The archive has {zip.Entries.Count} parts.");

            var left = Largest;
            var buffer = new byte[81_920];
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                for (int read; (read = part.Read(buffer)) > 0;)
                {
                    if ((left -= read) < 0) throw new InvalidDataException($"The archive unpacks to more than {Largest} bytes.");
                }
            }
        }

        archive.Position = start;
    }
}
