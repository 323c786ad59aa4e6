using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Grains.Employees;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Transfers;

/// <summary>
/// What follows for a case when its person changes before it is submitted. What was filled by hand stays; whatever comes from the person is
/// taken anew, and a signature under other values no longer counts. Pure: the grain asks and stores.
/// </summary>
internal static class CaseRenewal
{
    /// <summary>Filled by hand for the place or the unit that it went to.</summary>
    private static readonly ImmutableArray<string> OfPlace = ["unitNumber", "destinationRegionName", "destinationAgencyName", "destinationAgencyAddress"];

    /// <summary>Filled by hand for the number that was corrected.</summary>
    private static readonly ImmutableArray<string> OfNumber = ["originPersonalNo"];

    /// <summary>Filled by hand for the kind of case that it was.</summary>
    private static readonly ImmutableArray<string> OfKind = ["accountType", "temporaryFrom", "temporaryTo", "temporaryMonths"];

    /// <summary>
    /// The case with its person as they are now; <paramref name="state"/> itself when nothing that it holds has changed. One that is on its way
    /// stays as it was sent, and notes only where its person has gone and that the number on it was corrected.
    /// </summary>
    public static TransferCaseState Renew(TransferCaseState state, Applicant present, IFieldProtector protector, DateTimeOffset at)
    {
        if (!state.FollowsPerson) return Note(state, present, at);

        var next = state with
        {
            Applicant = Kept(state.Applicant!, present, protector),
            DestinationRegionCode = present.Branch.RegionCode,
            Origin = Origin(state, present),
        };
        next = next with { Kind = Kind(state, next, protector, ChinaTime.DateOf(at)) };
        return Settle(state, WithoutMisfits(state, next, protector), protector, at);
    }

    /// <summary>The case with the old place as it answered last; <paramref name="state"/> itself when it answered what was known.</summary>
    public static TransferCaseState Learn(TransferCaseState state, EnrolmentRecord? origin, IFieldProtector protector, DateTimeOffset at) =>
        state.FollowsPerson ? Settle(state, state with { Origin = Same(state.Origin, origin) ? state.Origin : origin }, protector, at) : state;

    private static TransferCaseState Note(TransferCaseState state, Applicant present, DateTimeOffset at)
    {
        if (state is not { Exists: true, Forgotten: false } || !state.State.IsOpen()) return state;

        var place = present.HasLeft || present.Branch.RegionCode == state.DestinationRegionCode ? null : present.Branch.RegionCode;
        var corrected = present.IdNumberHash != state.Applicant!.IdNumberHash;
        var noted = new List<string>(2);
        if (place != state.PersonRegionCode) noted.Add($"place:{place ?? state.DestinationRegionCode}");
        // In words: an audit is read by more people than may see the number.
        if (corrected != state.NumberCorrected) noted.Add(corrected ? "idNumber:corrected" : "idNumber:as-sent");
        if (noted.Count == 0) return state;

        return (state with { PersonRegionCode = place, NumberCorrected = corrected }).Changed(state.State, at)
            .Audited(Renewal(state), "transfer.renewed", at, string.Join(' ', noted));
    }

    private static CommandInfo Renewal(TransferCaseState before) =>
        new() { Id = FormattableString.Invariant($"renewed-{before.Version + 1}"), By = "system" };

    private static TransferCaseState Settle(TransferCaseState before, TransferCaseState next, IFieldProtector protector, DateTimeOffset at)
    {
        var fields = Changed(before, next, protector, ChinaTime.DateOf(at));
        var facts = Facts(before, next).ToList();
        if (fields.IsEmpty && facts.Count == 0) return before;

        var unfit = before.State == TransferState.Signed && !fields.IsEmpty;
        next = next.Routed();
        next = next with
        {
            Progress = unfit ? next.Progress with { State = TransferState.Draft } : next.Progress,
            Outdated = unfit || !before.Outdated.IsEmpty ? [.. before.Outdated.Union(fields)] : [],
        };
        var (held, present) = (before.Applicant!, next.Applicant!);
        if (held.IdNumberHash != present.IdNumberHash)
        {
            next = next with
            {
                Outbox = next.Outbox.Add(
                    new OutboxMessage.HoldCase
                    {
                        PersonHash = present.IdNumberHash, Line = next.Line, OriginRegionCode = next.OriginRegionCode, CaseNo = next.CaseNo,
                    },
                    new OutboxMessage.ReleaseCase { PersonHash = held.IdNumberHash, CaseNo = next.CaseNo }),
            };
        }

        return next.Changed(before.State, at).MovedFrom(held.Branch.Code, at)
            .Audited(Renewal(before), "transfer.renewed", at, string.Join(' ', fields.Concat(facts)));
    }

    /// <summary>Whoever looks at the list of the branch the case has left looks again.</summary>
    private static TransferCaseState MovedFrom(this TransferCaseState state, string branchCode, DateTimeOffset at) =>
        branchCode == state.Applicant!.Branch.Code
            ? state
            : state with
            {
                Outbox = state.Outbox.Add(new OutboxMessage.PublishChange
                {
                    Change = new() { BranchCode = branchCode, Case = state.Row(ChinaTime.DateOf(at)), At = at },
                }),
            };

