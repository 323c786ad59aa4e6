using HrActors.Storage;

namespace HrActors.Silo.Hosting;

/// <summary>What the environment and the command line say, read once before anything is built.</summary>
internal sealed record HostSettings
{
    public required HrStorageOptions Storage { get; init; }

    /// <summary>Whether the sample group (示例集团) is to be there.</summary>
    public required bool Sample { get; init; }

    /// <summary>Password of the sample accounts; null: one is made at the first start.</summary>
    public required string? SamplePassword { get; init; }

    /// <summary>Password of the only account of an empty start; null: one is made.</summary>
    public required string? AdminPassword { get; init; }

    public required SandboxMode Sandbox { get; init; }
    public required HrOptions Options { get; init; }

    /// <summary>Folder of all data; absolute.</summary>
    public string DataFolder => Storage.DataFolder;

    /// <summary>Null: SQLite in <see cref="DataFolder"/>.</summary>
    public string? ConnectionString => Storage.ConnectionString;

    public string KeysFolder => Path.Combine(DataFolder, "keys");
    public string SandboxFolder => Path.Combine(DataFolder, "sandbox");

    /// <exception cref="HostStartException">An option is wrong.</exception>
    public static HostSettings Read(IConfiguration configuration, string contentRoot)
    {
        try
        {
            var options = configuration.GetSection(HrOptions.Section).Get<HrOptions>() ?? new HrOptions();
            var storage = HrStorageOptions.Read(configuration, contentRoot);
            return new HostSettings
            {
                Storage = storage,
                Options = options,
                Sample = IsSampleWanted(configuration["sample"]),
                SamplePassword = Text(configuration["HR_SAMPLE_PASSWORD"]),
                AdminPassword = Text(configuration["HR_ADMIN_PASSWORD"]),
                Sandbox = options.Sandbox ?? (storage.ConnectionString is null ? SandboxMode.Embedded : SandboxMode.None),
            };
        }
        catch (InvalidOperationException e)
        {
            // The binder names the setting and the value it could not read.
            throw new HostStartException($"A setting Hr__… cannot be read: {e.Message}", e);
        }
    }

    private static bool IsSampleWanted(string? option) => option switch
    {
        null or "" or "group" => true,
        "none" => false,
        _ => throw new HostStartException($"--sample {option}: only 'group' and 'none' are known. （--sample 只能是 group 或 none）"),
    };

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
