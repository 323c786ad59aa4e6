using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Transfers;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Employees;

/// <summary>
/// Tells the open cases when something changed that they hold of the person: those on their way note only the place, and that the number was
/// corrected.
/// </summary>
internal static class CaseNews
{
    /// <summary>The state with word to every case for which <paramref name="before"/> was different; one opened since was told all.</summary>
    public static EmployeeState TellingCases(this EmployeeState state, EmployeeState before)
    {
        var told = state.Cases.FindAll(known => known.State.IsOpen() && before.Cases.Exists(old => old.CaseNo == known.CaseNo));
        if (told.IsEmpty) return state;

        var (old, present) = (before.Applicant(), state.Applicant());
        var (isPerson, isPlace) = (!SamePerson(old, present), old.Branch.RegionCode != present.Branch.RegionCode || old.HasLeft != present.HasLeft);
        // Who was made anonymous has no number, which is no other one.
        var isNumber = old.IdNumberHash != present.IdNumberHash && present.IdNumberHash.Length > 0;
        return told
            .Where(known => IsWaiting(known) ? isPerson || !SameOrigin(old, present, known) : isPlace || isNumber)
            .Aggregate(state, (next, known) => next.Telling(known));
    }

    /// <summary>The state with word to this case, unless it has ended.</summary>
    public static EmployeeState Telling(this EmployeeState state, CaseReference known) =>
        known.State.IsOpen() ? state with { Outbox = state.Outbox.Add(new OutboxMessage.RenewCase { CaseNo = known.CaseNo }) } : state;

    private static bool IsWaiting(CaseReference known) => known.State is TransferState.Draft or TransferState.Signed;

    private static bool SamePerson(Applicant a, Applicant b) =>
        a with { Enrolments = b.Enrolments, IdentityFindings = b.IdentityFindings } == b && a.IdentityFindings.SequenceEqual(b.IdentityFindings);

    private static bool SameOrigin(Applicant a, Applicant b, CaseReference known)
    {
        var (old, present) = (a.Enrolments.Find(known.Line, known.OriginRegionCode), b.Enrolments.Find(known.Line, known.OriginRegionCode));
        return old == present || (old is not null && present is not null && old with { AsOf = present.AsOf } == present);
    }
}
