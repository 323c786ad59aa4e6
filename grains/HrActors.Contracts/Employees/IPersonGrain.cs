using HrActors.Domain.Enrolment;

namespace HrActors.Contracts.Employees;

/// <summary>
/// One human being, known by the keyed hash of the normalised identity number: which employees it is, and at most one open case per
/// line and origin. Key: <see cref="GrainKeys.Person"/>. Every call is idempotent.
/// </summary>
[Alias("hr.IPersonGrain")]
public interface IPersonGrain : IGrainWithStringKey
{
    /// <summary>Adds an employee number and answers all numbers of this person that are not left, this one included.</summary>
    [Alias("Join")] Task<ImmutableList<string>> Join(string employeeNo);

    /// <summary>The number is no longer this person's current employment.</summary>
    [Alias("Leave")] Task Leave(string employeeNo);

    /// <summary>
    /// Keeps the line and origin for <paramref name="caseNo"/> and answers the case that holds them: this one, or the one already open.
    /// </summary>
    [Alias("ReserveCase")] Task<string> ReserveCase(InsuranceLine line, string originRegionCode, string caseNo);

    /// <summary>Frees what <paramref name="caseNo"/> holds; a case that holds nothing changes nothing.</summary>
    [Alias("ReleaseCase")] Task ReleaseCase(string caseNo);
}
