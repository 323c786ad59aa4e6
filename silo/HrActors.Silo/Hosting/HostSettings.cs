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

    /// <summary>Password of the only account of an empty start; null: people come from the company's identity provider.</summary>
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
            var sample = IsSampleWanted(configuration["sample"]);
            var adminPassword = Text(configuration["HR_ADMIN_PASSWORD"]);
            if (!sample && adminPassword is null && !options.Oidc.IsUsed) throw new HostStartException(NobodyCouldSignIn);
            return new HostSettings
            {
                Storage = storage,
                Options = options,
                Sample = sample,
                SamplePassword = Text(configuration["HR_SAMPLE_PASSWORD"]),
                AdminPassword = adminPassword,
                Sandbox = options.Sandbox ?? (storage.ConnectionString is null ? SandboxMode.Embedded : SandboxMode.None),
            };
        }
        catch (InvalidOperationException e)
        {
            // The binder names the setting and the value it could not read.
            throw new HostStartException($"A setting Hr__… cannot be read: {e.Message}", e);
        }
    }

    private const string NobodyCouldSignIn =
        """
        不带示例数据启动（--sample none）时没有默认密码：请用 HR_ADMIN_PASSWORD 设置管理员 admin 的密码，或用 Hr__Oidc__Authority 和 Hr__Oidc__ClientId 接入单位身份系统。
        Started without the sample (--sample none) there is no default password: give the administrator admin one with HR_ADMIN_PASSWORD,
            or name your identity provider with Hr__Oidc__Authority and Hr__Oidc__ClientId.
        """;

    private static bool IsSampleWanted(string? option) => option switch
    {
        null or "" or "group" => true,
        "none" => false,
        _ => throw new HostStartException($"--sample {option}: only 'group' and 'none' are known. （--sample 只能是 group 或 none）"),
    };

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
