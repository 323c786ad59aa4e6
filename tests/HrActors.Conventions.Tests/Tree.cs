namespace HrActors.Conventions.Tests;

/// <summary>The source tree these tests look at: every file that is not built, made at run time or an editor's own.</summary>
internal static class Tree
{
    private static readonly HashSet<string> Ignored =
        ["bin", "obj", "data", ".git", ".vs", ".idea", ".vscode", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static readonly HashSet<string> Binary = [".ttf", ".otf", ".png", ".pdf", ".p12", ".bin", ".ico", ".woff2"];

    /// <summary>The folder of HrActors.sln, absolute.</summary>
    public static readonly string Root = FindRoot();

    /// <summary>All text files, by their path below <see cref="Root"/> with forward slashes.</summary>
    public static readonly IReadOnlyList<TreeFile> Files = [.. Walk(Root).OrderBy(file => file.Path, StringComparer.Ordinal)];

    public static IEnumerable<TreeFile> Sources => Files.Where(file => file.Extension is ".cs" or ".razor");

    public static IEnumerable<string> TopLevel =>
        Directory.EnumerateFileSystemEntries(Root).Select(Path.GetFileName).OfType<string>().Where(name => !Ignored.Contains(name));

    /// <summary>Fails with one line for each place where <paramref name="find"/> sees something in a file.</summary>
    public static void MustBeFree(IEnumerable<TreeFile> files, string what, Func<string, IEnumerable<string>> find)
    {
        var places = files.SelectMany(file => file.Lines.SelectMany((line, index) => find(line).Select(found => $"{file.Path}:{index + 1}: {found}"))).ToList();
        Assert.True(places.Count == 0, $"{what}:\n{string.Join('\n', places.Take(40))}");
    }

    private static IEnumerable<TreeFile> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (!Binary.Contains(Path.GetExtension(file)) && Path.GetFileName(file) != ".git") yield return new TreeFile(Root, file);
        }

        foreach (var inner in Directory.EnumerateDirectories(folder).Where(inner => !Ignored.Contains(Path.GetFileName(inner))))
        {
            foreach (var file in Walk(inner)) yield return file;
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HrActors.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No HrActors.sln above {AppContext.BaseDirectory}.");
    }
}

internal sealed class TreeFile(string root, string fullPath)
{
    private string[]? _lines;

    public string Path { get; } = System.IO.Path.GetRelativePath(root, fullPath).Replace('\\', '/');

    public string Extension => System.IO.Path.GetExtension(Path);

    public string[] Lines => _lines ??= File.ReadAllLines(fullPath);

    public string Text => string.Join('\n', Lines);

    public override string ToString() => Path;
}
