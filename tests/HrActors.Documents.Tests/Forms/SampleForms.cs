using HrActors.Documents.Forms;
using HrActors.Domain.Forms;

namespace HrActors.Documents.Tests.Forms;

/// <summary>Values that complete each form. The person is made up: sequence code 998 is held by nobody of that age.</summary>
internal static class SampleForms
{
    public static readonly DateTimeOffset Morning = new(2024, 3, 1, 9, 30, 0, TimeSpan.FromHours(8));

    public static Dictionary<string, string> Values(FormDefinition definition)
    {
        var values = new Dictionary<string, string>
        {
            ["transferType"] = "cross-province",
            ["transferDirection"] = "in",
            ["insuranceLine"] = "pension",
            ["accountType"] = "general",
            ["name"] = "欧阳㛃䶮",
            ["sex"] = "female",
            ["idNumber"] = "420106198803149987",
            ["birthDate"] = "1988-03-14",
            ["employerName"] = "长沙示例精密制造有限公司",
            ["destinationRegionName"] = "湖南省长沙市",
            ["originPersonalNo"] = "4201000123456",
            ["originRegionName"] = "湖北省武汉市",
            ["originAgencyCode"] = "420100",
            ["originAgencyName"] = "武汉市社会保险中心",
            ["originAgencyPhone"] = "027-00000000",
            ["originAgencyAddress"] = "湖北省武汉市江汉区示例路1号",
            ["originAgencyPostCode"] = "430022",
        };
        if (definition == TransferForms.SocialInsurance)
        {
            (values["transferType"], values["insuranceLine"]) = ("medical", "medical");
            values.Remove("accountType");
        }
        else if (definition == TransferForms.TemporaryAccount)
        {
            (values["transferType"], values["accountType"]) = ("temporary-account", "temporary");
            (values["temporaryFrom"], values["temporaryTo"], values["temporaryMonths"]) = ("2021-07", "2024-06", "36");
        }

        return values;
    }

    public static ApplicationForm Pension(params ReadOnlySpan<(string Key, string Value)> changes)
    {
        var values = Values(TransferForms.Pension);
        foreach (var (key, value) in changes) values[key] = value;
        return TransferForm.Of(TransferForms.Pension, values, "T-2026-00042", Morning, isSample: true);
    }
}
