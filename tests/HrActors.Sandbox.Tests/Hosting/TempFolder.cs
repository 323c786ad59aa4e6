namespace HrActors.Sandbox.Tests.Hosting;

internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hr-sandbox-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
