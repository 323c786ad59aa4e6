namespace HrActors.Silo.Hosting;

/// <summary>Where the product's own files are, whatever folder it is started from.</summary>
internal static class HostArguments
{
    public static WebApplicationOptions Of(string[] args) => new()
    {
        Args = args,
        ApplicationName = typeof(HostArguments).Assembly.GetName().Name,
        ContentRootPath = IsProjectFolder(Environment.CurrentDirectory) ? Environment.CurrentDirectory : AppContext.BaseDirectory,
    };

    /// <summary><c>dotnet run</c> starts in the project's folder; a published product is its own folder.</summary>
    private static bool IsProjectFolder(string folder) => File.Exists(Path.Combine(folder, "HrActors.Silo.csproj"));
}
