using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Regions;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Findings;

/// <summary>Which relationships elsewhere have to be transferred to the place of enrolment.</summary>
public static class TransferNeeds
{
    /// <summary>
    /// Line and place of each relationship for which a case is needed: contributing elsewhere, paused with months, or brought to a place that
    /// the person has left since.
    /// </summary>
    public static IEnumerable<(InsuranceLine Line, string RegionCode)> Of(RuleInput input) =>
        Candidates(input).Where(record => record.Status == EnrolmentStatus.Active || HasMonths(record))
            .Select(record => (record.Line, record.RegionCode))
            .Concat(BroughtElsewhere(input).Select(done => (done.Line, input.Transfers.DestinationOf(done))))
            .Distinct();

    /// <summary>
    /// Those that no longer contribute there, so that only the new place's "newly insured" is wrong. A pension beside a temporary account
    /// stays where it is: that is told by its own rule.
    /// </summary>
    internal static IEnumerable<EnrolmentRecord> Paused(RuleInput input) =>
        Candidates(input).Where(record => HasMonths(record) && !StaysBeside(input, record.Line))
            .DistinctBy(record => (record.Line, record.RegionCode));

    /// <summary>As <see cref="Paused"/>, of months that only the transfer tells of which took them there: no agency shows them.</summary>
    internal static IEnumerable<CompletedTransfer> Brought(RuleInput input) =>
        BroughtElsewhere(input).Where(done => !StaysBeside(input, done.Line))
            .DistinctBy(done => (done.Line, input.Transfers.DestinationOf(done)));

    /// <summary>
    /// Why nothing is transferred from a place: <c>transfer.months-elsewhere</c> when a finished transfer has taken its months to a place that
    /// is not the present one, and nothing was paid there since; null otherwise.
    /// </summary>
    public static Refusal? Emptied(RuleInput input, InsuranceLine line, string originRegionCode)
    {
        if (input.Transfers.EndOf(line, originRegionCode) is not { } done || input.Transfers.Serves(done)) return null;

        var place = input.Transfers.DestinationOf(done);
        var paidSince = Candidates(input).Any(record =>
            record.Line == line && record.RegionCode == originRegionCode && (record.Status == EnrolmentStatus.Active || HasMonths(record)));
        if (place == originRegionCode || paidSince) return null;

        var (origin, now, here) = (RegionTable.NameOf(originRegionCode), RegionTable.NameOf(place), RegionTable.NameOf(input.Facts.RegionCode));
        return Refusal.Rule(
            "transfer.months-elsewhere",
            $"该员工在{origin.Zh}的{line.ChineseName()}已随案件 {done.CaseNo} 转入{now.Zh}，{origin.Zh}已无可转移的年限，请办理{now.Zh}到{here.Zh}的转移",
            $"Case {done.CaseNo} has taken {line.EnglishName()} from {origin.En} to {now.En}; nothing is left in {origin.En}: open the transfer from "
            + $"{now.En} to {here.En}");
    }

    /// <summary>
    /// Why nothing is applied for again: <c>transfer.already-finished</c> when a transfer of this kind has ended here and the origin shows no
    /// months since; null otherwise.
    /// </summary>
    /// <param name="input">The employee with all finished transfers.</param>
    /// <param name="kind">The kind applied for; never none.</param>
    /// <param name="line">The line applied for.</param>
    /// <param name="originRegionCode">The place it would come from, six digits.</param>
    /// <param name="told">What that place was heard to say beside the answers the employee has.</param>
    public static Refusal? Finished(
        RuleInput input, TransferKind kind, InsuranceLine line, string originRegionCode, ImmutableList<EnrolmentRecord> told)
    {
        if (input.Transfers.Finished(kind, line, originRegionCode) is not { } done) return null;

        var paidSince = input.AgencyRecords.Concat(told).Any(record =>
            record.Line == line && record.RegionCode == originRegionCode && (record.Status == EnrolmentStatus.Active || HasMonths(record))
            && !input.IsTransferred(record));
        if (paidSince) return null;

        var (origin, ended) = (RegionTable.NameOf(originRegionCode), ChinaTime.DateOf(done.At));
        return Refusal.Rule(
            "transfer.already-finished",
            $"该员工在{origin.Zh}的{line.ChineseName()}已由案件 {done.CaseNo} 于 {ended:yyyy-MM-dd} 办结，{origin.Zh}此后没有新的缴费月份，不再重复申请："
            + "同一人同一险种同一原参保地，办结后在原参保地有新的缴费方可再次申请",
            $"Case {done.CaseNo} ended on {ended:yyyy-MM-dd} for {line.EnglishName()} from {origin.En}, and nothing was paid there since: one application "
            + "for each person, line and old place; another needs months paid there after the end");
    }

    private static IEnumerable<CompletedTransfer> BroughtElsewhere(RuleInput input) =>
        input.HasLeft
            ? []
            : input.Transfers.ToCarryOn.Where(done => !input.Elsewhere.Any(record =>
                record.Line == done.Line && record.RegionCode == input.Transfers.DestinationOf(done)
                && (record.Status is EnrolmentStatus.Active or EnrolmentStatus.Drawing || (HasMonths(record) && !input.IsTransferred(record)))));

    private static IEnumerable<EnrolmentRecord> Candidates(RuleInput input) =>
        input.HasLeft
            ? []
            : input.Elsewhere.Where(record =>
                TransferKinds.Needed(record.Line, record.RegionCode, input.Facts.RegionCode) != TransferKind.None
                && !input.IsTransferred(record)
                && record.Status != EnrolmentStatus.Drawing);

    private static bool StaysBeside(RuleInput input, InsuranceLine line) => line == InsuranceLine.Pension && input.HasTemporaryAccount;

    private static bool HasMonths(EnrolmentRecord record) =>
        record is { Status: EnrolmentStatus.Paused or EnrolmentStatus.Terminated, Months: > 0 };
}
