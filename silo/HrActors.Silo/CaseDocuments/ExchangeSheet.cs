using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using HrActors.Contracts.Agencies;
using HrActors.Documents.Sheets;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Forms;
using HrActors.Domain.Identity;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;
using HrActors.Silo.Employees;
using MiniExcelLibs;

namespace HrActors.Silo.CaseDocuments;

/// <summary>
/// The workbook that goes to an agency, one application a row, and the answer that comes back: the same columns with the last ones filled
/// in, found by their headings, so that an agency's own layout with these headings is read too.
/// </summary>
internal static class ExchangeSheet
{
    public const int MostRows = 5_000;

    private const string Case = "案件编号", Name = "姓名", Number = "证件号码", Result = "结果", Receipt = "回执号", Day = "日期", Remark = "说明";
    private const string Account = "个人账户", Pooled = "统筹基金", Interest = "利息", Total = "合计";

    private static readonly ImmutableArray<(string Heading, string Key)> Fields =
    [
        (Name, "name"), (Number, "idNumber"), ("性别", "sex"), ("出生日期", "birthDate"), ("联系电话", "phone"), ("户籍所在地", "hukou"),
        ("险种", "insuranceLine"), ("转移类型", "transferType"), ("转移方向", "transferDirection"), ("账户类型", "accountType"),
        ("缴费起始年月", "temporaryFrom"), ("缴费终止年月", "temporaryTo"), ("缴费月数", "temporaryMonths"), ("原个人编号", "originPersonalNo"),
        ("原参保地区名称", "originRegionName"), ("原机构行政区划代码", "originAgencyCode"), ("原经办机构名称", "originAgencyName"),
        ("原经办机构联系电话", "originAgencyPhone"), ("原经办机构地址", "originAgencyAddress"), ("原经办机构邮政编码", "originAgencyPostCode"),
        ("单位名称", "employerName"), ("单位编号", "unitNumber"),
    ];

    private static readonly ImmutableArray<string> Answers = [Result, Receipt, Day, Remark, Account, Pooled, Interest, Total];

    public static byte[] Write(ExchangeFile file, IFieldProtector protector) => Workbook.Write(
    [
        new Sheet
        {
            Name = file.FileNo,
            Columns = ["序号", Case, .. Fields.Select(field => field.Heading), .. Answers],
            Rows = file.Items.Select((item, index) => (IReadOnlyList<object?>)Row(index + 1, item, protector)),
        },
        new Sheet { Name = "填写说明", Columns = ["“结果”栏可填写"], Rows = AnswerWords.All.Select(word => (IReadOnlyList<object?>)[word]) },
    ]);

    /// <summary>The rows of an answer; refused when it is no workbook or lacks the columns a row is known by.</summary>
    public static Reply<ImmutableList<AnswerRow>> Read(byte[] bytes, IFieldProtector protector)
    {
        if (RowsOf(bytes) is not { } rows)
            return Refusal.Rule("exchange.file-unreadable", "不是可以读取的 xlsx 文件。", "Not an xlsx file that can be read.");
        if (rows.Count > MostRows)
            return Refusal.Rule("exchange.too-many-rows", $"文件超过 {MostRows} 行。", $"The file has more than {MostRows} rows.");
        if (rows.Count > 0 && !(rows[0].ContainsKey(Result) && (rows[0].ContainsKey(Case) || rows[0].ContainsKey(Number))))
            return Refusal.Rule(
                "exchange.columns", $"缺少“{Result}”栏，或“{Case}”“{Number}”两栏都没有。", $"The column {Result} is missing, or both {Case} and {Number}.");

        return rows.Select((row, index) => ReadRow(row, index + 2, protector)).Where(row => row is not null).ToImmutableList()!;
    }

    /// <summary>Null when it is no workbook. A damaged one makes the reading library fail by any exception, a null reference among them.</summary>
    private static List<IDictionary<string, object?>>? RowsOf(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            UnpackedSize.Check(stream);
            return [.. stream.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().Take(MostRows + 1)];
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static ImmutableArray<object?> Row(int number, ExchangeItem item, IFieldProtector protector)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(protector.Reveal(item.Application)) ?? [];
        var definition = values.GetValueOrDefault("transferType") == TransferKind.TemporaryAccount.WireName()
            ? TransferForms.TemporaryAccount
            : TransferForms.For(item.Line);
        return
        [
            number, item.CaseNo,
            .. Fields.Select(field => (object?)(definition.Find(field.Key)?.Print(values.GetValueOrDefault(field.Key)) ?? values.GetValueOrDefault(field.Key))),
            .. Answers.Select(_ => (object?)null),
        ];
    }

    /// <summary>Null for a row nobody filled in; one with an answer and without a result has a result that is not known.</summary>
    private static AnswerRow? ReadRow(IDictionary<string, object?> row, int number, IFieldProtector protector)
    {
        var (caseNo, idNumber, result) = (Text(row, Case), Text(row, Number), Text(row, Result));
        if (Answers.All(heading => Text(row, heading) is null)) return null;

        var read = AnswerWords.TryParse(result ?? "", out var meaning, out var node);
        var on = DayOf(row, out var dayFault);
        var money = MoneyOf(row, out var moneyFault);
        return new()
        {
            Number = number,
            CaseNo = caseNo,
            IdNumberHash = idNumber is null || IsMasked(idNumber) ? null : protector.SearchHash(PersonalValues.IdNumberPurpose, Normal(idNumber)),
            Result = meaning,
            Node = node,
            ReceiptNo = Text(row, Receipt),
            On = on,
            Text = Text(row, Remark) is { } remark ? remark.Cut(500) : null,
            Money = money,
            Name = Text(row, Name) is { } name && !IsMasked(name) ? protector.Protect(name) : null,
            Fault = !read ? "exchange.result-unknown" : dayFault ? "exchange.day" : moneyFault ? "exchange.money" : null,
        };
    }

    /// <summary>Some agencies hide part of what they send back: it says nothing about who is meant.</summary>
    private static bool IsMasked(string text) => text.AsSpan().IndexOfAny('*', '＊') >= 0;

    /// <summary>As numbers are kept; one that is none stays as it is written, and is nobody's.</summary>
    private static string Normal(string idNumber) =>
        IdentityCheck.Check(idNumber, DateOnly.MaxValue).Normalised18?.Reveal() ?? idNumber.ToUpperInvariant();

    private static TransferMoneyReceived? MoneyOf(IDictionary<string, object?> row, out bool fault)
    {
        var values = new[] { Account, Pooled, Interest, Total }.Select(name => Text(row, name)).ToArray();
        var read = new decimal[values.Length];
        fault = values.Where((text, i) => text is not null
            && !decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out read[i])).Any();
        fault = fault || read.Any(amount => amount >= TransferMoneyReceived.Bound);
        if (fault || values.All(text => text is null)) return null;
        return new()
        {
            PersonalAccount = read[0], Pooled = read[1], Interest = read[2], Total = values[3] is null ? read[0] + read[1] + read[2] : read[3],
        };
    }

    private static DateOnly? DayOf(IDictionary<string, object?> row, out bool fault)
    {
        fault = false;
        DateOnly day;
        if (row.TryGetValue(Day, out var value) && value is DateTime time) day = DateOnly.FromDateTime(time);
        else if (Text(row, Day) is not { } text) return null;
        else fault = !DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
        fault = fault || !PossibleReport.IsDay(day);
        return fault ? null : day;
    }

    private static string? Text(IDictionary<string, object?> row, string heading) =>
        row.TryGetValue(heading, out var value) && Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim().TrimStart('\'') is { Length: > 0 } text ? text : null;
}
