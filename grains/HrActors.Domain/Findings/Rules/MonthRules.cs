using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Findings.Rules;

/// <summary>
/// The same month stands at two places. It counts once; one relationship is kept and the other's personal account refunded, after the
/// transfer and not before (先转后清).
/// </summary>
public sealed class DuplicateMonthRule : Rule
{
    public override string Code => FindingCodes.DuplicateMonth;

    public override LocalText Title => LocalText.Of("重复缴费", "Months paid twice");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Agencies | RuleNeeds.OwnEnrolments;

    public override string Source => "人社部发〔2010〕70号、人社部规〔2016〕5号：重复缴费的保留一个，先转后清";

    public override string SourceOf(IReadOnlyDictionary<string, string> facts) =>
        facts.LineOf() is var line and not InsuranceLine.Pension ? LineSources.Of(line) : Source;

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        var through = YearMonth.Of(input.Today);
        var spans = (
            from record in input.AgencyRecords.Concat(input.Facts.OwnEnrolments)
            where record.Months > 0 || record.Source == EnrolmentRecord.Own
            let span = MonthSpan.Of(record, through)
            where span is not null
            select (Record: record, Span: span.Value)).ToList();

        // The group's registration and the agency's record of it are one relationship: only different places are compared.
        return
            from a in spans
            from b in spans
            where a.Record.Line == b.Record.Line && string.CompareOrdinal(a.Record.RegionCode, b.Record.RegionCode) < 0
            let both = a.Span.Overlap(b.Span)
            where both is not null
            group (Span: both.Value, A: a.Record, B: b.Record) by (a.Record.Line, A: a.Record.RegionCode, B: b.Record.RegionCode) into pair
            let twice = MonthSpan.Union(pair.Select(one => one.Span))
            let months = twice.Sum(span => span.Months)
            let elsewhere = pair.Key.A == input.Facts.RegionCode ? pair.Key.B : pair.Key.A
            let done = pair.All(one => input.Transfers.Brought(one.A, pair.Key.B) || input.Transfers.Brought(one.B, pair.Key.A))
            select Cause(
                Severity.Warning,
                $"{pair.Key.Line.WireName()}:{pair.Key.A}:{pair.Key.B}",
                months,
                (RuleFacts.Line, pair.Key.Line.WireName()),
                (RuleFacts.Region, elsewhere),
                (RuleFacts.Other, elsewhere == pair.Key.A ? pair.Key.B : pair.Key.A),
                (RuleFacts.From, twice[0].From.ToString()),
                (RuleFacts.Through, twice[^1].To.ToString()),
                (RuleFacts.Spans, string.Join(' ', twice.Select(span => $"{span.From}/{span.To}"))),
                (RuleFacts.Months, RuleFacts.Number(months)),
                (RuleFacts.Stage, done ? "refund" : "transfer"));
    }

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (a, b, line) = (facts.RegionName(), facts.RegionName(RuleFacts.Other), facts.LineName());
        var (spans, months) = (SpansOf(facts), facts[RuleFacts.Months]);
        return facts[RuleFacts.Stage] == "refund"
            ? LocalText.Of(
                $"{spans.Zh}（{months}个月）在{a.Zh}和{b.Zh}重复缴纳{line.Zh}，转移已完成，请申请退还重复部分的个人账户",
                $"{line.En} was paid twice, in {a.En} and {b.En}, {spans.En} ({months} months); the transfer is done, ask for the refund")
            : LocalText.Of(
                $"{spans.Zh}（{months}个月）在{a.Zh}和{b.Zh}重复缴纳{line.Zh}，只计一次，先办转移再清退",
                $"{line.En} was paid twice, in {a.En} and {b.En}, {spans.En} ({months} months): counted once; transfer first, refund after");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) => [FindingActions.SeeLedger];

    /// <summary>A finding of before names one span only.</summary>
    private static LocalText SpansOf(IReadOnlyDictionary<string, string> facts)
    {
        var spans = (facts.GetValueOrDefault(RuleFacts.Spans) ?? $"{facts[RuleFacts.From]}/{facts[RuleFacts.Through]}").Split(' ');
        return LocalText.Of(
            string.Join('、', spans.Select(span => span.Replace("/", "至", StringComparison.Ordinal))),
            string.Join(", ", spans.Select(span => span.Replace("/", " to ", StringComparison.Ordinal))));
    }
}

/// <summary>
/// Medical insurance was interrupted before it began here: up to three months may be made up, and benefits run on; after more a waiting
/// period of up to six months follows.
/// </summary>
public sealed class MedicalGapRule : Rule
{
    private static readonly TransferLimits Limits = TransferRoutes.Published.Limits;

    public override string Code => FindingCodes.MedicalGap;

    public override LocalText Title => LocalText.Of("医保中断", "Gap in medical insurance");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Agencies | RuleNeeds.OwnEnrolments;

    public override string Source => "医保办发〔2021〕43号：中断缴费3个月以内可补缴，超过3个月的等待期原则上不超过6个月";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        if (Gap(input) is not { } gap || (gap.Begun is { } begun && YearMonth.Of(input.Today) >= begun.AddMonths(Shown(gap.Months)))) return [];

