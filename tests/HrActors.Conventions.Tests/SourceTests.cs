using System.Text.RegularExpressions;

namespace HrActors.Conventions.Tests;

/// <summary>What must not stand in the sources. The patterns are spelled so that they do not find themselves.</summary>
public sealed partial class SourceTests
{
    public static TheoryData<string> Unfinished => ["// TO" + "DO later", "// FIX" + "ME", "// a HA" + "CK", "throw new NotImplemented" + "Exception();"];

    public static TheoryData<string> Hidden =>
        ["#pragma warning" + " disable CA1822", "catch" + " { }", "catch (Exception e)" + " { }", "[Fact(Skip " + "= \"slow\")]", "[SuppressMessage" + "(\"a\", \"b\")]"];

    public static TheoryData<string> Blocking => ["Thread" + ".Sleep(5);", "var x = task" + ".Result" + ";", "task.GetAwaiter()" + ".GetResult();"];

    public static TheoryData<string> Waiting => ["await Task" + ".Delay(100);", "await page.WaitForTimeout" + "Async(100);"];

    [Fact]
    public void Nothing_is_left_unfinished() => Tree.MustBeFree(Tree.Sources, "Looks unfinished", Matches(UnfinishedPattern()));

    [Fact]
    public void No_warning_error_or_test_is_hidden() => Tree.MustBeFree(Tree.Sources, "Hides something", Matches(HiddenPattern()));

    [Fact]
    public void No_catch_is_empty() =>
        Assert.Empty(Tree.Sources.Where(file => EmptyCatchPattern().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void Nothing_blocks_a_thread() =>
        Tree.MustBeFree(Tree.Sources.Where(file => !IsTest(file)), "Blocks a thread", Matches(BlockingPattern()));

    [Fact]
    public void No_test_sleeps() => Tree.MustBeFree(Tree.Sources.Where(IsTest), "Blocks a thread", Matches(SleepPattern()));

    /// <summary>The made-up group behind the dashboard's pages is no test: it plays a slow server.</summary>
    [Fact]
    public void Tests_wait_for_events_not_for_the_clock() =>
        Tree.MustBeFree(
            Tree.Sources.Where(file => IsTest(file) && !file.Path.StartsWith("tests/HrActors.Dashboard.Preview/", StringComparison.Ordinal)),
            "Waits by the clock",
            Matches(WaitingPattern()));

    /// <summary>The log could be published on its own; it knows nothing of who uses it.</summary>
    [Fact]
    public void The_log_has_no_word_of_the_application() =>
        Tree.MustBeFree(
            Tree.Files.Where(file => file.Path.StartsWith("silo/HrActors.DurableLog/", StringComparison.Ordinal)),
            "Is a word of the application",
            Matches(ApplicationWordPattern()));

    [Theory, MemberData(nameof(Unfinished))]
    public void Unfinished_work_is_seen(string line) => Assert.Matches(UnfinishedPattern(), line);

    [Theory, MemberData(nameof(Hidden))]
    public void What_hides_is_seen(string line) => Assert.True(HiddenPattern().IsMatch(line) || EmptyCatchPattern().IsMatch(line), line);

    [Theory, MemberData(nameof(Blocking))]
    public void What_blocks_is_seen(string line) => Assert.Matches(BlockingPattern(), line);

    [Theory, MemberData(nameof(Waiting))]
    public void A_wait_by_the_clock_is_seen(string line) => Assert.Matches(WaitingPattern(), line);

    [Theory]
    [InlineData("the employee's punches", true)]
    [InlineData("社保 months", true)]
    [InlineData("BranchCode", true)]
    [InlineData("this branch of the if", false)]
    [InlineData("HrActors.DurableLog", false)]
    public void A_word_of_the_application_is_seen(string line, bool isOne) => Assert.Equal(isOne, ApplicationWordPattern().IsMatch(line));

    private static bool IsTest(TreeFile file) => file.Path.StartsWith("tests/", StringComparison.Ordinal);

    private static Func<string, IEnumerable<string>> Matches(Regex pattern) => line => pattern.IsMatch(line) ? [line.Trim()] : [];

    [GeneratedRegex(@"\b(TOD[O]|FIXM[E]|HAC[K]|XX[X])\b|NotImplementedExceptio[n]")]
    private static partial Regex UnfinishedPattern();

    [GeneratedRegex(@"#pragma\s+warning\s+disable|\bSkip\s*=\s*""|\[(assembly:\s*)?(\w+\.)*SuppressMessage\(")]
    private static partial Regex HiddenPattern();

    [GeneratedRegex(@"\bcatch\s*(\([^)]*\))?\s*(when\s*\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatchPattern();

    [GeneratedRegex(@"\bThread\.Sleep\b|\.Result\s*;|\.GetAwaiter\(\)\.GetResult\(\)")]
    private static partial Regex BlockingPattern();

    [GeneratedRegex(@"\bThread\.Sleep\b|\.Result\s*;")]
    private static partial Regex SleepPattern();

    [GeneratedRegex(@"\bTask\.Delay\(|WaitForTimeout[A]sync")]
    private static partial Regex WaitingPattern();

    /// <summary>"branch" alone may be a branch of the code; with a number, a code or a name behind it, it is a workplace.</summary>
    [GeneratedRegex(
        @"employee|attendance|salar(y|ies)|\bwages?\b|payroll|\bpunch(es)?\b|onboard|pension|\binsur|enrolment|transfer case|\bbranch-\d|\bbranch\s?(code|name|id)|\bHR\b|社保|考勤|员工|工资|参保",
        RegexOptions.IgnoreCase)]
    private static partial Regex ApplicationWordPattern();
}
