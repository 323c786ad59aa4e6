using System.Security.Cryptography;
using System.Text.Json;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;

namespace HrActors.Silo.SandboxProcess;

/// <summary>The two secrets between this silo and the sandbox agency. An embedded sandbox's are made once and kept with the keys.</summary>
internal sealed record SandboxSecrets
{
    /// <summary>Bearer key the sandbox asks for.</summary>
    public required string Key { get; init; }

    /// <summary>Key of the signature over its callbacks.</summary>
    public required string CallbackSecret { get; init; }

    /// <summary>Null when there is no sandbox.</summary>
    public static SandboxSecrets? Of(HostSettings settings) => settings.Sandbox switch
    {
        SandboxMode.Embedded => LoadOrCreate(Path.Combine(settings.KeysFolder, "sandbox.json")),
        SandboxMode.External =>
            new() { Key = settings.Options.SandboxKey ?? "", CallbackSecret = settings.Options.SandboxCallbackSecret ?? "" },
        _ => null,
    };

    public override string ToString() => nameof(SandboxSecrets);

    private static SandboxSecrets LoadOrCreate(string file)
    {
        if (!File.Exists(file)) PrivateFolder.Write(file, JsonSerializer.Serialize(Create(), HrJson.Options));
        try
        {
            return JsonSerializer.Deserialize<SandboxSecrets>(File.ReadAllText(file), HrJson.Options)
                ?? throw new HostStartException($"{file} is empty: remove it, a new one is made.");
        }
        catch (JsonException e)
        {
            throw new HostStartException($"{file} cannot be read: remove it, a new one is made.", e);
        }
    }

    private static SandboxSecrets Create() => new() { Key = Secret(), CallbackSecret = Secret() };

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
