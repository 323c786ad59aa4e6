using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using HrActors.Dashboard.Employees;
using HrActors.Dashboard.Findings;
using HrActors.Dashboard.Onboarding;
using HrActors.Dashboard.Overview;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Dashboard.Transfers;
using HrActors.Domain.Employees;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Tests.Localisation;

public sealed partial class LanguageTests : PageTest
{
    public static TheoryData<string, string> Texts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var text in typeof(DashboardOptions).Assembly.GetTypes()
                .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(text => text.FieldType == typeof(LocalText) && text.DeclaringType!.Namespace!.StartsWith("HrActors", StringComparison.Ordinal)))
                data.Add(text.DeclaringType!.FullName!, text.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_stands_in_both_languages(string type, string field)
    {
        var text = (LocalText)typeof(DashboardOptions).Assembly.GetType(type)!
            .GetField(field, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;

        Assert.Matches(Chinese(), text.Zh);
        Assert.DoesNotMatch(Chinese(), text.En);
        Assert.Matches("[A-Za-z]", text.En);
        Assert.Equal(Places(text.Zh), Places(text.En));
    }

    [Fact]
    public void Every_state_and_status_has_a_name_of_its_own()
    {
        Assert.All(CaseTexts.States, state => Assert.NotEqual("Unknown", CaseTexts.StateName(state).En));
        Assert.All(Enum.GetValues<EmploymentStatus>().Skip(1), status => Assert.NotEqual("Unknown", EmployeeTexts.StatusName(status).En));
        Assert.All(Enum.GetValues<TransferKind>().Skip(1), kind => Assert.NotEqual("Unknown", CaseTexts.KindName(kind).En));
        Assert.All(FindingNames.Codes, code => Assert.NotEqual(code, FindingNames.Of(code).En));
    }

    [Fact]
    public void The_English_employee_page_has_no_Chinese_left()
    {
        Language = Language.En;
        Romanise();

        foreach (var tab in new[] { "facts", "attendance", "enrolment", "findings", "cases" })
        {
            var page = OpenEmployee("manager", "CS0001", "?tab=" + tab);
            page.WaitForElement(".hr-panel, .hr-finding");
            AssertEnglish(page);
        }
    }

    [Fact]
    public void The_English_lists_and_forms_have_no_Chinese_left()
    {
        Language = Language.En;
        Romanise();

        AssertEnglish(Open<OverviewPage>("manager", "/"), ".hr-counts");
        AssertEnglish(Open<EmployeeListPage>("manager", "/employees"), "table");
        AssertEnglish(Open<FindingsPage>("manager", "/findings"), ".hr-finding");
        AssertEnglish(Open<CaseListPage>("manager", "/cases"), "table");
        AssertEnglish(Open<OnboardingPage>("manager", "/onboarding"), "form");
        AssertEnglish(OpenCase("manager", "T-2026-000001"), ".hr-next");
    }

    /// <summary>Names of people and companies are data and stay as they are, so the story gets Latin ones here.</summary>
    private void Romanise()
    {
        var branch = Group.Employees["CS0001"].Branch with { Name = "Changsha branch", LegalEntity = "Example Ltd" };
        var hire = SampleTransfers.Hire(branch, Time.GetUtcNow()) with { Name = "Li Wen" };
        var record = SampleTransfers.Wuhan(Time.GetUtcNow()) with { UnitName = "Example Technology", PersonalNo = "1" };
        Group.Branches = [Group.Branches[0] with { Facts = branch }];
        Group.Employees.Clear();
        Group.Put(hire with
        {
            Enrolments = [record],
            Findings = hire.Findings.ConvertAll(finding => finding with { Facts = finding.Facts.Remove("unit") }),
        });
        var draft = Group.Cases["T-2026-000001"];
        Group.Cases.Clear();
        Group.Put(draft with { EmployeeName = "Li Wen", Form = draft.Form.SetItem("name", "Li Wen"), Origin = record });
    }

    /// <summary>The law behind a rule is cited in the language it is written in, and marked so.</summary>
    private static void AssertEnglish<T>(IRenderedComponent<T> page, string waitFor = "h1") where T : IComponent
    {
        page.WaitForElement(waitFor);
        foreach (var cited in page.FindAll("[lang='zh-CN']")) cited.Remove();
        var left = page.Nodes.Select(node => node is IElement element ? element.OuterHtml : node.TextContent).Where(text => Chinese().IsMatch(text));
        Assert.Empty(left);
    }

    private static ImmutableSortedSet<string> Places(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
