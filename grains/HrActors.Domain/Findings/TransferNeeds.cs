using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Findings;

/// <summary>Which relationships elsewhere have to be transferred to the place of enrolment.</summary>
public static class TransferNeeds
{
    /// <summary>Relationships for which a case is needed: contributing elsewhere, or paused with months.</summary>
    public static IEnumerable<EnrolmentRecord> Of(RuleInput input) =>
        Candidates(input).Where(record => record.Status == EnrolmentStatus.Active || HasMonths(record)).DistinctBy(record => (record.Line, record.RegionCode));

    /// <summary>
    /// Those that no longer contribute there, so that only the new place's "newly insured" is wrong. A pension beside a temporary account
    /// stays where it is: that is told by its own rule.
    /// </summary>
    internal static IEnumerable<EnrolmentRecord> Paused(RuleInput input) =>
        Candidates(input).Where(record => HasMonths(record) && !(record.Line == InsuranceLine.Pension && input.HasTemporaryAccount))
            .DistinctBy(record => (record.Line, record.RegionCode));

    private static IEnumerable<EnrolmentRecord> Candidates(RuleInput input) =>
        input.Facts.Status == Employees.EmploymentStatus.Left
            ? []
            : input.Elsewhere.Where(record =>
                TransferKinds.Needed(record.Line, record.RegionCode, input.Facts.RegionCode) != TransferKind.None
                && !input.IsTransferred(record)
                && record.Status != EnrolmentStatus.Drawing);

    private static bool HasMonths(EnrolmentRecord record) =>
        record is { Status: EnrolmentStatus.Paused or EnrolmentStatus.Terminated, Months: > 0 };
}
