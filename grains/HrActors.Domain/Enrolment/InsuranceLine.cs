using System.Collections.Frozen;

namespace HrActors.Domain.Enrolment;

/// <summary>A line of social insurance or the housing fund (险种). Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.insurance-line")]
public enum InsuranceLine
{
    None = 0,
    /// <summary>Basic pension of employees (企业职工基本养老保险).</summary>
    Pension = 1,
    /// <summary>Basic medical insurance of employees (职工基本医疗保险).</summary>
    Medical = 2,
    /// <summary>Maternity insurance (生育保险), collected with medical in most places.</summary>
    Maternity = 3,
    /// <summary>Unemployment insurance (失业保险).</summary>
    Unemployment = 4,
    /// <summary>Work-injury insurance (工伤保险); employer only.</summary>
    WorkInjury = 5,
    /// <summary>Supplementary medical insurance (大额/大病补充医疗), usually a fixed amount.</summary>
    SupplementaryMedical = 6,
    /// <summary>Housing provident fund (住房公积金).</summary>
    HousingFund = 7,
}

/// <summary>The wire name and the names shown to users of each <see cref="InsuranceLine"/>.</summary>
public static class InsuranceLines
{
    private static readonly (InsuranceLine Line, string Name, string Chinese, string English)[] Table =
    [
        (InsuranceLine.Pension, "pension", "养老保险", "pension insurance"),
        (InsuranceLine.Medical, "medical", "医疗保险", "medical insurance"),
        (InsuranceLine.Maternity, "maternity", "生育保险", "maternity insurance"),
        (InsuranceLine.Unemployment, "unemployment", "失业保险", "unemployment insurance"),
        (InsuranceLine.WorkInjury, "work-injury", "工伤保险", "work-injury insurance"),
        (InsuranceLine.SupplementaryMedical, "supplementary-medical", "补充医疗保险", "supplementary medical insurance"),
        (InsuranceLine.HousingFund, "housing-fund", "住房公积金", "housing fund"),
    ];

    private static readonly FrozenDictionary<string, InsuranceLine> ByName = Table.ToFrozenDictionary(row => row.Name, row => row.Line);

    /// <summary>The name used in files and on the wire, such as <c>work-injury</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="line"/> is <see cref="InsuranceLine.None"/> or unknown.</exception>
    public static string WireName(this InsuranceLine line) => Row(line).Name;

    public static string ChineseName(this InsuranceLine line) => Row(line).Chinese;

    public static string EnglishName(this InsuranceLine line) => Row(line).English;

    public static bool TryParse(string? name, out InsuranceLine line)
    {
        line = InsuranceLine.None;
        return name is not null && ByName.TryGetValue(name, out line);
    }

    private static (InsuranceLine Line, string Name, string Chinese, string English) Row(InsuranceLine line) =>
        Array.Find(Table, row => row.Line == line) is { Line: not InsuranceLine.None } found
            ? found
            : throw new ArgumentOutOfRangeException(nameof(line), line, "Not a line of insurance.");
}
