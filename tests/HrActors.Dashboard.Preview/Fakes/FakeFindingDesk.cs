using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Domain.Commands;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>Waives findings of the made-up group one by one, as the product does.</summary>
internal sealed class FakeFindingDesk(FakeGroup group, IEmployeeDesk employees) : IFindingDesk
{
    public async Task<Reply<ImmutableList<WaiverOutcome>>> Waive(
        WaiveManyRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var outcomes = new List<WaiverOutcome>();
        foreach (var id in request.FindingIds)
        {
            var owner = group.Employees.Values.FirstOrDefault(employee => employee.Findings.Exists(finding => finding.Id == id && finding.ClosedAt is null));
            var reply = owner is null
                ? Refusal.NotFound("finding.unknown", "没有这条异常，或已关闭。", "There is no such finding, or it is closed.")
                : await employees.Waive(
                    new() { EmployeeNo = owner.EmployeeNo, FindingId = id, Reason = request.Reason, Until = request.Until }, by, commandId, cancellationToken);
            outcomes.Add(new() { FindingId = id, Finding = reply.Value, BranchCode = owner?.Branch.Code, Refusal = reply.Refusal });
        }

        return outcomes.ToImmutableList();
    }

    public Task<Reply<ExportFile>> Export(
        FindingQuery query, ExportFormat format, Language language, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<ExportFile>>(new ExportFile { Name = format == ExportFormat.Csv ? "findings.csv" : "findings.xlsx", Content = [] });
}