        var late = gap.Months > Limits.MedicalMakeUp;
        return
        [
            Cause(
                late ? Severity.Warning : Severity.Info,
                gap.Last.ToString(),
                gap.Months,
                (RuleFacts.Through, gap.Last.ToString()),
                (RuleFacts.Gap, RuleFacts.Number(gap.Months)),
                (RuleFacts.Due, (gap.Begun?.AddMonths(Limits.MedicalMakeUp - 1) ?? gap.Last.AddMonths(Limits.MedicalMakeUp + 1)).LastDay.ToString("yyyy-MM-dd", null)),
                (RuleFacts.Stage, late ? "wait" : "make-up")),
        ];
    }

    public override IEnumerable<DateOnly> Looks(RuleInput input) => Gap(input, includeNone: true) switch
    {
        { Begun: { } begun, Months: var months } => [begun.AddMonths(Shown(months)).FirstDay],
        { } => [YearMonth.Of(input.Today).AddMonths(1).FirstDay],
        null => [],
    };

    public override LocalText Text(IReadOnlyDictionary<string, string> facts) => facts[RuleFacts.Stage] == "wait"
        ? LocalText.Of(
            $"医疗保险自{facts[RuleFacts.Through]}后中断{facts[RuleFacts.Gap]}个月，超过{Limits.MedicalMakeUp}个月，待遇可能有不超过{Limits.MedicalWaiting}个月的等待期",
            $"Medical insurance was interrupted for {facts[RuleFacts.Gap]} months after {facts[RuleFacts.Through]}, more than {Limits.MedicalMakeUp}: a waiting "
            + $"period of up to {Limits.MedicalWaiting} months may follow")
        : LocalText.Of(
            $"医疗保险自{facts[RuleFacts.Through]}后中断{facts[RuleFacts.Gap]}个月，可在{facts[RuleFacts.Due]}前补缴，补缴后无等待期",
            $"Medical insurance was interrupted for {facts[RuleFacts.Gap]} months after {facts[RuleFacts.Through]}; make it up by {facts[RuleFacts.Due]}, "
            + "then there is no waiting period");

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        facts[RuleFacts.Stage] == "wait" ? [FindingActions.SeeLedger] : [FindingActions.RecordEnrolment, FindingActions.SeeLedger];

    private static int Shown(int gap) => gap > Limits.MedicalMakeUp ? Limits.MedicalWaiting : Limits.MedicalMakeUp;

    /// <summary>
    /// The last month paid before, the months between, and the month in which it began here (null while it has not). Null when there was
    /// nothing before or it runs on elsewhere.
    /// </summary>
    private static (YearMonth Last, int Months, YearMonth? Begun)? Gap(RuleInput input, bool includeNone = false)
    {
        if (input.HasLeft) return null;

        var now = YearMonth.Of(input.Today);
        var begun = input.Here
            .Where(record => record is { Line: InsuranceLine.Medical, Status: EnrolmentStatus.Active, From: not null })
            .Select(record => record.From)
            .Min();
        var start = begun ?? now;
        var before = (
            from record in input.AgencyRecords.Concat(input.Facts.OwnEnrolments)
            where record.Line == InsuranceLine.Medical && (record.Months > 0 || record.Source == EnrolmentRecord.Own)
            let span = MonthSpan.Of(record, now)
            where span is not null && span.Value.From < start
            select span.Value.To).ToList();
        if (before.Count == 0) return null;

        var last = before.Max();
        var months = YearMonth.CountInclusive(last, start) - 2;
        return months > 0 || (includeNone && begun is null && months >= -1) ? (last, months, begun) : null;
    }
}

/// <summary>
/// Three years and more were paid at once (一次性补缴): without the papers these months and their money stay behind. The court's, auditor's,
/// inspector's or arbitrator's document is older than the payment.
/// </summary>
public sealed class LumpSumRule : Rule
{
    public override string Code => FindingCodes.LumpSum;

    public override LocalText Title => LocalText.Of("一次性补缴", "Paid at once");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.Agencies;

    public override string Source => "人社厅发〔2019〕94号：一次性补缴超过三年（含）的，须提供相关法律文书，否则该时段不予转移";

    public override IEnumerable<Cause> Evaluate(RuleInput input) => input.HasLeft
        ? []
        : input.Elsewhere
            .Where(record => record.Line == InsuranceLine.Pension && record.LumpSumMonths >= TransferRoutes.Published.Limits.LumpSumFrom && !input.IsTransferred(record))
            .Where(record => TransferKinds.Needed(record.Line, record.RegionCode, input.Facts.RegionCode) != TransferKind.None)
            .DistinctBy(record => (record.Line, record.RegionCode))
            .Select(record => Cause(
                Severity.Warning,
                $"{record.Line.WireName()}:{record.RegionCode}",
                record.LumpSumMonths!.Value,
                (RuleFacts.Line, record.Line.WireName()),
                (RuleFacts.Region, record.RegionCode),
                (RuleFacts.Months, RuleFacts.Number(record.LumpSumMonths!.Value)),
                (RuleFacts.Agency, record.Source)));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, line) = (facts.RegionName(), facts.LineName());
        return LocalText.Of(
            $"该员工在{region.Zh}一次性补缴{line.Zh}{facts[RuleFacts.Months]}个月，须备齐法律文书，否则该时段及资金不予转移",
            $"{facts[RuleFacts.Months]} months of {line.En} in {region.En} were paid at once: have the legal documents ready, or these months and their "
            + "money stay behind");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        [FindingActions.OpenTransfer, FindingActions.SeeLedger];
}

