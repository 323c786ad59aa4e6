using HrActors.Contracts.Access;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;
using HrActors.Domain.Findings;

namespace HrActors.Contracts.Validation;

/// <summary>
/// Runs the rules for one employee over the streams of facts and answers and decides findings. Key: <see cref="GrainKeys.Employee"/>.
/// </summary>
[Alias("hr.IValidationGrain")]
public interface IValidationGrain : IGrainWithStringKey, IDueWorkOwner
{
    /// <summary>Refused with <c>finding.unknown</c> or <c>finding.closed</c>.</summary>
    [Alias("Waive"), Needs(Permission.ChangeStaff)] Task<Reply<Finding>> Waive(WaiveFinding command);

    /// <summary>The person was made anonymous: facts, answers and findings go, and what still arrives is ignored.</summary>
    [Alias("Forget"), SystemOnly] Task Forget();
}
