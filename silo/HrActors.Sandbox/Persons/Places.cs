using System.Collections.Frozen;

namespace HrActors.Sandbox.Persons;

/// <summary>The cities for which the sandbox makes up agencies.</summary>
internal static class Places
{
    private static readonly FrozenDictionary<string, Place> ByCode = new Place[]
    {
        new("110000", "北京", "100000"),
        new("120000", "天津", "300000"),
        new("310000", "上海", "200000"),
        new("320100", "南京", "210000"),
        new("330100", "杭州", "310000"),
        new("420100", "武汉", "430000"),
        new("430100", "长沙", "410000"),
        new("430200", "株洲", "412000"),
        new("440100", "广州", "510000"),
        new("440300", "深圳", "518000"),
        new("500000", "重庆", "400000"),
        new("510100", "成都", "610000"),
        new("610100", "西安", "710000"),
    }.ToFrozenDictionary(place => place.Code);

    /// <summary>Null for a code outside the table.</summary>
    public static Place? Find(string regionCode) => ByCode.GetValueOrDefault(regionCode);
}

internal sealed record Place(string Code, string Name, string PostCode);
