namespace HrActors.Contracts.Access;

/// <summary>Ends the audit trail's days: signs the chains of past days and removes what need not be kept any more. Key: <see cref="GrainKeys.Audit"/>.</summary>
[Alias("hr.IAuditGrain")]
public interface IAuditGrain : IDueWorkOwner;
