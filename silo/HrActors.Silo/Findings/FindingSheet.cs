using System.Globalization;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Documents.Sheets;
using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;

namespace HrActors.Silo.Findings;

/// <summary>A list of findings as a file. Texts that a spreadsheet would take for a formula are written as text.</summary>
internal static class FindingSheet
{
    private static readonly LocalText[] Columns =
    [
        LocalText.Of("编号", "Id"), LocalText.Of("类型", "Code"), LocalText.Of("名称", "Name"), LocalText.Of("严重程度", "Weight"),
        LocalText.Of("工号", "Employee"), LocalText.Of("分支机构", "Branch"), LocalText.Of("说明", "Text"), LocalText.Of("依据", "Source"),
        LocalText.Of("发现时间", "Found"), LocalText.Of("关闭时间", "Closed"), LocalText.Of("豁免人", "Waived by"), LocalText.Of("豁免理由", "Reason"),
        LocalText.Of("豁免截止", "Until"),
    ];

    public static byte[] Write(IEnumerable<FindingRow> rows, ExportFormat format, Language language)
    {
        var sheet = new Sheet
        {
            Name = LocalText.Of("异常", "Findings").In(language),
            Columns = [.. Columns.Select(column => column.In(language))],
            Rows = rows.Take(IFindingDesk.MostRows).Select(row => Cells(row, language)),
        };
        return format == ExportFormat.Csv ? CommaSeparated.Write(sheet) : Workbook.Write([sheet]);
    }

    private static IReadOnlyList<object?> Cells(FindingRow row, Language language)
    {
        var finding = row.Finding;
        return
        [
            finding.Id, finding.Code, FindingTexts.TitleOf(finding.Code).In(language), SeverityNames.Of(finding.Severity), finding.EmployeeNo, row.BranchCode,
            FindingTexts.Render(finding).In(language), FindingTexts.SourceOf(finding), Local(finding.OpenedAt), Local(finding.ClosedAt),
            finding.Waiver?.By, finding.Waiver?.Reason, finding.Waiver?.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ];
    }

    private static string? Local(DateTimeOffset? at) => at?.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
