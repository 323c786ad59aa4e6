using System.Reflection;
using Orleans.Configuration;

namespace HrActors.Storage.GrainState;

/// <summary>The Orleans packages that our texts in OrleansQuery were written for: package and texts are raised in one commit.</summary>
internal static class OrleansSql
{
    public const string Serves = "10.4.2";

    private static readonly Type[] Providers =
        [typeof(AdoNetGrainStorageOptions), typeof(AdoNetClusteringSiloOptions), typeof(AdoNetReminderTableOptions)];

    /// <summary>Assemblies of the providers with the version they say.</summary>
    public static IEnumerable<(string Name, string Version)> Found =>
        Providers.Select(type => type.Assembly).Select(assembly => (
            assembly.GetName().Name ?? "",
            assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', ' ')[0].TrimEnd('.') ?? ""));

    /// <exception cref="StorageStartException">A provider is of another version.</exception>
    public static void Check(IEnumerable<(string Name, string Version)> found)
    {
        var others = found.Where(provider => provider.Version != Serves).Select(provider => $"{provider.Name} {provider.Version}").ToList();
        if (others.Count > 0)
            throw new StorageStartException($"The SQL of this program serves the Orleans providers {Serves}, not {string.Join(", ", others)}.");
    }
}
