using System.Collections.Immutable;
using System.Text.Json;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;

namespace HrActors.Silo.Transfers;

/// <summary>
/// Commands about transfer cases for the interface and the dashboard alike: role, scope and values are checked here, once.
/// </summary>
internal sealed class TransferDesk(CaseReader cases, IFieldProtector protector, IGrainFactory grains, IAuditDesk audit, TimeProvider time) : ITransferDesk
{
    /// <summary>How long a submission waits for the agency's receipt; afterwards it is shown as queued.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>How far a step entered by hand may lie ahead: clocks differ.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>A step entered by hand cannot lie before it: no transfer is as old.</summary>

    public async Task<Reply<TransferCaseView>> FillForm(
        string caseNo, ImmutableDictionary<string, string> values, Principal by, string commandId, CancellationToken cancellationToken) =>
        await RefuseFor(caseNo, by, cancellationToken) ?? await cases.Grain(caseNo).FillForm(new()
        {
            Command = EmployeeDesk.Command(commandId, by),
            Values = protector.Protect(JsonSerializer.Serialize(values, HrJson.Options)),
        });

    public async Task<Reply<TransferCaseView>> Sign(string caseNo, Principal by, string commandId, CancellationToken cancellationToken) =>
        await RefuseFor(caseNo, by, cancellationToken) ?? await cases.Grain(caseNo).Sign(EmployeeDesk.Command(commandId, by));

    public async Task<Reply<TransferCaseView>> Submit(string caseNo, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (await RefuseFor(caseNo, by, cancellationToken) is { } refused) return refused;

        var reply = await cases.Grain(caseNo).Submit(EmployeeDesk.Command(commandId, by));
        return reply.IsRefused ? reply : await cases.Grain(caseNo).GetWhenSubmitted(LongestWait) ?? reply.Value;
    }

    public async Task<Reply<TransferCaseView>> Withdraw(
        string caseNo, string reason, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (await RefuseFor(caseNo, by, cancellationToken) is { } refused) return refused;

        var checks = new FieldChecks();
        checks.Text("/reason", reason, 500);
        return FieldRefusals.Refuse(checks.Errors) is { } refusal
            ? refusal
            : await cases.Grain(caseNo).Withdraw(EmployeeDesk.Command(commandId, by, reason.Trim()));
    }

    public async Task<Reply<TransferCaseView>> EnterProgress(
        string caseNo, ProgressRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (await RefuseFor(caseNo, by, cancellationToken) is { } refused) return refused;

        var checks = new FieldChecks();
        checks.Text("/evidence", request.Evidence, 200);
        checks.Require(request.OccurredAt <= time.GetUtcNow() + ClockDifference, "/occurredAt", "transfer.in-future", "发生时间不能晚于现在",
            "It cannot have happened in the future");
        checks.Require(PossibleReport.IsTime(request.OccurredAt), "/occurredAt", "transfer.too-early", "发生时间不能早于 1990 年 1 月 1 日",
            "It cannot have happened before 1 January 1990");
        return FieldRefusals.Refuse(checks.Errors) is { } refusal
            ? refusal
            : await cases.Grain(caseNo).EnterProgress(new()
            {
                Command = EmployeeDesk.Command(commandId, by),
                Node = request.Node,
                OccurredAt = request.OccurredAt,
                Evidence = request.Evidence.Trim(),
                Money = request.Money,
            });
    }

    public async Task<Reply<TransferCaseView>> AddEvidence(
        string caseNo, string name, byte[] bytes, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (await RefuseFor(caseNo, by, cancellationToken) is { } refused) return refused;

        var checks = new FieldChecks();
        checks.Text("/name", name, 120);
        return FieldRefusals.Refuse(checks.Errors) is { } refusal
            ? refusal
            : await cases.Grain(caseNo).AddEvidence(new() { Command = EmployeeDesk.Command(commandId, by), Name = name.Trim(), Bytes = [.. bytes] });
    }

    public async Task<Reply<TransferCaseView>> Tick(
        string caseNo, string item, bool done, Principal by, string commandId, CancellationToken cancellationToken) =>
        await RefuseFor(caseNo, by, cancellationToken) ?? await cases.Grain(caseNo).Tick(EmployeeDesk.Command(commandId, by), item, done);

    public async Task<Reply<TransferCaseView>> DeclareLumpSum(
        string caseNo, LumpSum lumpSum, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (await RefuseFor(caseNo, by, cancellationToken) is { } refused) return refused;

        var checks = new FieldChecks();
        checks.Require(lumpSum.Months is >= 1 and <= 600, "/months", "transfer.months", "须为 1 至 600 个月", "Has 1 to 600 months");
        checks.Require(
            lumpSum.ToldOn is null || lumpSum.ToldOn <= time.Today(), "/toldOn", "transfer.in-future", "发生时间不能晚于现在",
            "It cannot have happened in the future");
        return FieldRefusals.Refuse(checks.Errors) is { } refusal
            ? refusal
            : await cases.Grain(caseNo).DeclareLumpSum(new() { Command = EmployeeDesk.Command(commandId, by), LumpSum = lumpSum });
    }

    public async Task<Reply<ExportFile>> ExportCases(CaseQuery query, Language language, Principal by, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeStaff))
            return AccessRefusals.NotPermitted;

        var rows = new List<CaseRow>();
        string? cursor = null;
        do
        {
            var page = await grains.GetGrain<IListingGrain>(0).Cases(query with { Scope = by.Branches, Cursor = cursor, Limit = 500 });
            rows.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null && rows.Count < CaseSheet.MostRows);

        await audit.Note(by, "transfer.exported", "transfers", FormattableString.Invariant($"{rows.Count} rows; branch {query.BranchCode ?? "*"}"), cancellationToken);
        return new ExportFile { Name = $"transfers-{time.Today():yyyy-MM-dd}.xlsx", Content = CaseSheet.Write(rows, time.Today(), language) };
    }

    /// <summary>A refused reply when this user may not change this case; null when they may.</summary>
    private async Task<Reply<TransferCaseView>?> RefuseFor(string caseNo, Principal by, CancellationToken cancellationToken)
    {
        if (BranchScope.RefuseChange(by) is { } forbidden) return forbidden;
        var found = await cases.Find(caseNo, by, cancellationToken);
        return found.IsRefused ? found : null;
    }
}
