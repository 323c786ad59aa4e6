using System.IO.Compression;
using HrActors.Documents.Sheets;
using MiniExcelLibs;

namespace HrActors.Documents.Tests.Sheets;

public sealed class WorkbookTests
{
    [Fact]
    public void What_is_written_is_read_again_sheet_by_sheet()
    {
        var bytes = Workbook.Write([Of("养老保险", [["000123", 1600.00m], ["000124", 576.64m]]), Of("医疗保险", [["000123", 800m]])]);

        using var stream = new MemoryStream(bytes);
        Assert.Equal(["养老保险", "医疗保险"], stream.GetSheetNames());
        var rows = stream.Query(useHeaderRow: true, sheetName: "养老保险").Cast<IDictionary<string, object>>().ToList();
        Assert.Equal("000123", rows[0]["工号"]);
        Assert.Equal(576.64, rows[1]["金额"]);
    }

    [Fact]
    public void The_same_sheets_give_the_same_bytes()
    {
        byte[] Make() => Workbook.Write([Of("a", [["1", 1m]]), Of("b", [["2", 2m]])]);

        Assert.Equal(Make(), Make());
    }

    [Fact]
    public void No_entry_bears_a_time()
    {
        using var archive = new ZipArchive(new MemoryStream(Workbook.Write([Of("a", [])])));

        Assert.All(archive.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("王=五", "王=五")]
    [InlineData("", "")]
    public void A_text_that_could_be_a_formula_is_made_harmless(string text, string shown)
    {
        Assert.Equal(shown, Workbook.Harmless(text));
        using var stream = new MemoryStream(Workbook.Write([Of("a", [[text, 1m]])]));
        var cell = stream.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Single()["工号"];
        if (text.Length > 0) Assert.StartsWith(shown[..1], Assert.IsType<string>(cell), StringComparison.Ordinal);
    }

    /// <summary>As characters, not as codes of their halves; what a person typed stays as it was typed.</summary>
    [Theory]
    [InlineData("𠮷田㛃䶮")]
    [InlineData("欧阳𪚥𰻞")]
    [InlineData("_xD842__xDFB7_")]
    public void A_rare_name_stands_in_the_sheet_as_it_is(string name)
    {
        object?[][] many = [.. Enumerable.Range(0, 3_000).Select(_ => new object?[] { name, 1m })];
        var bytes = Workbook.Write([Of("a", many)]);

        using var archive = new ZipArchive(new MemoryStream(bytes));
        using var sheet = new StreamReader(archive.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
        if (name[0] != '_') Assert.Equal(many.Length, sheet.ReadToEnd().Split(name).Length - 1);
        using var stream = new MemoryStream(bytes);
        Assert.All(stream.Query(useHeaderRow: true).Cast<IDictionary<string, object>>(), row => Assert.Equal(name, row["工号"]));
    }

    [Theory]
    [InlineData("a/b:c", "a b c")]
    [InlineData("[x]*?", "x")]
    [InlineData("", "Sheet")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    public void A_name_is_brought_to_what_a_workbook_allows(string name, string expected)
    {
        using var stream = new MemoryStream(Workbook.Write([Of(name, [])]));
        Assert.Equal(expected, Assert.Single(stream.GetSheetNames()));
    }

    [Fact]
    public void Sheets_of_one_name_are_told_apart()
    {
        using var stream = new MemoryStream(Workbook.Write([Of("a", []), Of("A", []), Of("a", [])]));
        Assert.Equal(["a", "A (2)", "a (3)"], stream.GetSheetNames());
    }

    [Fact]
    public void A_sheet_without_rows_has_its_heading()
    {
        using var stream = new MemoryStream(Workbook.Write([Of("a", [])]));
        Assert.Equal(["工号", "金额"], stream.GetColumns(useHeaderRow: true));
    }

    [Fact]
    public void A_row_of_another_width_and_a_workbook_without_sheets_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Workbook.Write([Of("a", [["1"]])]));
        Assert.Throws<ArgumentException>(() => Workbook.Write([]));
    }

    private static Sheet Of(string name, object?[][] rows) => new() { Name = name, Columns = ["工号", "金额"], Rows = rows };
}
