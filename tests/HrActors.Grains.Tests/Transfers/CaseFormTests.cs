using HrActors.Contracts.Transfers;
using HrActors.Grains.Tests.Hosting;
using HrActors.Grains.Transfers;

namespace HrActors.Grains.Tests.Transfers;

public class CaseFormTests
{
    private static readonly PlainProtector Protector = new();

    [Theory]
    [InlineData("420106", "湖北省武汉市")]
    [InlineData("420100", "湖北省武汉市")]
    [InlineData("420000", "湖北省")]
    [InlineData("110105", "北京市")]
    public void The_hukou_is_printed_as_a_place_whatever_the_level_of_its_code(string code, string printed)
    {
        var state = StoredCases.ByHand with
        {
            Applicant = new Applicant
            {
                EmployeeNo = "200001",
                Name = "示例甲",
                IdNumber = Protector.Protect("43010219760615999X"),
                IdNumberHash = "hash",
                IdNumberMasked = "4301************9X",
                HukouRegionCode = code,
                Branch = Story.Branch,
            },
        };

        Assert.Equal(printed, state.Values(Protector, new(2026, 11, 2))["hukou"]);
    }
}
