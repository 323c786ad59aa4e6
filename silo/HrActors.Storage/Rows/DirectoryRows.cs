using Dapper;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Listing;
using HrActors.Grains.Rows;
using HrActors.Storage.Databases;
using HrActors.Storage.Writing;

namespace HrActors.Storage.Rows;

internal sealed class DirectoryRows(HrDatabase database, GroupCommit writes) : IDirectoryRows
{
    private readonly EmployeeRows _employees = new(database, writes);
    private readonly CaseRows _cases = new(database, writes);
    private readonly FindingRows _findings = new(database, writes);

    public Task Save(RosterRow row, CancellationToken cancellationToken) => _employees.Save(row, cancellationToken);

    public Task Save(CaseRow row, CancellationToken cancellationToken) => _cases.Save(row, cancellationToken);

    public Task Save(FindingRow row, long version, CancellationToken cancellationToken) => _findings.Save(row, version, cancellationToken);

    public Task<IReadOnlyList<RosterRow>> EmployeesOf(string branchCode, CancellationToken cancellationToken) =>
        _employees.Of(branchCode, cancellationToken);

    public Task<Page<FindingRow>> Findings(FindingQuery query, CancellationToken cancellationToken) => _findings.Read(query, cancellationToken);

    public Task<Page<CaseRow>> Cases(CaseQuery query, CancellationToken cancellationToken) => _cases.Read(query, cancellationToken);

    public Task<IReadOnlyList<CaseGroup>> CaseGroups(CaseQuery query, DateOnly today, CancellationToken cancellationToken) =>
        _cases.Groups(query, today, cancellationToken);

    public async Task ForgetFindings(string employeeNo, CancellationToken cancellationToken)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "delete from findings where employee_no = @employeeNo", new { employeeNo }, cancellationToken: cancellationToken));
    }

    public Task<IReadOnlySet<string>> Known(IReadOnlyCollection<string> employeeNos, CancellationToken cancellationToken) =>
        _employees.Known(employeeNos, cancellationToken);
}
