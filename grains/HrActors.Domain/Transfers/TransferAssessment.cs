using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Identity;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;
using HrActors.Domain.Time;

namespace HrActors.Domain.Transfers;

/// <summary>
/// What the rules say of a transfer before anything is submitted: which kind it is, whether there is one at all, whether the old place
/// stands in its way, and what else a person should know.
/// </summary>
public static class TransferAssessment
{
    /// <summary>
    /// The kind of case this needs, or why there is none: <c>transfer.not-required</c>, <c>transfer.pension-drawing</c>,
    /// <c>transfer.kind-unfit</c>, <c>transfer.temporary-account</c> when a transfer is asked for that the rules do not allow.
    /// </summary>
    public static Reply<KindVerdict> Kind(TransferQuestion question)
    {
        if (question is { Line: InsuranceLine.Pension, Origin.Status: EnrolmentStatus.Drawing }) return Drawing;

        var needed = TransferKinds.Needed(question.Line, question.OriginRegionCode, question.DestinationRegionCode);
        if (question.Kind is not TransferKind.None) return Requested(question, needed);
        if (needed == TransferKind.None) return NotRequired(question);
        return new KindVerdict(needed == TransferKind.CrossProvince && OpensTemporaryAccount(question) ? TransferKind.TemporaryAccount : needed);
    }

    /// <summary>
    /// Why nothing can be submitted now; null when nothing stands in the way. <c>transfer.origin-active</c>, <c>transfer.origin-arrears</c>
    /// or <c>transfer.pension-drawing</c>.
    /// </summary>
    public static Refusal? Obstacle(InsuranceLine line, string originRegionCode, EnrolmentRecord? origin)
    {
        var region = RegionTable.NameOf(originRegionCode);
        return origin switch
        {
            { Status: EnrolmentStatus.Active } => Refusal.Rule(
                "transfer.origin-active",
                $"该员工在{region.Zh}仍有在缴{line.ChineseName()}，请先办理转移手续",
                $"This employee still pays {line.EnglishName()} in {region.En}; it must be stopped there before the application is submitted"),
            { Arrears: true } => Refusal.Rule(
                "transfer.origin-arrears",
                $"该员工在{region.Zh}的{line.ChineseName()}存在欠费，补缴后方可提交转移申请",
                $"Contributions to {line.EnglishName()} are owed in {region.En}; they must be paid before the application is submitted"),
            { Status: EnrolmentStatus.Drawing } => Refusal.Rule(
                "transfer.pension-drawing",
                $"该员工已在{region.Zh}领取待遇，不能转移（{LineSources.Of(line)}{(line == InsuranceLine.Pension ? "第二条" : "")}）",
                $"This employee draws the benefit in {region.En}; nothing can be transferred ({LineSources.Of(line)}{(line == InsuranceLine.Pension ? " art. 2" : "")})"),
            _ => null,
        };
    }

    /// <summary>Why nothing is submitted when the old place, asked, has no record of the person; its silence is another matter.</summary>
    public static Refusal NoRecord(InsuranceLine line, string originRegionCode)
    {
        var region = RegionTable.NameOf(originRegionCode);
        return Refusal.Rule(
            "transfer.origin-no-record",
            $"{region.Zh}经办机构答复没有该员工的{line.ChineseName()}参保记录，没有可转移的关系：请核对证件号码和姓名，或向该机构核实；确无记录的，请撤回本案件",
            $"{region.En} answers that it has no record of this employee's {line.EnglishName()}, so that there is nothing to transfer: check number and "
            + "name, or ask there; if there is none, withdraw the case");
    }

    /// <summary>What somebody is told who opens a case that is open already; a rule of ours, no law is behind it.</summary>
    public static TransferNotice AlreadyOpen(string caseNo, InsuranceLine line, string originRegionCode)
    {
        var origin = RegionTable.NameOf(originRegionCode);
        return new()
        {
            Code = "transfer.already-open",
            Text = LocalText.Of(
                $"{origin.Zh}{line.ChineseName()}的转移案件 {caseNo} 尚在办理，未另建案件：同一人同一险种同一原参保地只办一件",
                $"Case {caseNo} for {line.EnglishName()} from {origin.En} is still open, no second one was opened: one case for each person, line "
                + "and old place"),
        };
    }

    /// <summary>What a person should know whose application is on its way to a place that the employee has left since.</summary>
    /// <param name="line">As people read it.</param>
    /// <param name="origin">Six digits, as the other places.</param>
    /// <param name="destination">The place the application names.</param>
    /// <param name="here">The present place of enrolment.</param>
    public static LocalText GoesElsewhere(LocalText line, string origin, string destination, string here)
    {
        var (from, to, now) = (RegionTable.NameOf(origin), RegionTable.NameOf(destination), RegionTable.NameOf(here));
        return LocalText.Of(
            $"该员工现在{now.Zh}参保，而从{from.Zh}转移{line.Zh}的申请仍转入{to.Zh}：办结后须再办理{to.Zh}到{now.Zh}的转移；尚可撤回的，也可撤回后重新申请",
            $"This employee is enrolled in {now.En} now, and the application on its way takes {line.En} from {from.En} to {to.En}: when it has "
            + $"ended, carry it on from {to.En} to {now.En}; while it can be withdrawn, it may be made anew instead");
    }

