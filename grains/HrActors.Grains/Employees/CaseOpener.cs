using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Contracts.Validation;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Identity;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Employees;

/// <summary>
/// Opens transfer cases for an employee: the person actor decides whether the line and origin are free, so that there is at most one
/// open case for each, whatever crashes in between.
/// </summary>
internal sealed class CaseOpener(IGrainFactory grains, ISequences sequences, IFieldProtector protector, Callers callers)
{
    /// <summary>The state with a case for every need that has none yet.</summary>
    public async Task<EmployeeState> OpenNeeded(EmployeeState state, ImmutableList<TransferNeed> needs, DateTimeOffset at)
    {
        foreach (var need in needs)
        {
            if (HasCase(state, need, at)) continue;

            // Where no case is due a finding says why.
            var question = Question(state, need.Line, need.OriginRegionCode, at);
            if (TransferAssessment.Kind(question).Value is { } verdict) (state, _) = await Open(state, question with { Kind = verdict.Kind }, "system", at);
        }

        return state;
    }

    public async Task<(EmployeeState? Next, Reply<OpenedCase> Reply)> OpenByHand(EmployeeState state, OpenCaseByHand command, DateTimeOffset at)
    {
        var question = Question(state, command.Line, command.OriginRegionCode, at) with { Kind = command.Kind, Approval = command.Approval };
        var verdict = TransferAssessment.Kind(question);
        var open = await FindOpen(state, command);
        // Whoever asks for no kind in particular is led to the case there is; a kind that the rules do not allow is refused all the same.
        if (open is not null && (command.Kind == TransferKind.None || !verdict.IsRefused))
            return (state.Telling(open), new OpenedCase { Case = open, WasOpen = true });
        if (verdict.IsRefused) return (null, verdict.Refusal);
        if (verdict.Value.Kind != TransferKind.SchemeChange
            && TransferNeeds.Emptied(Known(state, at), command.Line, command.OriginRegionCode) is { } emptied) return (null, emptied);

        if (RefuseFinished(state, verdict.Value.Kind, command.Line, command.OriginRegionCode, [], at) is { } finished) return (null, finished);

        var (next, reference) = await Open(state, question with { Kind = verdict.Value.Kind }, command.Command.By, at);
        next = next.ChangedSummary(at).Audited(command.Command, "transfer.opened", at, null, reference.CaseNo);
        return (next, new OpenedCase { Case = reference, WasOpen = false });
    }

    /// <summary><c>transfer.already-finished</c> when such a transfer has ended and nothing came after it; null otherwise.</summary>
    /// <param name="told">What the origin was heard to say beside the answers that are known here.</param>
    public static Refusal? RefuseFinished(
        EmployeeState state, TransferKind kind, InsuranceLine line, string origin, ImmutableList<EnrolmentRecord> told, DateTimeOffset at) =>
        TransferNeeds.Finished(Known(state, at), kind, line, origin, told);

    /// <summary>
    /// The case that is open for this line and origin; null when none is. One that our note still calls open may say itself that it has ended:
    /// its word to us is on the way, and the one that frees its reservation too.
    /// </summary>
    private async Task<CaseReference?> FindOpen(EmployeeState state, OpenCaseByHand command)
    {
        using var system = callers.AsSystem();
        var wanted = (command.Line, command.OriginRegionCode);
        foreach (var noted in state.Cases.Where(known => (known.Line, known.OriginRegionCode) == wanted && known.State.IsOpen()))
        {
            // Interleaves, because the case may be asking us for the person this very moment.
            var view = await grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(noted.CaseNo)).GetWhenOpened(TimeSpan.Zero);
            if (view is null || view.State.IsOpen()) return noted;

            await grains.GetGrain<IPersonGrain>(GrainKeys.Person(state.IdNumberHash)).ReleaseCase(noted.CaseNo);
        }

        return null;
    }

    private TransferQuestion Question(EmployeeState state, InsuranceLine line, string origin, DateTimeOffset at)
    {
        var identity = IdentityCheck.Check(protector.Reveal(state.IdNumber!), ChinaTime.DateOf(at));
        return new()
        {
            Line = line,
            OriginRegionCode = origin,
            DestinationRegionCode = state.Branch!.RegionCode,
            HukouRegionCode = state.HukouRegionCode,
            Sex = identity.Sex,
            BirthDate = identity.BirthDate,
            MovedOn = state.Periods.StartedHere(state.HireDate),
            Origin = state.AllEnrolments().Find(line, origin),
        };
    }

    /// <summary>
    /// One that was withdrawn or refused counts too: whether to try again is for a person to decide. One that brought its months counts as long
    /// as it explains the need: what was decided may be older than its end.
    /// </summary>
    private static bool HasCase(EmployeeState state, TransferNeed need, DateTimeOffset at)
    {
        var last = state.Cases.FindLast(known => known.Line == need.Line && known.OriginRegionCode == need.OriginRegionCode);
        if (last is null) return false;

        return !state.CompletedTransfers.Exists(done => done.CaseNo == last.CaseNo)
            || !TransferNeeds.Of(Known(state, at)).Contains((need.Line, need.OriginRegionCode));
    }

    private static RuleInput Known(EmployeeState state, DateTimeOffset at) => new(state.Facts(), state.Answers, ChinaTime.DateOf(at));

    /// <param name="question">With the kind that was decided.</param>
    private async Task<(EmployeeState State, CaseReference Reference)> Open(
        EmployeeState state, TransferQuestion question, string by, DateTimeOffset at)
    {
        var (line, origin) = (question.Line, question.OriginRegionCode);
        using var system = callers.AsSystem();
        var person = grains.GetGrain<IPersonGrain>(GrainKeys.Person(state.IdNumberHash));
        // Held already when a crash came between the reservation and our own commit: then no number is wasted.
        var caseNo = await person.FindCase(line, origin) ?? await person.ReserveCase(line, origin, await NextNumber(ChinaTime.DateOf(at).Year));

        var reference = new CaseReference { CaseNo = caseNo, Line = line, OriginRegionCode = origin, State = TransferState.Draft };
        var open = new OpenCase
        {
            CaseNo = caseNo,
            By = by,
            Applicant = state.Applicant(),
            Line = line,
            OriginRegionCode = origin,
            Kind = question.Kind,
            Approval = question.Approval,
        };
        return (state with { Cases = state.Cases.Add(reference), Outbox = state.Outbox.Add(new OutboxMessage.Open { Case = open }) }, reference);
    }

    private async Task<string> NextNumber(int year) =>
        CaseNumbers.Of(year, await sequences.Next(CaseNumbers.Sequence(year), CancellationToken.None));
}
