using System.Security.Cryptography;
using HrActors.Documents.Forms;
using HrActors.Domain.Forms;
using UglyToad.PdfPig;

namespace HrActors.Documents.Tests.Forms;

public sealed class FormPrinterTests
{
    private const double SmallestMargin = 15 / 25.4 * 72;
    private const double A4Width = 210 / 25.4 * 72;
    private const double A4Height = 297 / 25.4 * 72;

    public static TheoryData<string> Codes => [.. TransferForms.All.Select(form => form.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_label_and_every_value_of_a_complete_form_can_be_read_back(string code)
    {
        var definition = TransferForms.All.Single(form => form.Code == code);
        var values = SampleForms.Values(definition);
        Assert.Empty(definition.Validate(values));

        var printed = FormPrinter.Print(TransferForm.Of(definition, values, "T-2026-00042", SampleForms.Morning, isSample: true));
        var text = ReadBack.Text(printed.Pdf);

        Assert.Equal(1, printed.Pages);
        Assert.Empty(printed.Missing);
        Assert.Contains(definition.Chinese, text, StringComparison.Ordinal);
        foreach (var field in definition.Fields)
        {
            Assert.Contains(field.Chinese, text, StringComparison.Ordinal);
            var value = field.Print(values.GetValueOrDefault(field.Key));
            Assert.Contains(value.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("㛃")]
    [InlineData("䶮")]
    [InlineData("𠅤")]
    [InlineData("𬭎")]
    [InlineData("𫓧")]
    [InlineData("买买提·吐尔逊")]
    [InlineData("Ōuyáng Müller-O’Brien")]
    public void Rare_characters_and_names_of_other_scripts_come_back(string name)
    {
        var printed = FormPrinter.Print(SampleForms.Pension(("name", name)));

        Assert.Empty(printed.Missing);
        Assert.Contains(name.Replace(" ", "", StringComparison.Ordinal), ReadBack.Text(printed.Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void A_radical_and_the_character_drawn_alike_stay_apart()
    {
        var text = ReadBack.Text(FormPrinter.Print(SampleForms.Pension(("name", "老\u2F7C戶\u6237"))).Pdf);

        Assert.Contains("老\u2F7C戶\u6237", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("司马𪚥")]
    [InlineData("𠀅𫝆𫠜𬺈𭅰")]
    [InlineData("㛃𤩽𪻐𬍛")]
    public void A_name_with_rare_characters_is_printed_and_read_back(string name)
    {
        var printed = FormPrinter.Print(SampleForms.Pension(("name", name)));

        Assert.Empty(printed.Missing);
        Assert.Contains(name, ReadBack.Text(printed.Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_the_font_lacks_is_drawn_as_a_mark_and_reported_with_its_field()
    {
        var printed = FormPrinter.Print(SampleForms.Pension(("name", "司马한ぬ")));

        var missing = Assert.Single(printed.Missing);
        Assert.Equal("name", missing.Key);
        Assert.Equal("한ぬ", string.Concat(missing.Characters));
        Assert.Contains("司马〓〓", ReadBack.Text(printed.Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_character_address_wraps_and_stays_inside_the_margins()
    {
        var address = string.Concat(Enumerable.Range(0, 100).Select(i => "湖北省武汉市江汉区新华街道示例路"[i % 16]));
        var form = SampleForms.Pension(("originAgencyAddress", address), ("hukou", address), ("agentAddress", address));
        var printed = FormPrinter.Print(form);

        Assert.Contains(address, ReadBack.Text(printed.Pdf), StringComparison.Ordinal);
        Assert.All(ReadBack.Letters(printed.Pdf), letter =>
        {
            Assert.InRange(letter.BoundingBox.Left, SmallestMargin, A4Width - SmallestMargin);
            Assert.InRange(letter.BoundingBox.Right, SmallestMargin, A4Width - SmallestMargin);
            Assert.InRange(letter.BoundingBox.Bottom, SmallestMargin, A4Height - SmallestMargin);
            Assert.InRange(letter.BoundingBox.Top, SmallestMargin, A4Height - SmallestMargin);
        });
    }

    [Theory]
    [InlineData("originAgencyAddress")]
    [InlineData("originAgencyAddress", "hukou")]
    [InlineData("originAgencyAddress", "hukou", "agentAddress", "destinationAgencyAddress", "employerName")]
    public void Texts_of_two_lines_do_not_push_the_signatures_to_a_page_of_their_own(params string[] keys)
    {
        var printed = FormPrinter.Print(SampleForms.Pension([.. keys.Select(key => (key, new string('路', 48)))]));

        Assert.Equal(1, printed.Pages);
    }

    [Fact]
    public void The_second_page_says_whom_it_is_about()
    {
        var address = new string('路', 300);
        var printed = FormPrinter.Print(SampleForms.Pension(
            ("originAgencyAddress", address), ("hukou", address), ("agentAddress", address), ("destinationAgencyAddress", address), ("employerName", address[..50])));

        Assert.Equal(2, printed.Pages);
        Assert.Contains("欧阳㛃䶮", ReadBack.Text(printed.Pdf, 2), StringComparison.Ordinal);
        Assert.Contains("420106198803149987", ReadBack.Text(printed.Pdf, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_goes_on_with_title_column_headings_and_page_numbers()
    {
        var papers = Enumerable.Range(1, 70).Select(i => new CoverPaper($"材料第{i}号", 2, 1));
        var printed = FormPrinter.Print(CoverList.Of("T-2026-00042", "甲公司", "乙中心", papers, SampleForms.Morning, isSample: true));

        Assert.Equal(3, printed.Pages);
        for (var page = 1; page <= 3; page++)
        {
            var text = ReadBack.Text(printed.Pdf, page);
            Assert.Contains("社会保险关系转移接续申请材料清单", text, StringComparison.Ordinal);
            Assert.Contains("材料名称", text, StringComparison.Ordinal);
            Assert.Contains("示例数据，不作申报使用", text, StringComparison.Ordinal);
            Assert.Contains($"第{page}页/共3页", text, StringComparison.Ordinal);
        }

        var all = ReadBack.Text(printed.Pdf);
        Assert.All(Enumerable.Range(1, 70), i => Assert.Contains($"材料第{i}号", all, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_samples_say_so()
    {
        var real = SampleForms.Pension() with { IsSample = false };

        Assert.DoesNotContain("示例数据", ReadBack.Text(FormPrinter.Print(real).Pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_longer_than_a_page_is_refused_rather_than_cut()
    {
        Assert.Throws<ArgumentException>(() => FormPrinter.Print(SampleForms.Pension(("hukou", new string('长', 4000)))));
    }

    [Fact]
    public void The_document_names_its_title_author_and_the_instant_given()
    {
        using var document = PdfDocument.Open(FormPrinter.Print(SampleForms.Pension()).Pdf);

        Assert.Equal("基本养老保险关系转移接续申请表", document.Information.Title);
        Assert.Equal("HrActors", document.Information.Author);
        Assert.Equal("D:20240301013000+00'00'", document.Information.CreationDate);
        Assert.Equal("D:20240301013000+00'00'", document.Information.ModifiedDate);
    }

    [Fact]
    public void Many_threads_print_the_same_bytes()
    {
        var hashes = new string[64];
        Parallel.For(0, hashes.Length, i => hashes[i] = Convert.ToHexString(SHA256.HashData(FormPrinter.Print(SampleForms.Pension()).Pdf)));

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public void A_form_is_small_because_it_carries_only_its_own_characters() =>
        Assert.InRange(FormPrinter.Print(SampleForms.Pension()).Pdf.Length, 1, 80_000);
}
