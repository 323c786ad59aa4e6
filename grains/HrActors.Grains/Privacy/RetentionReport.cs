using HrActors.Contracts;
using HrActors.Contracts.Privacy;
using HrActors.Domain.Time;
using HrActors.Grains.Employees;
using HrActors.Grains.Rows;
using Orleans.Serialization;

namespace HrActors.Grains.Privacy;

/// <summary>Who has left and where each stands with the terms of keeping, from stored states, without waking anybody.</summary>
public sealed class RetentionReport(IStoredStates states, Serializer serializer, RetentionBook book, TimeProvider time)
{
    /// <summary>In the order given; a number whose state says that the person is employed is left out.</summary>
    public async Task<ImmutableList<RetentionState>> Of(IReadOnlyList<string> employeeNos, CancellationToken cancellationToken)
    {
        var today = ChinaTime.DateOf(time.GetUtcNow());
        var stored = await states.Read("employee", "employee", [.. employeeNos.Select(GrainKeys.Employee)], cancellationToken);
        return
        [
            .. employeeNos.Select(no => stored.TryGetValue(GrainKeys.Employee(no), out var bytes)
                    ? book.StateOf(serializer.Deserialize<EmployeeState>(bytes)!, today)
                    : null)
                .OfType<RetentionState>(),
        ];
    }
}
