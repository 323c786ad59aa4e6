using HrActors.Contracts;
using HrActors.Grains.Employees;
using HrActors.Grains.Rows;
using Orleans.Serialization;

namespace HrActors.Grains.ContributionRuns;

/// <summary>Employees as their states are stored, read without waking anybody.</summary>
internal sealed class StoredPeople(IStoredStates states, Serializer serializer)
{
    /// <summary>By employee number; who is not known is absent.</summary>
    public async Task<Dictionary<string, EmployeeState>> Read(IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        var stored = await states.Read("employee", "employee", [.. numbers.Select(GrainKeys.Employee)], cancellationToken);
        var people = new Dictionary<string, EmployeeState>(stored.Count, StringComparer.Ordinal);
        foreach (var (key, payload) in stored)
        {
            if (serializer.Deserialize<EmployeeState?>(payload) is { Exists: true } state) people[GrainKeys.IdOf(key)] = state;
        }

        return people;
    }
}