    /// <summary>Sealed anew, a value is still the same.</summary>
    private static Applicant Kept(Applicant held, Applicant present, IFieldProtector protector) => present with
    {
        IdNumber = Same(held.IdNumber, present.IdNumber, protector) ? held.IdNumber : present.IdNumber,
        Phone = Same(held.Phone, present.Phone, protector) ? held.Phone : present.Phone,
        Enrolments = held.Enrolments,
        IdentityFindings = held.IdentityFindings.SequenceEqual(present.IdentityFindings) ? held.IdentityFindings : present.IdentityFindings,
    };

    /// <summary>What was answered last; under another number only what was answered under that one, which after a correction is nothing yet.</summary>
    private static EnrolmentRecord? Origin(TransferCaseState state, Applicant present)
    {
        var found = present.Enrolments.Find(state.Line, state.OriginRegionCode);
        if (state.Applicant!.IdNumberHash == present.IdNumberHash && (found is null || found.AsOf < state.Origin?.AsOf)) return state.Origin;
        return Same(state.Origin, found) ? state.Origin : found;
    }

    /// <summary>A kind that somebody asked for stays as long as the rules allow it; where none is due it stays too, for nothing is submitted.</summary>
    private static TransferKind Kind(TransferCaseState before, TransferCaseState next, IFieldProtector protector, DateOnly today)
    {
        var wasAsked = before.Kind == TransferKind.SchemeChange
            || (TransferAssessment.Kind(before.Question(protector, today)).Value is { } ruled && ruled.Kind != before.Kind);
        var question = next.Question(protector, today);
        return (wasAsked ? TransferAssessment.Kind(question with { Kind = before.Kind }).Value : null)?.Kind
            ?? TransferAssessment.Kind(question).Value?.Kind
            ?? before.Kind;
    }

    private static TransferCaseState WithoutMisfits(TransferCaseState before, TransferCaseState next, IFieldProtector protector)
    {
        var (from, to) = (before.Applicant!.Branch, next.Applicant!.Branch);
        var misfits = from.RegionCode == to.RegionCode && from.RegistrationCode == to.RegistrationCode ? [] : OfPlace;
        if (before.Kind != next.Kind) misfits = misfits.AddRange(OfKind);
        if (before.Applicant.IdNumberHash != next.Applicant.IdNumberHash) misfits = misfits.AddRange(OfNumber);
        if (misfits.IsEmpty || next.FilledFields is null) return next;

        var filled = CaseForm.Filled(next, protector);
        var left = filled.RemoveRange(misfits);
        return left.Count == filled.Count ? next : next with { FilledFields = protector.Protect(CaseForm.Write(left)) };
    }

    /// <summary>Fields of either form that say something else now, in the order of the form.</summary>
    private static ImmutableList<string> Changed(TransferCaseState before, TransferCaseState next, IFieldProtector protector, DateOnly today)
    {
        var (old, present) = (before.Values(protector, today), next.Values(protector, today));
        var changed = old.Keys.Union(present.Keys).Where(key => old.GetValueOrDefault(key) != present.GetValueOrDefault(key)).ToHashSet(StringComparer.Ordinal);
        // A name filled by hand does not tell two places apart; the code is submitted beside the form.
        if (before.DestinationRegionCode != next.DestinationRegionCode) changed.Add("destinationRegionName");
        return [.. next.Definition().Fields.Concat(before.Definition().Fields).Select(field => field.Key).Distinct().Where(changed.Contains)];
    }

    /// <summary>What has changed beside the form, in a word each.</summary>
    private static IEnumerable<string> Facts(TransferCaseState before, TransferCaseState next)
    {
        var (held, present) = (before.Applicant!, next.Applicant!);
        if (before.Kind != next.Kind) yield return $"kind:{next.Kind.WireName()}";
        if (held.Branch != present.Branch) yield return $"branch:{present.Branch.Code}";
        if (held.HasLeft != present.HasLeft) yield return present.HasLeft ? "left" : "rehired";
        if (held.IdentityFindings != present.IdentityFindings) yield return $"identity:{string.Join(',', present.IdentityFindings)}";
        if (before.Origin != next.Origin) yield return "origin";
        if (held with { Branch = present.Branch, HasLeft = present.HasLeft, IdentityFindings = present.IdentityFindings } != present) yield return "person";
    }

    private static bool Same(ProtectedText? a, ProtectedText? b, IFieldProtector protector) =>
        a == b || (a is not null && b is not null && protector.Reveal(a) == protector.Reveal(b));

    /// <summary>Asked again, an agency mostly says the same.</summary>
    private static bool Same(EnrolmentRecord? a, EnrolmentRecord? b) => a == b || (a is not null && b is not null && a with { AsOf = b.AsOf } == b);
}
