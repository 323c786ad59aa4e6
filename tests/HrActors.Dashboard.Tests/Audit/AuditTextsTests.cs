using System.Text.RegularExpressions;
using HrActors.Contracts.Employees;
using HrActors.Dashboard.Audit;
using HrActors.TestSupport;

namespace HrActors.Dashboard.Tests.Audit;

/// <summary>
/// Everything the product puts on record has a name and an area on the page. What is put on record is a past participle in an area of the page
/// (<c>account.disabled</c>), by which it is found in the sources; codes of refusals look alike and are told apart by what they are given to.
/// </summary>
public sealed partial class AuditTextsTests
{
    private static readonly string[] Projects = ["grains/HrActors.Grains", "silo/HrActors.Silo", "dashboard/HrActors.Dashboard"];

    public static TheoryData<string> Actions => [.. Recorded().Concat(Disclosed()).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Actions))]
    public void What_is_put_on_record_has_a_name_and_an_area(string action)
    {
        Assert.True(AuditTexts.Knows(action), $"{action} has no name.");
        Assert.Contains(AuditTexts.Areas, area => action.StartsWith(area.Prefix, StringComparison.Ordinal));
    }

    [Fact]
    public void The_sources_are_read() => Assert.True(Actions.Count > 60, $"{Actions.Count} actions were found.");

    [Theory]
    [InlineData("findings.exported", "导出异常")]
    [InlineData("account.unheard-of", "account.unheard-of")]
    public void An_entry_of_an_earlier_release_keeps_its_name(string action, string name) => Assert.Equal(name, AuditTexts.ActionName(action).Zh);

    private static IEnumerable<string> Disclosed() =>
        Enum.GetValues<PersonalField>().Where(field => field != PersonalField.None).Select(field => $"employee.{field.WireName()}-disclosed");

    private static IEnumerable<string> Recorded()
    {
        var files = Projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.EndsWith("Texts.cs", StringComparison.Ordinal));
        foreach (var text in files.Select(File.ReadAllText))
        {
            foreach (Match match in Participle().Matches(text))
            {
                var before = text[text.LastIndexOfAny([';', '{', '}'], match.Index)..match.Index];
                if (!Refused().IsMatch(before)) yield return match.Groups[1].Value;
            }
        }
    }

    [GeneratedRegex("\"((?:account|session|access|employee|transfers?|findings?|attendance|run|declaration|policy|branch|document|keys|upstream|device|seal|way|exchange|adjustments?|dead-letter)\\.(?:[a-z]+-)*(?:[a-z]+ed|set|read|given|withdrawn|taken|made|done|undone|reset|rewritten))\"")]
    private static partial Regex Participle();

    /// <summary>The code of a refusal or of a notice, or a comparison with one.</summary>
    [GeneratedRegex("Refus|Problem|Fault|Notice|\\bCode = |const string|Codes|checks\\.|(==|return) *$")]
    private static partial Regex Refused();
}
