using System.Globalization;

namespace HrActors.Storage.Schema;

/// <summary>
/// The scripts built into this assembly: <c>001-2-rows.sql</c> is the second part of version 1 for both databases,
/// <c>001-1-types.postgresql.sql</c> the first part for PostgreSQL alone. A script that was released is never changed.
/// </summary>
internal static class SchemaScripts
{
    private const string Folder = "Schema/";

    /// <summary>Text by version, the parts of a version in order of their names.</summary>
    public static IReadOnlyDictionary<int, string> For(string database)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && IsFor(name, database))
            .Order(StringComparer.Ordinal)
            .GroupBy(name => int.Parse(name.AsSpan(Folder.Length, 3), NumberStyles.None, CultureInfo.InvariantCulture))
            .ToDictionary(version => version.Key, version => string.Join("\n", version.Select(Read)));

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    private static bool IsFor(string name, string database) =>
        name.Split('.') is not [_, var only, "sql"] || only == database;
}
