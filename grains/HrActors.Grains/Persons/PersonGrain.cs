using HrActors.Contracts.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Persons;

/// <summary>What is known of one human being across employee numbers.</summary>
[GenerateSerializer, Immutable, Alias("hr.person-state")]
internal sealed record PersonState
{
    [Id(0)] public ImmutableList<string> EmployeeNos { get; init; } = [];
    [Id(1)] public ImmutableList<ReservedCase> Cases { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("hr.reserved-case")]
internal sealed record ReservedCase
{
    [Id(0)] public required InsuranceLine Line { get; init; }
    [Id(1)] public required string OriginRegionCode { get; init; }
    [Id(2)] public required string CaseNo { get; init; }
}

[GrainType("person")]
internal sealed class PersonGrain([PersistentState("person", "hr")] IPersistentState<PersonState> store) : StateGrain<PersonState>(store), IPersonGrain
{
    public async Task<ImmutableList<string>> Join(string employeeNo)
    {
        if (!State.EmployeeNos.Contains(employeeNo)) await Write(State with { EmployeeNos = State.EmployeeNos.Add(employeeNo) });
        return State.EmployeeNos;
    }

    public async Task Leave(string employeeNo)
    {
        if (State.EmployeeNos.Contains(employeeNo)) await Write(State with { EmployeeNos = State.EmployeeNos.Remove(employeeNo) });
    }

    public async Task<string> ReserveCase(InsuranceLine line, string originRegionCode, string caseNo)
    {
        if (State.Cases.Find(held => held.Line == line && held.OriginRegionCode == originRegionCode) is { } held) return held.CaseNo;

        var reserved = new ReservedCase { Line = line, OriginRegionCode = originRegionCode, CaseNo = caseNo };
        await Write(State with { Cases = State.Cases.Add(reserved) });
        return caseNo;
    }

    public async Task ReleaseCase(string caseNo)
    {
        if (State.Cases.Exists(held => held.CaseNo == caseNo)) await Write(State with { Cases = State.Cases.RemoveAll(held => held.CaseNo == caseNo) });
    }
}
