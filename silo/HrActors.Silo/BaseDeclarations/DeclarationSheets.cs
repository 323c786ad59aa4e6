using HrActors.Contracts.BaseDeclarations;
using HrActors.Documents.Sheets;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;

namespace HrActors.Silo.BaseDeclarations;

/// <summary>A declaration as a workbook: the sums by line, every person and line, and those who come to a bound that they were not at before.</summary>
internal static class DeclarationSheets
{
    public static byte[] Write(DeclarationView declaration, IReadOnlyCollection<DeclarationItem> items, Language language)
    {
        var lines = (
            from item in items
            orderby item.Person.Facts.EmployeeNo
            from line in item.Person.Lines
            select (Item: item, Line: line)).ToList();
        return Workbook.Write(
        [
            Sums(declaration, language),
            People(Text("申报明细", "People", language), lines, language),
            People(Text("触及上下限", "Moved to a bound", language), lines.FindAll(row => row.Line.Moved), language),
            Undeclared(items, language),
        ]);
    }

    private static Sheet Sums(DeclarationView declaration, Language language) => new()
    {
        Name = Text("合计", "Total", language),
        Columns = Columns(language, ("险种", "Line"), ("人数", "People"), ("基数合计", "Sum of bases"), ("与现基数差额", "Difference to the bases before"),
            ("按下限", "At the floor"), ("其中新到下限", "New at the floor"), ("按上限", "At the cap"), ("其中新到上限", "New at the cap")),
        Rows =
        [
            .. declaration.Totals.Lines.Select(line => (IReadOnlyList<object?>)
            [
                Name(line.Line, language), line.People, line.Base, line.Difference, line.AtFloor, line.ToFloor, line.AtCap, line.ToCap,
            ]),
            .. declaration.Pending.Select(line => (IReadOnlyList<object?>)
            [
                $"{Name(line.Line, language)}（{Text("待定", "pending", language)}）", null, null, null, null, null, null, null,
            ]),
        ],
    };

    private static Sheet People(string name, IEnumerable<(DeclarationItem Item, DeclaredLine Line)> rows, Language language) => new()
    {
        Name = name,
        Columns = Columns(language, ("工号", "Employee no"), ("姓名", "Name"), ("险种", "Line"), ("依据", "Basis"), ("计算月数", "Months"), ("应发工资合计", "Gross wages"),
            ("月平均工资", "Monthly average"), ("下限", "Floor"), ("上限", "Cap"), ("申报基数", "Base"), ("触及", "Bound"), ("现基数", "Base before"),
            ("差额", "Difference"), ("政策版本", "Policy version"), ("来源", "Source")),
        Rows = rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Item.Person.Facts.EmployeeNo, row.Item.Name, Name(row.Line.Line, language), KindName(row.Item.Person.As, language), row.Item.Person.Wage?.Months,
            row.Item.Person.Wage?.Total, row.Item.Person.Wage?.Wage, row.Line.Floor, row.Line.Cap, row.Line.Base, BoundName(row.Line.Clamped, language), row.Line.Before,
            row.Line.Difference, row.Line.PolicyVersion, row.Line.Source,
        ]),
    };

    private static Sheet Undeclared(IEnumerable<DeclarationItem> items, Language language) => new()
    {
        Name = Text("未申报", "Not declared", language),
        Columns = Columns(language, ("工号", "Employee no"), ("姓名", "Name"), ("原因", "Reason")),
        Rows = items.Where(item => item.Person.Wage is null).OrderBy(item => item.Person.Facts.EmployeeNo, StringComparer.Ordinal)
            .Select(item => (IReadOnlyList<object?>)
            [
                item.Person.Facts.EmployeeNo, item.Name, item.Person.RefusalCode ?? KindName(item.Person.As, language),
            ]),
    };

    private static string KindName(DeclaredAs kind, Language language) => kind switch
    {
        DeclaredAs.Average => Text("上年度月平均工资", "Average of the year before", language),
        DeclaredAs.Recorded => Text("登记的上年度月平均工资", "Recorded average of the year before", language),
        DeclaredAs.NewHire => Text("首个完整月工资", "First full month", language),
        _ => Text("无上年度工资记录", "No wages of the year before", language),
    };

    private static string? BoundName(Clamp clamp, Language language) => clamp switch
    {
        Clamp.Floor => Text("下限", "floor", language),
        Clamp.Cap => Text("上限", "cap", language),
        _ => null,
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
