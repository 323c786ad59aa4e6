using HrActors.Domain.Time;
using System.Globalization;
using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Contracts.Validation;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Regions;
using HrActors.Domain.Transfers;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Employees;

/// <summary>
/// Opens transfer cases for an employee: the person actor decides whether the line and origin are free, so that there is at most one
/// open case for each, whatever crashes in between.
/// </summary>
internal sealed class CaseOpener(IGrainFactory grains, ISequences sequences)
{
    /// <summary>The state with a case for every need that has none yet.</summary>
    public async Task<EmployeeState> OpenNeeded(EmployeeState state, ImmutableList<TransferNeed> needs, DateTimeOffset at)
    {
        foreach (var need in needs)
        {
            if (!HasCase(state, need.Line, need.OriginRegionCode)) (state, _) = await Open(state, need.Line, need.OriginRegionCode, "system", at);
        }

        return state;
    }

    public async Task<(EmployeeState? Next, Reply<CaseReference> Reply)> OpenByHand(EmployeeState state, OpenCaseByHand command, DateTimeOffset at)
    {
        if (state.Cases.Find(known => known.Line == command.Line && known.OriginRegionCode == command.OriginRegionCode && known.State.IsOpen()) is { } open)
            return (null, open);
        if (Refuse(state, command) is { } refusal) return (null, refusal);

        var (next, reference) = await Open(state, command.Line, command.OriginRegionCode, command.Command.By, at);
        return (next.ChangedSummary(at).Audited(command.Command, "transfer.opened", at, null, reference.CaseNo), reference);
    }

    private static Refusal? Refuse(EmployeeState state, OpenCaseByHand command)
    {
        var destination = state.Branch!.RegionCode;
        var record = state.AllEnrolments().Find(command.Line, command.OriginRegionCode);
        if (record is { Status: EnrolmentStatus.Drawing, Line: InsuranceLine.Pension })
            return Refusal.Rule(
                "transfer.pension-drawing",
                "已领取基本养老保险待遇的，不再转移关系（国办发〔2009〕66号第二条）。",
                "A pension in payment is not transferred (国办发〔2009〕66号 art. 2).");
        if (TransferKinds.Needed(command.Line, command.OriginRegionCode, destination) != TransferKind.None) return null;

        var (origin, here) = (RegionTable.NameOf(command.OriginRegionCode), RegionTable.NameOf(destination));
        return Refusal.Rule(
            "transfer.not-required",
            $"{origin.Zh}到{here.Zh}的{command.Line.ChineseName()}不需要办理转移（省内流动或该险种不转移）。",
            $"No transfer of {command.Line.EnglishName()} is needed from {origin.En} to {here.En} (same province, or a line that does not transfer).");
    }

    /// <summary>One that was withdrawn or refused counts too: whether to try again is for a person to decide.</summary>
    private static bool HasCase(EmployeeState state, InsuranceLine line, string origin) =>
        state.Cases.Exists(known => known.Line == line && known.OriginRegionCode == origin);

    private async Task<(EmployeeState State, CaseReference Reference)> Open(
        EmployeeState state, InsuranceLine line, string origin, string by, DateTimeOffset at)
    {
        var year = ChinaTime.DateOf(at).Year;
        var number = await sequences.Next(string.Create(CultureInfo.InvariantCulture, $"case-{year}"), CancellationToken.None);
        var proposed = string.Create(CultureInfo.InvariantCulture, $"T-{year}-{number:00000}");
        var caseNo = await grains.GetGrain<IPersonGrain>(GrainKeys.Person(state.IdNumberHash)).ReserveCase(line, origin, proposed);

        var reference = new CaseReference { CaseNo = caseNo, Line = line, OriginRegionCode = origin, State = TransferState.Draft };
        var open = new OpenCase { CaseNo = caseNo, By = by, Applicant = state.Applicant(), Line = line, OriginRegionCode = origin };
        return (state with { Cases = state.Cases.Add(reference), Outbox = state.Outbox.Add(new OutboxMessage.Open { Case = open }) }, reference);
    }
}
