using HrActors.Contracts;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Commands;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Transfers;

/// <summary>How a case follows its person until it is submitted, and notes from then on where the person is and whether the number was corrected.</summary>
internal sealed partial class TransferCaseGrain
{
    public async Task Renew()
    {
        if (!State.Exists || State.Forgotten || !State.State.IsOpen()) return;

        using var system = callers.AsSystem();
        if (await GrainFactory.GetGrain<IEmployeeGrain>(GrainKeys.Employee(State.Applicant!.EmployeeNo)).GetApplicant() is { } present)
            await Take(CaseRenewal.Renew(State, await AsRegistered(present), protector, Now));
    }

    /// <summary>
    /// The person with their branch as it is named and registered now: what an employee took over on joining may have been corrected since,
    /// and a form shows what the agency knows the employer by.
    /// </summary>
    private async Task<Applicant> AsRegistered(Applicant present) =>
        State.FollowsPerson && await GrainFactory.GetGrain<IBranchGrain>(GrainKeys.Branch(present.Branch.Code)).Get() is { Facts: var registered }
            // Registered elsewhere since, the branch has another number there: its staff follow by a move.
            && registered.RegionCode == present.Branch.RegionCode
            ? present with
            {
                Branch = present.Branch with
                {
                    Name = registered.Name, LegalEntity = registered.LegalEntity, UnitNumber = registered.UnitNumber,
                },
            }
            : present;

    private async Task Take(TransferCaseState renewed)
    {
        if (ReferenceEquals(renewed, State)) return;

        if (renewed.State == TransferState.Draft) await DueWork.ScheduleWith(DueWorkOwner, PrintKind, Now, () => Commit(renewed));
        else await Commit(renewed);
    }

    /// <summary>The case with its person and the old place as they are now, or why it is not submitted.</summary>
    private async Task<Reply<TransferCaseState>> CheckSubmission()
    {
        await Renew();
        var refusal = CaseHolds.NotDue(State, State.Question(protector, Today)) ?? TransferCaseDecisions.RefuseSubmission(State) ?? CaseHolds.Identity(State);
        return refusal is null ? await CheckOrigin() : refusal;
    }
}
