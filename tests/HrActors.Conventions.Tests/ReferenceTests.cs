using System.Xml.Linq;

namespace HrActors.Conventions.Tests;

/// <summary>References point one way: Domain ← Contracts ← Grains ← Storage and Silo, and Contracts ← Dashboard.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["HrActors.Domain"] = [],
        ["HrActors.DurableLog"] = [],
        ["HrActors.Sandbox"] = [],
        ["HrActors.Documents"] = ["HrActors.Domain"],
        ["HrActors.Contracts"] = ["HrActors.Domain"],
        ["HrActors.Grains"] = ["HrActors.Contracts", "HrActors.DurableLog"],
        ["HrActors.Storage"] = ["HrActors.DurableLog", "HrActors.Grains"],
        ["HrActors.Dashboard"] = ["HrActors.Contracts"],
        ["HrActors.Silo"] = ["HrActors.Dashboard", "HrActors.Documents", "HrActors.Grains", "HrActors.Sandbox", "HrActors.Storage"],
    };

    public static TheoryData<string> Projects => [.. Csprojs().Select(file => file.Path)];

    public static TheoryData<string> ProductProjects => [.. Csprojs().Select(file => file.Path).Where(path => !IsTest(path))];

    [Theory, MemberData(nameof(ProductProjects))]
    public void A_project_references_what_its_layer_may(string path)
    {
        Assert.True(Allowed.TryGetValue(NameOf(path), out var allowed), $"{path} has no line in the table of layers.");
        Assert.Empty(References(path).Select(NameOf).Except(allowed!));
    }

    [Theory, MemberData(nameof(ProductProjects))]
    public void The_product_references_no_test_project(string path) => Assert.DoesNotContain(References(path), IsTest);

    [Theory, MemberData(nameof(Projects))]
    public void Package_versions_stand_in_one_place(string path) =>
        Assert.DoesNotContain(
            Read(path).Descendants("PackageReference"), item => item.Attribute("Version") is not null || item.Attribute("VersionOverride") is not null);

    [Theory, MemberData(nameof(ProductProjects))]
    public void Only_the_storage_and_the_log_and_the_sandbox_speak_to_a_database(string path)
    {
        if (NameOf(path) is "HrActors.Storage" or "HrActors.DurableLog" or "HrActors.Sandbox") return;

        string[] drivers = ["Npgsql", "Microsoft.Data.Sqlite", "Dapper"];
        Assert.DoesNotContain(Read(path).Descendants("PackageReference").Select(item => item.Attribute("Include")?.Value), drivers.Contains);
    }

    private static IEnumerable<TreeFile> Csprojs() => Tree.Files.Where(file => file.Extension == ".csproj");

    private static bool IsTest(string path) => path.StartsWith("tests/", StringComparison.Ordinal);

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static XDocument Read(string path) => XDocument.Load(Path.Combine(Tree.Root, path));

    /// <summary>Paths of the referenced projects below the root.</summary>
    private static IEnumerable<string> References(string path) =>
        Read(path).Descendants("ProjectReference")
            .Select(item => Path.GetFullPath(item.Attribute("Include")!.Value.Replace('\\', '/'), Path.GetDirectoryName(Path.Combine(Tree.Root, path))!))
            .Select(full => Path.GetRelativePath(Tree.Root, full).Replace('\\', '/'));
}
