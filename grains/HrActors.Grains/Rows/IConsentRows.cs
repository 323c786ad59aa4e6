using HrActors.Contracts.Privacy;

namespace HrActors.Grains.Rows;

/// <summary>Consents to the use of sensitive data, append only.</summary>
public interface IConsentRows
{
    /// <summary>Writes the entry once per id.</summary>
    Task Save(ConsentEntry entry, CancellationToken cancellationToken);

    /// <summary>All of one employee, oldest first: the last of a purpose holds.</summary>
    Task<IReadOnlyList<ConsentEntry>> Of(string employeeNo, CancellationToken cancellationToken);
}
