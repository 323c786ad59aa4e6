using System.Globalization;
using System.Text.Json;
using HrActors.Contracts.Agencies;
using HrActors.Domain.Access;
using HrActors.Domain.Enrolment;
using HrActors.Silo.CaseDocuments;
using MiniExcelLibs;

namespace HrActors.EndToEnd.Tests.Agencies;

public class ExchangeSheetTests
{
    /// <summary>Every field that is required on the form of the kind has its column, in the words of the form.</summary>
    [Theory]
    [InlineData(InsuranceLine.Pension, "temporary-account", "临时缴费账户转移", "2024-03")]
    [InlineData(InsuranceLine.Pension, "cross-province", "跨省流动就业转移接续", null)]
    [InlineData(InsuranceLine.Medical, "medical", "职工基本医疗保险关系转移接续", null)]
    public void A_row_says_what_the_form_says(InsuranceLine line, string kind, string words, string? from)
    {
        var values = new Dictionary<string, string> { ["transferType"] = kind, ["transferDirection"] = "in" };
        if (from is not null) values["temporaryFrom"] = from;
        var item = new ExchangeItem
        {
            AgencyId = "file", CaseNo = "T-2026-00001", Attempt = 1, BranchCode = "4301", LegalEntity = "示例集团", RegionCode = "430100", Line = line,
            IdNumberHash = "hash", Application = new() { KeyId = "k", Sealed = JsonSerializer.Serialize(values) }, AddedAt = DateTimeOffset.UnixEpoch,
        };
        var file = new ExchangeFile
        {
            FileNo = "F-1", AgencyId = "file", LegalEntity = "示例集团", RegionCode = "430100", Line = line, MadeAt = DateTimeOffset.UnixEpoch, By = "clerk",
            Count = 1, Items = [item],
        };

        using var stream = new MemoryStream(ExchangeSheet.Write(file, new Open()));
        var row = Assert.Single(stream.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>());

        Assert.Equal(words, row["转移类型"]);
        Assert.Equal("转入本地", row["转移方向"]);
        Assert.Equal(from is null, row["缴费起始年月"] is null);
    }

    /// <summary>A masked value says nothing about who is meant; a number is read as numbers are kept.</summary>
    [Theory]
    [InlineData("张三", "110101199001019992", "张三", "110101199001019992")]
    [InlineData("张三", "110101900101999", "张三", "110101199001019992")]
    [InlineData("张*", "1101**********9996", null, null)]
    [InlineData(null, null, null, null)]
    public void A_row_says_whom_it_is_about(string? name, string? number, string? readName, string? readNumber)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new[] { new Dictionary<string, object?> { ["案件编号"] = "T-2026-00001", ["姓名"] = name, ["证件号码"] = number, ["结果"] = "失败" } });

        var row = Assert.Single(ExchangeSheet.Read(stream.ToArray(), new Open()).Value!);

        Assert.Equal((readName, readNumber), (row.Name?.Sealed, row.IdNumberHash));
    }

    /// <summary>What nobody can have is no amount, and must not be added to others.</summary>
    [Theory]
    [InlineData("999999999.99", null)]
    [InlineData("1000000000", "exchange.money")]
    [InlineData("50000000000000000000000000000", "exchange.money")]
    [InlineData("一千", "exchange.money")]
    public void Amounts_have_a_bound(string amount, string? fault)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new[]
        {
            new Dictionary<string, object?> { ["案件编号"] = "T-2026-00001", ["结果"] = "资金已到账", ["个人账户"] = amount, ["统筹基金"] = amount },
        });

        Assert.Equal(fault, Assert.Single(ExchangeSheet.Read(stream.ToArray(), new Open()).Value!).Fault);
    }

    [Theory]
    [InlineData("1989-12-31", "exchange.day")]
    [InlineData("1990-01-01", null)]
    [InlineData("1990/1/2", null)]
    [InlineData("二〇二六年", "exchange.day")]
    public void A_day_is_one_on_which_it_can_have_happened(string day, string? fault)
    {
        Assert.Equal(fault, Fault(day));
        if (DateTime.TryParse(day, CultureInfo.InvariantCulture, out var cell)) Assert.Equal(fault, Fault(cell));

        static string? Fault(object day)
        {
            using var stream = new MemoryStream();
            stream.SaveAs(new[] { new Dictionary<string, object?> { ["案件编号"] = "T-2026-00001", ["结果"] = "失败", ["日期"] = day } });
            return Assert.Single(ExchangeSheet.Read(stream.ToArray(), new Open()).Value!).Fault;
        }
    }

    [Theory]
    [InlineData(null, null, 0)]
    [InlineData(null, "HZ-1", 1)]
    [InlineData("成功", "HZ-1", 1)]
    public void An_answer_without_a_result_is_not_passed_over(string? result, string? receipt, int rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new[] { new Dictionary<string, object?> { ["案件编号"] = "T-2026-00001", ["结果"] = result, ["回执号"] = receipt } });

        var read = ExchangeSheet.Read(stream.ToArray(), new Open()).Value!;

        Assert.Equal(rows, read.Count);
        Assert.All(read, row => Assert.Equal(result is null ? "exchange.result-unknown" : null, row.Fault));
    }

    /// <summary>Keeps nothing secret.</summary>
    private sealed class Open : IFieldProtector
    {
        public ProtectedText Protect(string value) => new() { KeyId = "k", Sealed = value };

        public string Reveal(ProtectedText value) => value.Sealed;

        public string SearchHash(string purpose, string value) => value;

        public ProtectedText Renew(ProtectedText value) => value;
    }
}
