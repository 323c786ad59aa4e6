using HrActors.Contracts.ContributionRuns;
using HrActors.Documents.Sheets;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;

namespace HrActors.Silo.ContributionRuns;

/// <summary>
/// The payment detail (缴费明细) of a run: one sheet per legal entity and line with a total, one with the sum of all, one with the
/// adjustments, one with those held back, one with lines that have no figure yet. Sums of the sheets tie with the first one.
/// </summary>
internal static class PaymentDetail
{
    public static byte[] Write(IReadOnlyCollection<StatementItem> items, IReadOnlyCollection<Adjustment> adjustments, Language language)
    {
        var paid = items.Where(item => !item.Held).ToList();
        var sheets = (
            from item in paid
            from line in item.Statement.Lines
            group (item, line) by (item.Statement.Facts.LegalEntity, line.Line) into detail
            orderby detail.Key.LegalEntity, detail.Key.Line
            select Detail(detail.Key.LegalEntity, detail.Key.Line, [.. detail], language)).ToList();
        if (items.Count > 0) sheets.Insert(0, Summary(paid, adjustments, language));
        if (adjustments.Count > 0 || items.Count == 0) sheets.Add(Adjusted(adjustments, language));
        if (items.Count > paid.Count) sheets.Add(HeldBack([.. items.Where(item => item.Held)], language));
        if (paid.Exists(item => !item.Statement.Pending.IsEmpty)) sheets.Add(Pending(paid, language));
        return Workbook.Write(sheets);
    }

    private static Sheet Summary(List<StatementItem> paid, IReadOnlyCollection<Adjustment> adjustments, Language language)
    {
        var rows = (
            from item in paid
            from line in item.Statement.Lines
            group line by (item.Statement.Facts.LegalEntity, line.Line) into sum
            orderby sum.Key.LegalEntity, sum.Key.Line
            select (IReadOnlyList<object?>)
            [
                sum.Key.LegalEntity, Name(sum.Key.Line, language), sum.Count(), sum.Sum(line => line.Employer), sum.Sum(line => line.Employee),
                sum.Sum(line => line.Employer + line.Employee),
            ]).ToList();
        if (adjustments.Count > 0)
        {
            rows.Add([Text("补缴/退费", "Adjustments", language), "", adjustments.Count, adjustments.Sum(a => a.Change.EmployerDelta), adjustments.Sum(a => a.Change.EmployeeDelta),
                adjustments.Sum(a => a.Change.EmployerDelta + a.Change.EmployeeDelta)]);
        }

        rows.Add([Text("合计", "Total", language), "", null, rows.Sum(row => (decimal)row[3]!), rows.Sum(row => (decimal)row[4]!), rows.Sum(row => (decimal)row[5]!)]);
        return new()
        {
            Name = Text("合计", "Total", language),
            Columns = Columns(language, ("法人单位", "Legal entity"), ("险种", "Line"), ("人数", "People"), ("单位缴费", "Employer"), ("个人缴费", "Employee"), ("合计", "Total")),
            Rows = rows,
        };
    }

    private static Sheet Detail(string legalEntity, InsuranceLine line, List<(StatementItem Item, RunLine Line)> people, Language language)
    {
        var rows = people.OrderBy(person => person.Item.Statement.Facts.EmployeeNo, StringComparer.Ordinal)
            .Select(person => (IReadOnlyList<object?>)
            [
                person.Item.Statement.Facts.EmployeeNo, person.Item.Name, person.Line.Base, person.Item.Statement.Factor, person.Line.EmployerRate,
                person.Line.Employer, person.Line.EmployeeRate, person.Line.Employee, person.Line.Employer + person.Line.Employee, person.Line.PolicyVersion,
            ]).ToList();
        rows.Add(
        [
            Text("合计", "Total", language), "", null, null, null, people.Sum(person => person.Line.Employer), null, people.Sum(person => person.Line.Employee),
            people.Sum(person => person.Line.Employer + person.Line.Employee), "",
        ]);
        return new()
        {
            Name = $"{Name(line, language)}-{legalEntity}",
            Columns = Columns(language, ("工号", "Employee no"), ("姓名", "Name"), ("缴费基数", "Base"), ("月份系数", "Factor"), ("单位比例", "Employer rate"),
                ("单位缴费", "Employer"), ("个人比例", "Employee rate"), ("个人缴费", "Employee"), ("合计", "Total"), ("政策版本", "Policy version")),
            Rows = rows,
        };
    }

    private static Sheet Adjusted(IReadOnlyCollection<Adjustment> adjustments, Language language) => new()
    {
        Name = Text("补缴退费", "Adjustments", language),
        Columns = Columns(language, ("工号", "Employee no"), ("所属月份", "Month"), ("险种", "Line"), ("类型", "Kind"), ("单位差额", "Employer delta"),
            ("个人差额", "Employee delta"), ("原政策版本", "From version"), ("新政策版本", "To version"), ("状态", "Status")),
        Rows = adjustments.Select(adjustment => (IReadOnlyList<object?>)
        [
            adjustment.EmployeeNo, adjustment.Change.Month.ToString(), Name(adjustment.Change.Line, language),
            adjustment.Change.Kind == AdjustmentKind.Makeup ? Text("补缴", "Make-up", language) : Text("退费", "Refund", language),
            adjustment.Change.EmployerDelta, adjustment.Change.EmployeeDelta, adjustment.Change.FromVersion, adjustment.Change.ToVersion,
            adjustment.BookedIn is { } month ? month.ToString() : Text("待处理", "Open", language),
        ]),
    };

    private static Sheet HeldBack(List<StatementItem> held, Language language) => new()
    {
        Name = Text("暂缓", "Held back", language),
        Columns = Columns(language, ("工号", "Employee no"), ("姓名", "Name"), ("原因", "Reason")),
        Rows = held.OrderBy(item => item.Statement.Facts.EmployeeNo, StringComparer.Ordinal).Select(item => (IReadOnlyList<object?>)
        [
            item.Statement.Facts.EmployeeNo, item.Name, item.Statement.RefusalCode ?? string.Join(' ', item.Statement.Blocking),
        ]),
    };

    /// <summary>What the amounts of this month do not hold: people who are paid, by line without a figure.</summary>
    private static Sheet Pending(List<StatementItem> paid, Language language) => new()
    {
        Name = Text("待定险种", "Lines without a figure", language),
        Columns = Columns(language, ("工号", "Employee no"), ("姓名", "Name"), ("险种", "Line"), ("状态", "Status")),
        Rows =
            from item in paid
            orderby item.Statement.Facts.EmployeeNo
            from line in item.Statement.Pending
            select (IReadOnlyList<object?>)
            [
                item.Statement.Facts.EmployeeNo, item.Name, Name(line, language), Text("尚无数字，未计入金额", "No figure yet, in no amount", language),
            ],
    };

    private static List<string> Columns(Language language, params ReadOnlySpan<(string Chinese, string English)> names)
    {
        var columns = new List<string>(names.Length);
        foreach (var (chinese, english) in names) columns.Add(Text(chinese, english, language));
        return columns;
    }

    private static string Name(InsuranceLine line, Language language) => Text(line.ChineseName(), line.EnglishName(), language);

    private static string Text(string chinese, string english, Language language) => language == Language.En ? english : chinese;
}
