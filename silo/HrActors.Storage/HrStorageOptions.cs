using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HrActors.Storage;

/// <summary>Where state, rows and keys are kept and how this silo is reached by others.</summary>
public sealed class HrStorageOptions
{
    public const string Section = "Hr";

    /// <summary>The name under which a connection string is looked up: <c>ConnectionStrings__hr</c>.</summary>
    public const string ConnectionName = "hr";

    /// <summary>PostgreSQL; null: a SQLite file <c>hr.db</c> in <see cref="DataFolder"/>, for one silo on one machine.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The folder of the database file and of the keys made here (<c>HR_DATA</c>). Default: <c>data</c> below the content root.</summary>
    [Required(AllowEmptyStrings = false)]
    public string DataFolder { get; set; } = "data";

    /// <summary>A key ring made elsewhere (<c>HR_KEYS</c>); null: one is made in <c>keys/ring.json</c> of <see cref="DataFolder"/>.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Port between silos. Default: 11111.</summary>
    [Range(1, 65_535)]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Port for clients, such as a dashboard in its own process. Default: 30000.</summary>
    [Range(1, 65_535)]
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>Address other silos reach this one by; null: the machine's own. PostgreSQL only.</summary>
    public string? AdvertisedIp { get; set; }

    /// <summary>Silos with the same id form one cluster. Default: hr.</summary>
    [Required, RegularExpression("^[A-Za-z0-9._-]{1,100}$")]
    public string ClusterId { get; set; } = "hr";

    /// <summary>Most connections to PostgreSQL held by one process for state, membership and rows together. Default: 32.</summary>
    [Range(4, 500)]
    public int MaxPoolSize { get; set; } = 32;

    internal bool UsesPostgres => ConnectionString is not null;

    internal string DatabaseFile => Path.Combine(DataFolder, "hr.db");

    internal string KeyRingFile => KeyFile ?? Path.Combine(DataFolder, "keys", "ring.json");

    /// <summary>Reads <c>ConnectionStrings:hr</c>, <c>HR_DATA</c>, <c>HR_KEYS</c> and the section <c>Hr</c>.</summary>
    /// <param name="contentRoot">What a relative folder is relative to.</param>
    public static HrStorageOptions Read(IConfiguration configuration, string contentRoot)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(contentRoot);
        var options = new HrStorageOptions();
        configuration.GetSection(Section).Bind(options);
        options.ConnectionString = NullIfBlank(configuration.GetConnectionString(ConnectionName));
        options.DataFolder = Path.GetFullPath(NullIfBlank(configuration["HR_DATA"]) ?? "data", contentRoot);
        options.KeyFile = NullIfBlank(configuration["HR_KEYS"]) is { } file ? Path.GetFullPath(file, contentRoot) : null;
        return options;
    }

    /// <exception cref="OptionsValidationException">Lists everything that is wrong; never a connection string.</exception>
    internal void Validate()
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(this, new(this), results, validateAllProperties: true);
        var errors = results.Select(result => $"{Section}: {result.ErrorMessage}").ToList();
        if (SiloPort == GatewayPort) errors.Add($"{Section}:SiloPort and {Section}:GatewayPort are both {SiloPort}.");
        if (AdvertisedIp is not null && !System.Net.IPAddress.TryParse(AdvertisedIp, out _))
            errors.Add($"{Section}:AdvertisedIp '{AdvertisedIp}' is no IP address.");
        if (KeyFile is not null && !File.Exists(KeyFile)) errors.Add($"HR_KEYS names a file that is not there: {KeyFile}");
        if (ConnectionString is not null && !IsPostgres(ConnectionString))
            errors.Add($"ConnectionStrings__{ConnectionName} is no connection string of PostgreSQL (Host=...;Database=...;Username=...).");
        if (errors.Count > 0) throw new OptionsValidationException(nameof(HrStorageOptions), typeof(HrStorageOptions), errors);
    }

    private static bool IsPostgres(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
