using System.Collections.Immutable;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Validation;
using HrActors.Domain.Commands;
using HrActors.Domain.Findings;
using HrActors.Domain.Localisation;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;

namespace HrActors.Silo.Findings;

/// <summary>Role, scope and values are checked here, once.</summary>
internal sealed class FindingDesk(IGrainFactory grains, EmployeeReader employees, IAuditDesk audit, TimeProvider time) : IFindingDesk
{
    private const int AtOnce = 8;
    private const int PageSize = 500;

    private static readonly Refusal Unknown = Refusal.NotFound("finding.unknown", "没有这条异常，或已关闭。", "There is no such finding, or it is closed.");

    public async Task<Reply<ImmutableList<WaiverOutcome>>> Waive(
        WaiveManyRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (BranchScope.RefuseChange(by) is { } forbidden) return forbidden;

        var checks = new FieldChecks();
        checks.Text("/reason", request.Reason, 500);
        checks.Require(
            request.Until is null || request.Until >= time.Today(), "/until", "finding.waiver-ended", "豁免截止日不能早于今天",
            "A waiver cannot end before today");
        checks.Require(request.FindingIds.Count is >= 1 and <= WaiveManyRequest.Most, "/ids", "finding.waiver-count",
            $"一次可豁免 1 至 {WaiveManyRequest.Most} 条异常", $"1 to {WaiveManyRequest.Most} findings can be waived at once");
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;

        var ids = request.FindingIds.Distinct(StringComparer.Ordinal).ToList();
        var outcomes = new WaiverOutcome[ids.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ids.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (index, _) =>
            {
                // Each under an id of its own: two findings of one employee are two commands.
                var info = EmployeeDesk.Command($"{commandId}-{ids[index]}", by, request.Reason.Trim());
                outcomes[index] = await WaiveOne(new() { Command = info, FindingId = ids[index], Until = request.Until }, by);
            });
        return outcomes.ToImmutableList();
    }

    public async Task<Reply<ExportFile>> Export(
        FindingQuery query, ExportFormat format, Language language, Principal by, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeStaff)) return AccessRefusals.NotPermitted;
        if (query.BranchCode is { } branch && BranchScope.Refuse(by, branch) is { } outside) return outside;

        var rows = new List<FindingRow>();
        for (var next = query with { Scope = by.Branches, Limit = PageSize, Cursor = null }; ;)
        {
            var page = await grains.GetGrain<IListingGrain>(0).Findings(next);
            rows.AddRange(page.Items);
            if (page.Next is null || rows.Count >= IFindingDesk.MostRows) break;
            next = next with { Cursor = page.Next };
        }

        var detail = FormattableString.Invariant($"{rows.Count} rows; branch {query.BranchCode ?? "*"}");
        await audit.Note(by, "finding.exported", "findings", detail, cancellationToken);
        var name = format == ExportFormat.Csv ? "findings.csv" : "findings.xlsx";
        return new ExportFile { Name = name, Content = FindingSheet.Write(rows, format, language) };
    }

    private async Task<WaiverOutcome> WaiveOne(WaiveFinding command, Principal by)
    {
        if (FindingSet.EmployeeNoOf(command.FindingId) is not { } employeeNo) return Refused(command, Unknown);

        var found = await employees.Find(employeeNo, by);
        if (found.IsRefused) return Refused(command, found.Refusal.Kind == RefusalKind.NotFound ? Unknown : found.Refusal);

        var reply = await grains.GetGrain<IValidationGrain>(GrainKeys.Employee(employeeNo)).Waive(command);
        return reply.IsRefused
            ? Refused(command, reply.Refusal)
            : new() { FindingId = command.FindingId, Finding = reply.Value, BranchCode = found.Value.Branch.Code };
    }

    private static WaiverOutcome Refused(WaiveFinding command, Refusal refusal) => new() { FindingId = command.FindingId, Refusal = refusal };
}