    /// <summary>What a person should know of a case of <paramref name="kind"/>; nothing of it stops anything.</summary>
    public static IEnumerable<TransferNotice> Notices(TransferKind kind, TransferQuestion question, LumpSum? lumpSum, TransferLimits limits)
    {
        if (Obstacle(question.Line, question.OriginRegionCode, question.Origin) is { } obstacle)
            yield return Notice(obstacle.Code, obstacle.Chinese, obstacle.English, LineSources.Of(question.Line));
        if (kind == TransferKind.TemporaryAccount) yield return TemporaryAccount(question, limits);
        if (kind == TransferKind.CrossProvince && HasReachedAge(question) && question is { HukouRegionCode: null, Approval: null })
        {
            yield return Notice(
                "transfer.hukou-unknown",
                $"未登记户籍地：男满 {limits.TemporaryAccountMen}、女满 {limits.TemporaryAccountWomen} 周岁且户籍不在本省的，应建立临时缴费账户而不转移",
                $"The hukou is unknown: from {limits.TemporaryAccountMen} (men) or {limits.TemporaryAccountWomen} (women) outside the hukou "
                + "province a temporary account is opened instead",
                limits.TemporaryAccountSource);
        }

        if (lumpSum is { } lump && lump.Excluded(limits) > 0)
        {
            yield return lump.Undeclared
                ? Notice(
                    "transfer.lump-sum",
                    $"原参保地记有一次性缴费 {lump.Months} 个月，证明材料尚未登记：按缺少材料处理，不予转移，其余月份照常转移；有材料的请登记",
                    $"The old place's record holds {lump.Months} months paid in one sum, no papers are recorded: without them they stay, the others "
                    + "are transferred; record the papers if they are there",
                    limits.LumpSumSource)
                : Notice(
                    "transfer.lump-sum",
                    $"一次性缴费 {lump.Months} 个月缺少证明材料，不予转移，其余月份照常转移",
                    $"{lump.Months} months paid in one sum without papers stay; the others are transferred",
                    limits.LumpSumSource);
        }

        if (kind == TransferKind.Medical && MedicalGap(question, limits) is { } gap) yield return gap;
    }

    /// <summary>Whole months between the last month paid there and the month of the move, neither included; null when not known.</summary>
    public static int? GapMonths(EnrolmentRecord? origin, DateOnly movedOn) =>
        origin?.To is { } to ? Math.Max(0, YearMonth.CountInclusive(to, YearMonth.Of(movedOn)) - 2) : null;

    /// <summary>Full years of age from which a temporary account is opened; both sexes by <c>routes.json</c>.</summary>
    private static bool HasReachedAge(TransferQuestion question) =>
        question.BirthDate is { } born && TransferRoutes.Published.Limits.TemporaryAccountFrom(born, question.Sex) <= question.MovedOn;

    /// <summary>Outside the hukou province from the age on, unless the move was approved (66号 art. 5).</summary>
    private static bool OpensTemporaryAccount(TransferQuestion question) =>
        question is { Approval: null, HukouRegionCode: { } hukou } && HasReachedAge(question)
        && !RegionTable.SameProvince(hukou, question.DestinationRegionCode);

    private static Reply<KindVerdict> Requested(TransferQuestion question, TransferKind needed)
    {
        var fits = question.Kind == needed
            || (question.Line == InsuranceLine.Pension && question.Kind == TransferKind.SchemeChange)
            || (question.Kind == TransferKind.TemporaryAccount && needed == TransferKind.CrossProvince);
        if (!fits)
            return Refusal.Rule("transfer.kind-unfit", "转移类型与险种或参保地不符。", "This kind of transfer does not fit the line or the places.");
        if (question.Kind == TransferKind.CrossProvince && OpensTemporaryAccount(question))
        {
            var text = TemporaryAccount(question, TransferRoutes.Published.Limits).Text;
            return Refusal.Rule("transfer.temporary-account", text.Zh, text.En);
        }

        return new KindVerdict(question.Kind);
    }

    private static readonly Refusal Drawing = Refusal.Rule(
        "transfer.pension-drawing",
        $"已领取基本养老保险待遇的，不再转移关系（{LineSources.Of(InsuranceLine.Pension)}第二条）。",
        $"A pension in payment is not transferred ({LineSources.Of(InsuranceLine.Pension)} art. 2).");