/// <summary>Some lines due at the place are enrolled and others are not: each line is told by itself, never as one flag.</summary>
public sealed class MixedLinesRule : Rule
{
    /// <summary>Lines that are enrolled by themselves; maternity and supplements are collected with medical in most places.</summary>
    private static readonly ImmutableArray<InsuranceLine> Compared =
        [InsuranceLine.Pension, InsuranceLine.Medical, InsuranceLine.Unemployment, InsuranceLine.WorkInjury];

    public override string Code => FindingCodes.MixedLines;

    public override LocalText Title => LocalText.Of("险种不一致", "Lines differ");

    public override Severity Severity => Severity.Warning;

    public override RuleNeeds Needs => RuleNeeds.OwnEnrolments | RuleNeeds.Agencies | RuleNeeds.Policies;

    public override string Source => "社会保险法第二条、第五十八条：各险种均应依法登记";

    public override IEnumerable<Cause> Evaluate(RuleInput input)
    {
        if (input.HasLeft || input.Facts.WorkerCategory == "part-time") return [];

        // The lines of one form are entered one by one: what is still missing the day after is missing.
        var recorded = Recorded(input).ToList();
        if (recorded.Count == 0 || recorded.Exists(own => ChinaTime.DateOf(own.AsOf) >= input.Today)) return [];
        var active = Active(input, recorded);
        if (active.Count == 0) return [];
        var missing = Due(input).Except(active).ToList();
        return missing.Count == 0
            ? []
            :
            [
                Cause(
                    Severity.Warning,
                    input.Facts.RegionCode,
                    missing.Count,
                    (RuleFacts.Region, input.Facts.RegionCode),
                    (RuleFacts.Lines, Names(active.Order())),
                    (RuleFacts.Missing, Names(missing))),
            ];
    }

    public override IEnumerable<DateOnly> Looks(RuleInput input) =>
        input.HasLeft ? [] : Recorded(input).Select(own => ChinaTime.DateOf(own.AsOf).AddDays(1));

    public override LocalText Text(IReadOnlyDictionary<string, string> facts)
    {
        var (region, done, missing) = (facts.RegionName(), LinesOf(facts[RuleFacts.Lines]), LinesOf(facts[RuleFacts.Missing]));
        return LocalText.Of(
            $"在{region.Zh}已参保{done.Zh}，但{missing.Zh}未参保或已停，请逐个险种核对",
            $"In {region.En} {done.En} is enrolled and {missing.En} is not, or was stopped; check line by line");
    }

    public override IReadOnlyList<FindingAction> Actions(IReadOnlyDictionary<string, string> facts) =>
        [FindingActions.RecordEnrolment, FindingActions.AskAgain];

    /// <summary>What the group has enrolled here. Only where it has begun to is there anything to compare.</summary>
    private static IEnumerable<EnrolmentRecord> Recorded(RuleInput input) => input.Facts.OwnEnrolments
        .Where(own => own.Status == EnrolmentStatus.Active && own.RegionCode == input.Facts.RegionCode && Compared.Contains(own.Line));

    /// <summary>The lines that are paid here, by what was known last of each. What an agency tells of the time before we enrolled a line is past.</summary>
    private static List<InsuranceLine> Active(RuleInput input, List<EnrolmentRecord> recorded) =>
    [
        .. input.Here
            .Where(record => Compared.Contains(record.Line) && !recorded.Exists(own => own.Line == record.Line && record.To < own.From))
            .GroupBy(record => record.Line)
            .Where(line => line.MaxBy(record => record.AsOf)!.Status == EnrolmentStatus.Active)
            .Select(line => line.Key),
    ];

    private static IEnumerable<InsuranceLine> Due(RuleInput input) => input.Facts.PolicyPack is not { } pack
        ? []
        : Compared.Intersect(input.Policies.LinesOf(input.Facts.RegionCode, pack)).Where(line => line != InsuranceLine.Pension || !input.IsPastPension);

    private static string Names(IEnumerable<InsuranceLine> lines) => string.Join(' ', lines.Select(line => line.WireName()));

    private static LocalText LinesOf(string names)
    {
        var lines = names.Split(' ').Select(name => InsuranceLines.TryParse(name, out var line) ? line : InsuranceLine.None).Where(line => line != 0).ToList();
        return LocalText.Of(string.Join('、', lines.Select(line => line.ChineseName())), string.Join(", ", lines.Select(line => line.EnglishName())));
    }
}
