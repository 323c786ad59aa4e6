using HrActors.Domain.Enrolment;

namespace HrActors.Domain.Transfers;

/// <summary>What each line's rules about other places rest on: every line has a notice of its own.</summary>
public static class LineSources
{
    /// <summary>Only what was read in the text, or a copy of it, is told beside the name.</summary>
    private static readonly ImmutableArray<(InsuranceLine Line, string Name, string ActiveElsewhere, string Arrears)> Table =
    [
        (InsuranceLine.Pension, "国办发〔2009〕66号", "：转出地暂停缴费后方可转移", "：转出地存在欠费的，补缴后办理转移"),
        (InsuranceLine.Medical, "医保办发〔2021〕43号", "：原参保地暂停参保后办理转移，不得重复参保", ""),
        (InsuranceLine.Unemployment, "人社厅发〔2021〕85号", "", ""),
        (InsuranceLine.WorkInjury, "社会保险经办条例第十五条", "：不转移，在新参保地重新参保", ""),
        (InsuranceLine.Maternity, "社会保险经办条例第十五条", "：不转移，在新参保地重新参保", ""),
        (InsuranceLine.HousingFund, "住房公积金管理条例第十三条", "：每名职工只有一个账户", ""),
    ];

    /// <summary>The notice or law by which a line moves, or does not; 社会保险法第五十八条 for one that has none of its own.</summary>
    public static string Of(InsuranceLine line) => Row(line)?.Name ?? Registration;

    /// <summary>Why what was paid elsewhere follows the person.</summary>
    public static string Following(InsuranceLine line) =>
        line == InsuranceLine.Pension ? "社会保险法第十九条：基本养老保险关系随本人转移，缴费年限累计计算" : Of(line);

    /// <summary>Why a line that is still paid elsewhere has to stop there; what is not transferred, within a province, has no notice.</summary>
    public static string ActiveElsewhere(InsuranceLine line, bool transferred) => Row(line) switch
    {
        null => Registration,
        _ when !transferred && TransferKinds.Lines.Contains(line) => Registration,
        var (housing, name, rule, _) when housing == InsuranceLine.HousingFund => name + rule,
        var (_, name, rule, _) => $"{Registration}；{name}{rule}",
    };

    /// <summary>Why what is owed at the place of enrolment, or at an old place before the transfer, has to be paid.</summary>
    public static string Arrears(InsuranceLine line, bool elsewhere) => line switch
    {
        InsuranceLine.HousingFund => "住房公积金管理条例第十九条",
        _ when elsewhere && TransferKinds.Lines.Contains(line) => $"{Row(line)?.Name}{Row(line)?.Arrears}；{LateFee}",
        _ => LateFee,
    };

    private const string Registration = "社会保险法第五十八条";

    private const string LateFee = "社会保险法第八十六条";

    private static (InsuranceLine Line, string Name, string ActiveElsewhere, string Arrears)? Row(InsuranceLine line) =>
        Table.FirstOrDefault(row => row.Line == line) is { Line: not InsuranceLine.None } row ? row : null;
}
