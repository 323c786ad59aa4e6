namespace HrActors.TestSupport;

public static class RepositoryRoot
{
    /// <summary>The folder of the solution, found upwards from the test's own output.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "HrActors.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"HrActors.sln lies in no folder above {from}.");
    }
}
