using System.Collections.Immutable;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;

namespace HrActors.Silo.Sample;

/// <summary>The twelve branches of the sample group (示例集团) in ten cities, three of them with night shifts.</summary>
internal static class SampleBranches
{
    private const string Pack = "sample";

    private const string Works = "示例湘江制造有限公司";
    private const string Software = "示例湘江科技有限公司";
    private const string Trade = "示例湘江商贸有限公司";

    public static readonly ImmutableArray<ConfigureBranch> All =
    [
        Of("4301", "长沙总部", Software, "430100", "flexible", 1),
        Of("4302", "长沙星沙工厂", Works, "430100", "two-shift", 4),
        Of("4303", "长沙河西门店", Trade, "430100", "standard", 2),
        Of("4304", "株洲仓储中心", Trade, "430200", "standard", 3),
        Of("4201", "武汉光谷工厂", Works, "420100", "three-shift", 4),
        Of("4401", "广州天河分公司", Trade, "440100", "standard", 2),
        Of("4403", "深圳南山研发中心", Software, "440300", "flexible", 1),
        Of("3101", "上海徐汇分公司", Trade, "310000", "standard", 1),
        Of("5101", "成都龙泉工厂", Works, "510100", "two-shift", 4),
        Of("3301", "杭州西湖分公司", Software, "330100", "standard", 1),
        Of("1101", "北京朝阳分公司", Software, "110000", "standard", 1),
        Of("6101", "西安雁塔服务中心", Trade, "610100", "comprehensive", 2),
    ];

    public static readonly ImmutableHashSet<string> Changsha =
        [.. All.Where(branch => branch.Facts.RegionCode == "430100").Select(branch => branch.Facts.Code)];

    public static BranchFacts Facts(string code) => All.First(branch => branch.Facts.Code == code).Facts;

    private static ConfigureBranch Of(string code, string name, string legalEntity, string region, string shifts, int injuryClass) => new()
    {
        Command = new() { Id = $"sample-branch-{code}", By = SampleGroupSeeding.By },
        Facts = new()
        {
            Code = code,
            Name = name,
            LegalEntity = legalEntity,
            RegistrationCode = $"{legalEntity}/{region}",
            RegionCode = region,
            PolicyPack = Pack,
            ShiftTemplate = shifts,
            UnitNumber = $"示例{region}{(legalEntity == Works ? 1 : legalEntity == Software ? 2 : 3)}",
        },
        InjuryClass = injuryClass,
        HousingFundRate = 0.08m,
    };
}
