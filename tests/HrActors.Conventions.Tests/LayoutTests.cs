namespace HrActors.Conventions.Tests;

public sealed class LayoutTests
{
    private const int LongestFile = 400;

    private static readonly string[] TopLevel = ["HrActors.sln", "README.md", "dashboard", "docker-compose.yml", "grains", "silo", "tests"];
    private static readonly string[] BuildFiles = ["Directory.Build.props", "Directory.Packages.props", "global.json"];
    private static readonly string[] Kinds = ["Models", "Services", "Helpers", "Utils", "Common", "Extensions"];

    [Fact]
    public void The_top_level_holds_four_folders_and_three_files() =>
        Assert.Equal(TopLevel, Tree.TopLevel.Where(name => name[0] != '.' && !BuildFiles.Contains(name)).Order(StringComparer.Ordinal));

    [Fact]
    public void No_source_file_has_more_than_400_lines() =>
        Assert.Empty(Tree.Sources.Where(file => file.Lines.Length > LongestFile).Select(file => $"{file}: {file.Lines.Length}"));

    [Fact]
    public void A_folder_is_named_after_what_the_business_does() =>
        Assert.Empty(Tree.Sources.Where(file => file.Path.Split('/').SkipLast(1).Any(Kinds.Contains)).Select(file => file.Path));

    [Theory]
    [InlineData("grains")]
    [InlineData("silo")]
    [InlineData("dashboard")]
    [InlineData("tests")]
    public void Every_top_folder_tells_how_to_work_in_it(string folder)
    {
        var readme = Assert.Single(Tree.Files, file => file.Path == $"{folder}/README.md");
        Assert.InRange(readme.Lines.Length, 5, 40);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Assert.Single(Tree.Files, file => file.Path == "HrActors.sln").Text.Replace('\\', '/');
        Assert.Empty(Tree.Files.Where(file => file.Extension == ".csproj" && !solution.Contains($"\"{file.Path}\"", StringComparison.Ordinal))
            .Select(file => file.Path));
    }
}
