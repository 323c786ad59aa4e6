using System.Globalization;
using HrActors.Contracts.Listing;
using HrActors.Documents.Sheets;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Silo.Transfers;

/// <summary>A list of transfer cases as a workbook. Texts that a spreadsheet would take for a formula are written as text.</summary>
internal static class CaseSheet
{
    public const int MostRows = 50_000;

    private static readonly LocalText Yes = LocalText.Of("是", "yes");

    private static readonly LocalText[] Columns =
    [
        LocalText.Of("案件编号", "Case"), LocalText.Of("工号", "Employee"), LocalText.Of("姓名", "Name"), LocalText.Of("分支机构", "Branch"),
        LocalText.Of("险种", "Line"), LocalText.Of("转移类型", "Kind"), LocalText.Of("原参保地", "From"), LocalText.Of("新参保地", "To"),
        LocalText.Of("状态", "State"), LocalText.Of("开启日期", "Opened"), LocalText.Of("已开启天数", "Age in days"), LocalText.Of("当前环节期限", "Due"),
        LocalText.Of("是否逾期", "Overdue"), LocalText.Of("预计完成", "Expected end"), LocalText.Of("最近变化", "Changed"),
    ];

    public static byte[] Write(IEnumerable<CaseRow> rows, DateOnly today, Language language) => Workbook.Write(
    [
        new()
        {
            Name = LocalText.Of("转移案件", "Transfer cases").In(language),
            Columns = [.. Columns.Select(column => column.In(language))],
            Rows = rows.Take(MostRows).Select(row => Cells(row, today, language)),
        },
    ]);

    private static IReadOnlyList<object?> Cells(CaseRow row, DateOnly today, Language language)
    {
        var openedOn = ChinaTime.DateOf(row.OpenedAt);
        return
        [
            row.CaseNo, row.EmployeeNo, row.EmployeeName, row.BranchCode,
            LocalText.Of(row.Line.ChineseName(), row.Line.EnglishName()).In(language), row.Kind.Name().In(language),
            RegionTable.NameOf(row.OriginRegionCode).In(language), RegionTable.NameOf(row.DestinationRegionCode).In(language), row.State.Name().In(language),
            Day(openedOn), today.DayNumber - openedOn.DayNumber, Day(row.DueOn), row.IsOverdueOn(today) ? Yes.In(language) : null, Day(row.ExpectedAsOf(today)),
            row.ChangedAt.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        ];
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