    private static Refusal NotRequired(TransferQuestion question)
    {
        var (origin, here) = (RegionTable.NameOf(question.OriginRegionCode), RegionTable.NameOf(question.DestinationRegionCode));
        var (reasonZh, reasonEn) = WhyNot(question);
        return Refusal.Rule(
            "transfer.not-required",
            $"{origin.Zh}到{here.Zh}的{question.Line.ChineseName()}不在此办理转移：{reasonZh}。",
            $"No transfer of {question.Line.EnglishName()} from {origin.En} to {here.En} is made here: {reasonEn}.");
    }

    private static (string Zh, string En) WhyNot(TransferQuestion question) => question.Line switch
    {
        InsuranceLine.HousingFund => (
            "住房公积金的异地转移接续由住房公积金管理中心另行办理，不经社会保险经办机构",
            "the housing fund is moved by the housing fund centres, in a way of their own, and not by social insurance agencies"),
        InsuranceLine.WorkInjury or InsuranceLine.Maternity => (
            "依社会保险经办条例第十五条，该险种不转移，在新参保地重新参保", "the line does not transfer and is enrolled anew (社会保险经办条例 art. 15)"),
        InsuranceLine.Pension or InsuranceLine.Medical or InsuranceLine.Unemployment => (
            "省内或同一参保地流动，不需要转移", "within the province, or in the same place, none is needed"),
        _ => ("该险种不单独转移", "the line is not transferred by itself"),
    };

    private static TransferNotice TemporaryAccount(TransferQuestion question, TransferLimits limits)
    {
        var origin = RegionTable.NameOf(question.OriginRegionCode);
        return Notice(
            "transfer.temporary-account",
            $"男满 {limits.TemporaryAccountMen}、女满 {limits.TemporaryAccountWomen} 周岁且户籍不在本省：养老保险关系保留在{origin.Zh}，在本地建立临时缴费账户，不转移基金",
            $"From {limits.TemporaryAccountMen} (men) or {limits.TemporaryAccountWomen} (women) outside the hukou province the pension "
            + $"relationship stays in {origin.En}: a temporary account is opened here and no money moves",
            limits.TemporaryAccountSource);
    }

    private static TransferNotice? MedicalGap(TransferQuestion question, TransferLimits limits) => GapMonths(question.Origin, question.MovedOn) switch
    {
        null or 0 => null,
        var gap when gap <= limits.MedicalMakeUp => Notice(
            "transfer.medical-gap",
            $"医保中断 {gap} 个月，可补缴，无待遇等待期",
            $"A gap of {gap} months in medical insurance: it may be made up, without a waiting period",
            limits.MedicalSource),
        var gap => Notice(
            "transfer.medical-waiting",
            $"医保中断 {gap} 个月，当地可设不超过 {limits.MedicalWaiting} 个月的待遇等待期",
            $"A gap of {gap} months in medical insurance: there may be a waiting period of up to {limits.MedicalWaiting} months", limits.MedicalSource),
    };

    private static TransferNotice Notice(string code, string zh, string en, string source) =>
        new() { Code = code, Text = LocalText.Of(zh, en), Source = source };
}

/// <summary>What the rules look at. Null is not known.</summary>
public sealed record TransferQuestion
{
    public required InsuranceLine Line { get; init; }
    public required string OriginRegionCode { get; init; }
    public required string DestinationRegionCode { get; init; }
    public string? HukouRegionCode { get; init; }
    public Sex Sex { get; init; }
    public DateOnly? BirthDate { get; init; }

    /// <summary>First day at the new place: ages are reached, and gaps counted, by it.</summary>
    public required DateOnly MovedOn { get; init; }
    public EnrolmentRecord? Origin { get; init; }

    /// <summary>The kind somebody asked for; <see cref="TransferKind.None"/> lets the rules decide.</summary>
    public TransferKind Kind { get; init; }

    /// <summary>The number of the approval (调动批准文号) that allows a transfer whatever the age; null when there is none.</summary>
    public string? Approval { get; init; }
}

/// <param name="Kind">Never none.</param>
public sealed record KindVerdict(TransferKind Kind);

/// <summary>Months paid in one sum (一次性缴费), and whether the papers for them are there.</summary>
[GenerateSerializer, Immutable, Alias("hr.lump-sum")]
public sealed record LumpSum
{
    /// <summary>1 or more.</summary>
    [Id(0)] public required int Months { get; init; }

    /// <summary>
    /// Whether court, audit, inspection or arbitration papers dated before the payment, or the old place's undertaking, are there.
    /// </summary>
    [Id(1)] public required bool Documented { get; init; }

    /// <summary>The day the old place told the person what stays; null while it has not.</summary>
    [Id(2)] public DateOnly? ToldOn { get; init; }

    /// <summary>True while only the old place's record tells of them, and nobody has said whether the papers are there.</summary>
    [Id(3)] public bool Undeclared { get; init; }

    /// <summary>Months that stay at the old place (人社厅发〔2019〕94号).</summary>
    public int Excluded(TransferLimits limits) => !Documented && Months >= limits.LumpSumFrom ? Months : 0;
}
