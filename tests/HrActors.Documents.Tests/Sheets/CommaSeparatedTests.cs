using System.Text;
using HrActors.Documents.Sheets;

namespace HrActors.Documents.Tests.Sheets;

public sealed class CommaSeparatedTests
{
    [Theory]
    [InlineData("张三", "张三")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData(-12.5, "-12.5")]
    public void A_value_is_written_so_that_it_is_read_as_it_was(object? value, string expected) =>
        Assert.Equal($"列\r\n{expected}\r\n", Text(new() { Name = "表", Columns = ["列"], Rows = [[value]] }));

    [Fact]
    public void Spreadsheets_know_it_for_UTF_8() =>
        Assert.True(CommaSeparated.Write(new() { Name = "表", Columns = ["列"], Rows = [] }).AsSpan().StartsWith(Encoding.UTF8.Preamble));

    [Fact]
    public void A_row_of_another_width_is_refused() =>
        Assert.Throws<ArgumentException>(() => CommaSeparated.Write(new() { Name = "表", Columns = ["一", "二"], Rows = [["1"]] }));

    private static string Text(Sheet sheet) => Encoding.UTF8.GetString(CommaSeparated.Write(sheet)[Encoding.UTF8.Preamble.Length..]);
}
