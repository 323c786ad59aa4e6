using Bunit;
using HrActors.Dashboard.Agencies;
using Microsoft.AspNetCore.Components.Forms;

namespace HrActors.Dashboard.Tests.Agencies;

public sealed class FilesPageTests : PageTest
{
    [Fact]
    public void What_waits_becomes_a_file_to_download()
    {
        var page = Open<FilesPage>("manager", "/agency-files");
        page.WaitForElement("#waiting button").Click();

        page.WaitForAssertion(() => Assert.Contains("F-430100-FFFFFFFFFF", page.Find("#files").TextContent));
        Assert.Contains("没有等待导出的申请", page.Find("#waiting").TextContent);
        Assert.Contains("/agency-files/changsha-medical/F-430100-FFFFFFFFFF/export.xlsx", page.Find("#files").InnerHtml);
    }

    [Fact]
    public void An_answer_file_is_reported_row_by_row_and_known_the_second_time()
    {
        var page = Open<FilesPage>("manager", "/agency-files");
        page.WaitForElement("#answer");
        var answer = InputFileContent.CreateFromBinary([1, 2, 3], "结果.xlsx");

        page.FindComponent<InputFile>().UploadFiles(answer);

        page.WaitForAssertion(() => Assert.Contains("共 12 行，生效 8 行", page.Find(".hr-answer").TextContent));
        Assert.Contains("没有对应的申请", page.Find("[data-code='exchange.unmatched']").TextContent);
        Assert.Contains("第 7 行", page.Find("[data-code='exchange.result-unknown']").TextContent);
        Assert.Contains("“转移申请已提交”不符", page.Find("[data-code='exchange.unexpected']").TextContent);
        Assert.DoesNotContain("导入过", page.Find(".hr-answer").TextContent);

        page.FindComponent<InputFile>().UploadFiles(answer);

        page.WaitForAssertion(() => Assert.Contains("这个文件已导入过", page.Find(".hr-answer").TextContent));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        var page = Open<FilesPage>("manager", "/agency-files");
        page.WaitForElement("#answer");

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[(5 * 1024 * 1024) + 1], "大.xlsx"));

        page.WaitForAssertion(() => Assert.Contains("最大 5 MB", page.Find("#answer").TextContent));
        Assert.Empty(page.FindAll(".hr-answer"));
    }

    [Fact]
    public void A_clerk_looks_and_takes_nothing()
    {
        var page = Open<FilesPage>("clerk", "/agency-files");

        page.WaitForAssertion(() => Assert.Contains("F-430100-0A1B2C3D4E", page.Markup));
        Assert.Empty(page.FindAll("#waiting button"));
        Assert.Empty(page.FindAll("#answer"));
        Assert.DoesNotContain("export.xlsx", page.Markup);
    }
}
