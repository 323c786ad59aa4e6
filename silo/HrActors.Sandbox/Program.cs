using HrActors.Sandbox.Hosting;

try
{
    await using var app = SandboxApp.Build(SandboxOptions.FromEnvironment());
    await app.RunAsync();
    return 0;
}
catch (SandboxStartException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
catch (IOException e)
{
    // Kestrel names the address that is taken.
    await Console.Error.WriteLineAsync($"The sandbox agency cannot start: {e.Message}");
    return 3;
}
