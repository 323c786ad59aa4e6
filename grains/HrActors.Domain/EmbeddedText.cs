namespace HrActors.Domain;

/// <summary>Reads the data files that are built into this assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The whole text of the file at <paramref name="path"/>, such as <c>Regions/regions.csv</c>.</summary>
    /// <exception cref="InvalidOperationException">No such file was built in.</exception>
    public static string Read(string path)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"The data file {path} is not built into the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The lines of a CSV file without quoting, each split at its commas; the heading is left out.</summary>
    public static IEnumerable<string[]> ReadRows(string path) =>
        Read(path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(line => line.Split(','));

    /// <summary>The paths of all built-in files below <paramref name="folder"/>, in ordinal order.</summary>
    public static IEnumerable<string> List(string folder) =>
        typeof(EmbeddedText).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
