using HrActors.Domain.Regions;

namespace HrActors.Domain.Tests.Regions;

public class RegionTableTests
{
    [Theory]
    [InlineData("420100", "武汉", "湖北省武汉市", "Wuhan", "420000")]
    [InlineData("430200", "株洲", "湖南省株洲市", "Zhuzhou", "430000")]
    [InlineData("430900", "益阳", "湖南省益阳市", "Yiyang", "430000")]
    [InlineData("440300", "深圳", "广东省深圳市", "Shenzhen", "440000")]
    [InlineData("610100", "西安", "陕西省西安市", "Xi'an", "610000")]
    [InlineData("310000", "上海", "上海市", "Shanghai", "310000")]
    [InlineData("450000", "广西", "广西壮族自治区", "Guangxi", "450000")]
    [InlineData("422800", "恩施", "湖北省恩施土家族苗族自治州", "Enshi", "420000")]
    public void A_region_has_its_names(string code, string name, string fullName, string english, string province)
    {
        Assert.True(RegionTable.TryFind(code, out var region));
        Assert.Equal(new Region { Code = code, Name = name, FullName = fullName, EnglishName = english, Province = province }, region);
    }

    [Theory]
    [InlineData("430199")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_code_is_not_found(string? code) => Assert.False(RegionTable.TryFind(code, out _));

    [Fact]
    public void An_unknown_code_is_named_by_itself()
    {
        Assert.Equal("999900", RegionTable.NameOf("999900").Zh);
        Assert.Equal("999900", RegionTable.NameOf("999900").En);
    }

    [Theory]
    [InlineData("430100", "430200", true)]
    [InlineData("430100", "430102", true)]
    [InlineData("430100", "420100", false)]
    [InlineData("310000", "310000", true)]
    [InlineData("990100", "990200", false)]
    [InlineData("", "", false)]
    public void Same_province_goes_by_the_first_two_digits(string first, string second, bool same) =>
        Assert.Equal(same, RegionTable.SameProvince(first, second));

    [Fact]
    public void Every_city_lies_in_a_listed_province_and_the_table_is_whole()
    {
        Assert.All(RegionTable.All, region => Assert.True(RegionTable.TryFind(region.Province, out _), region.Code));
        Assert.Equal(34, RegionTable.All.Count(region => region.IsProvince));
        Assert.All(RegionTable.All, region => Assert.Matches("^[0-9]{4}00$", region.Code));
        Assert.Equal(RegionTable.All.Count, RegionTable.All.Select(region => region.FullName).Distinct().Count());
    }
}
