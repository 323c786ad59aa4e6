using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Grains.Outbox;
using HrActors.Grains.Privacy;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Persons;

[GrainType("person")]
internal sealed class PersonGrain(
    [PersistentState("person", "hr")] IPersistentState<PersonState> store,
    OutboxSender sender,
    IDueWork dueWork,
    IStoredStates states,
    TimeProvider time,
    ILogger<PersonGrain> logger)
    : OwnerGrain<PersonState>(store, sender, dueWork, time, logger), IPersonGrain
{
    public async Task<Namesakes> Join(string employeeNo, string nameHash)
    {
        if (State.EmployeeNos.Contains(employeeNo) && State.NameHashes.GetValueOrDefault(employeeNo) == nameHash) return Namesakes(State);

        var next = State with
        {
            EmployeeNos = State.EmployeeNos.Contains(employeeNo) ? State.EmployeeNos : State.EmployeeNos.Add(employeeNo),
            NameHashes = State.NameHashes.SetItem(employeeNo, nameHash),
            Version = State.Version + 1,
        };
        await Commit(Telling(next, employeeNo));
        return Namesakes(State);
    }

    public async Task Leave(string employeeNo)
    {
        if (!State.EmployeeNos.Contains(employeeNo)) return;

        var next = State with
        {
            EmployeeNos = State.EmployeeNos.Remove(employeeNo),
            NameHashes = State.NameHashes.Remove(employeeNo),
            Version = State.Version + 1,
        };
        await Commit(Telling(next, employeeNo));
    }

    public Task<string?> FindCase(InsuranceLine line, string originRegionCode) =>
        Task.FromResult(State.Cases.Find(held => held.Line == line && held.OriginRegionCode == originRegionCode)?.CaseNo);

    public async Task Forget(string employeeNo)
    {
        await Leave(employeeNo);
        if (!State.EmployeeNos.IsEmpty) return;
        if (!State.Cases.IsEmpty) throw new StillDeliveringException();

        // The key is the hash of the number: nothing may stay under it, not even an empty row.
        await states.Delete("person", "person", this.GetPrimaryKeyString(), CancellationToken.None);
        DeactivateOnIdle();
    }

    public async Task<string> ReserveCase(InsuranceLine line, string originRegionCode, string caseNo)
    {
        if (await FindCase(line, originRegionCode) is { } held) return held;

        var reserved = new ReservedCase { Line = line, OriginRegionCode = originRegionCode, CaseNo = caseNo };
        await Commit(State with { Cases = State.Cases.Add(reserved) });
        return caseNo;
    }

    public async Task ReleaseCase(string caseNo)
    {
        if (State.Cases.Exists(held => held.CaseNo == caseNo)) await Commit(State with { Cases = State.Cases.RemoveAll(held => held.CaseNo == caseNo) });
    }

    public async Task NoteTransfer(CompletedTransfer done)
    {
        if (State.Transfers.Exists(known => known.CaseNo == done.CaseNo)) return;
        await Commit(Telling(State with { Transfers = State.Transfers.Add(done), Version = State.Version + 1 }, caller: null));
    }

    public Task DoDueWork(string kind)
    {
        ResumeOutbox();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Everybody but the caller is told, after the commit: the caller waits for the answer, and two actors that wait for each other stand.
    /// </summary>
    private PersonState Telling(PersonState next, string? caller)
    {
        var namesakes = Namesakes(next);
        foreach (var employeeNo in next.EmployeeNos.Where(known => known != caller))
            next = next with { Outbox = next.Outbox.Add(new OutboxMessage.TellNamesakes { EmployeeNo = employeeNo, Namesakes = namesakes }) };
        return next;
    }

    private Namesakes Namesakes(PersonState state) => new()
    {
        PersonHash = GrainKeys.IdOf(this.GetPrimaryKeyString()),
        Version = state.Version,
        EmployeeNos = state.EmployeeNos,
        NameHashes = state.NameHashes,
        Transfers = state.Transfers,
    };
}
