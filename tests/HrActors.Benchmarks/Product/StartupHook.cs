using HrActors.Benchmarks.Product;

/// <summary>
/// Runs inside the measured product before its own code (<c>DOTNET_STARTUP_HOOKS</c>), so that the product under measurement is the one
/// that is delivered, built and configured as always, and still answers questions about its inside.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Probe.Variable) is { Length: > 0 } socket) Probe.Start(socket);
    }
}
