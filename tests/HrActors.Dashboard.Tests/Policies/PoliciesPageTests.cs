using Bunit;
using HrActors.Contracts.Policies;
using HrActors.Dashboard.Controls;
using HrActors.Dashboard.Overview;
using HrActors.Dashboard.Policies;
using HrActors.Dashboard.Preview.Fakes;
using HrActors.Domain.Localisation;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace HrActors.Dashboard.Tests.Policies;

public class PoliciesPageTests : PageTest
{
    private FakePolicyDesk Desk => Services.GetRequiredService<FakePolicyDesk>();

    [Fact]
    public void What_is_in_force_stands_by_place_and_line_with_grade_and_source()
    {
        var row = OpenPolicies("clerk", "?pack=official&region=430100&on=2026-03&knownAt=2026-11-23").Find("[data-policy='430100/pension']").TextContent;

        Assert.Contains("长沙", row);
        Assert.Contains("4,106.00 – 20,529.00", row);
        Assert.Contains("16% / 8%", row);
        Assert.Contains("四舍五入到分", row);
        Assert.Contains("未确认", row);
        Assert.Contains("湘人社规〔2026〕14号", row);
    }

    [Theory]
    [InlineData("2025-09-21", "4,308.00 – 21,540.00")]
    [InlineData("2025-09-22", "4,072.00 – 20,361.00")]
    public void The_day_of_knowledge_decides_between_the_provisional_and_the_final_figure(string knownAt, string bounds) =>
        Assert.Contains(bounds, OpenPolicies("finance", $"?pack=official&region=430100&on=2025-03&knownAt={knownAt}").Find("[data-policy='430100/pension']").TextContent);

    [Fact]
    public void A_line_without_a_figure_says_why()
    {
        var row = OpenPolicies("clerk", "?pack=official&region=430100&on=2026-03").Find("[data-policy='430100/supplementary-medical']").TextContent;

        Assert.Contains("待定", row);
        Assert.Contains("有数值但未载明起始月", row);
    }

    [Fact]
    public void A_month_outside_every_life_says_so() =>
        Assert.Contains("没有已生效的政策", OpenPolicies("clerk", "?pack=official&region=430100&on=1999-01").Markup);

    [Fact]
    public void A_draft_shows_its_effect_and_its_clock()
    {
        Put(hoursAgo: 1);
        var page = OpenPolicies("clerk");

        var row = page.Find("[data-draft]").TextContent;
        Assert.Contains("1,234 人", row);
        Assert.Contains("-12,340.50", row);
        Assert.Contains("2 个已封账月份", row);
        Assert.Contains("剩余 23 小时 0 分", row);

        Time.Advance(TimeSpan.FromMinutes(1));
        page.WaitForAssertion(() => Assert.Contains("剩余 22 小时 59 分", page.Find("[data-draft]").TextContent));
    }

    [Theory]
    [InlineData(23, "剩余 1 小时 0 分")]
    [InlineData(24, "剩余 0 小时 0 分")]
    [InlineData(25, "已逾期 1 小时")]
    public void A_draft_is_overdue_after_a_day(int hoursAgo, string clock)
    {
        Put(hoursAgo);

        Assert.Contains(clock, OpenPolicies("clerk").Find("[data-draft]").TextContent);
    }

    [Fact]
    public void Only_a_manager_brings_and_decides()
    {
        var draft = Put(hoursAgo: 1);

        Assert.Empty(OpenPolicies("clerk").FindAll("input[type=file]"));
        Assert.DoesNotContain("确认生效", Buttons(OpenDraft("clerk", draft.Id)));
        Assert.Single(OpenPolicies("manager").FindAll("input[type=file]"));
        Assert.Contains("确认生效", Buttons(OpenDraft("manager", draft.Id)));
        Assert.Empty(OpenPolicies("admin").FindAll("[data-drafts]"));
        Assert.Empty(OpenDraft("admin", draft.Id).FindAll("[data-effect]"));
    }

    [Fact]
    public void A_file_with_faults_names_line_and_reason_and_leaves_no_draft()
    {
        var page = OpenPolicies("manager");

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(Yaml.Replace("total: 0.23", "total: 0.99"), "a.yaml"));

        var error = page.WaitForElement("[data-code='policy.file-invalid']").TextContent;
        Assert.Contains("第 9 行：", error);
        Assert.Empty(page.FindAll("[data-draft]"));
    }

    [Fact]
    public void A_file_that_is_too_large_is_told_and_not_read()
    {
        var page = OpenPolicies("manager");

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(new string('#', 1024 * 1024 + 1), "a.yaml"));

        Assert.Contains("1 MB", page.FindComponent<FileChooser>().Find("[role=alert]").TextContent);
        Assert.Empty(page.FindAll("[data-draft]"));
    }

    [Fact]
    public void A_good_file_becomes_a_draft_and_opens_it()
    {
        OpenPolicies("manager").FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(Yaml, "a.yaml"));

        Assert.EndsWith("/policies/drafts/sample-1-abcdef01", Navigation.Uri);
    }

    [Fact]
    public async Task A_draft_shows_each_value_beside_the_one_before_and_is_confirmed_by_a_dialog()
    {
        var draft = Put(hoursAgo: 1);
        var dialogs = Render<MudDialogProvider>();
        var page = OpenDraft("manager", draft.Id);

        var values = page.Find("[data-values]").TextContent;
        Assert.Contains("16% / 8%", values);
        Assert.Contains("15% / 8%", values);
        Assert.Contains("2026-08", page.Find("[data-closed]").TextContent);
        Assert.Contains("-24,100.00", page.Find("[data-closed]").TextContent);

        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Trim() == "确认生效").Click());
        Assert.Contains("-12,340.50", dialogs.Markup);
        await dialogs.InvokeAsync(() => dialogs.FindAll("button").First(button => button.TextContent.Trim() == "确认生效，不可撤销").Click());

        page.WaitForAssertion(() => Assert.Contains("2,410 笔补缴退费", page.Markup));
        Assert.DoesNotContain("确认生效", Buttons(page));
    }

    [Fact]
    public void The_overview_tells_what_waits_and_what_is_overdue()
    {
        Put(hoursAgo: 2);
        Put(hoursAgo: 30);
        var page = Open<OverviewPage>("manager", "/");

        Assert.Contains("1 份政策更新待确认，最早须于 2026-11-24 07:00 前处理", page.Find("[data-policies=waiting]").TextContent);
        Assert.Contains("1 份政策更新已超过 24 小时未处理", page.Find("[data-policies=overdue]").TextContent);
        Assert.Empty(Open<OverviewPage>("finance", "/").FindAll("[data-policies]"));
    }

    [Fact]
    public void The_page_speaks_English()
    {
        Language = Language.En;
        Put(hoursAgo: 1);

        Assert.Contains("23 h 0 min left", OpenPolicies("manager").Markup);
    }

    private const string Yaml =
        """
        pack: sample
        title: { zh: 示例, en: Sample }
        sources:
          change: { document: 示例数据：费率调整, published: 2026-11-20, grade: sample }
        sections:
          - regions: ["610100"]
            lines:
              pension:
                rates: [{ from: 2026-08, employer: 0.15, employee: 0.08, total: 0.23, source: change }]
        cases:
          - { name: the new rate, region: "610100", month: 2026-08, knownOn: 2026-11-20, wage: 10000,
              expect: { pension: { base: 10000, employer: 1500, employee: 800 }, medical: { base: 10000, employer: 800, employee: 200 } } }
        """;

    private PolicyDraft Put(int hoursAgo) => Desk.Put("西安养老费率.yaml", Yaml, "api", "manager", Time.GetUtcNow().AddHours(-hoursAgo));

    private IRenderedComponent<PoliciesPage> OpenPolicies(string user, string query = "") => Open<PoliciesPage>(user, "/policies" + query);

    private IRenderedComponent<DraftPage> OpenDraft(string user, string id) =>
        Open<DraftPage>(user, $"/policies/drafts/{id}", page => page.Add(one => one.Id, id));
}
