using System.Collections.Immutable;
using System.Security.Cryptography;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Desk;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Transfers;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using HrActors.Silo.CaseDocuments;
using HrActors.Silo.Employees;
using HrActors.Silo.Json;

namespace HrActors.Silo.Agencies;

/// <summary>Ways, files and certificates for the interface and the dashboard alike.</summary>
internal sealed partial class AgencyDesk(
    IGrainFactory grains, IFieldProtector protector, IDocumentVault vault, Callers callers, TimeProvider time) : IAgencyDesk
{
    private static readonly Refusal NotFiles = Refusal.NotFound("way.unknown", "没有这个文件交换渠道。", "There is no such way by file.");

    private IAgencyWaysGrain WaysGrain => grains.GetGrain<IAgencyWaysGrain>(GrainKeys.Ways);

    public async Task<ImmutableList<AgencyWay>> Ways(CancellationToken cancellationToken)
    {
        // Which ways there are is known to everybody who got here: a page names nobody when it asks.
        using var system = callers.AsSystem();
        return await WaysGrain.List();
    }

    public async Task<Reply<AgencyWay>> ConfigureWay(AgencyWay way, Principal by, string commandId, CancellationToken cancellationToken) =>
        AccessPolicy.Holds(by, Permission.ManageAccess)
            ? RefuseWay(way) ?? await WaysGrain.Configure(way, EmployeeDesk.Command(commandId, by))
            : AccessRefusals.NotPermitted;

    public async Task<Reply<AgencyWay>> RemoveWay(string id, Principal by, string commandId, CancellationToken cancellationToken) =>
        AccessPolicy.Holds(by, Permission.ManageAccess) ? await WaysGrain.Remove(id, EmployeeDesk.Command(commandId, by)) : AccessRefusals.NotPermitted;

    public async Task<Reply<ExchangeOverview>> Files(string agencyId, Principal by, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.SeeStaff)) return AccessRefusals.NotPermitted;
        return await Find(agencyId) is null ? NotFiles : await Exchange(agencyId).GetOverview(by.Branches);
    }

    public async Task<Reply<ExchangeFile>> MakeFile(FileRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (BranchScope.RefuseChange(by) is { } forbidden) return forbidden;
        if (await Find(request.AgencyId) is not { } way) return NotFiles;

        return await Exchange(request.AgencyId).MakeFile(new()
        {
            Command = EmployeeDesk.Command(commandId, by),
            Scope = by.Branches,
            LegalEntity = request.LegalEntity,
            RegionCode = request.RegionCode,
            Line = request.Line,
            Limit = way.PersonsPerFile,
        });
    }

    public async Task<byte[]?> ReadFile(string agencyId, string fileNo, Principal by, string commandId, CancellationToken cancellationToken) =>
        BranchScope.RefuseChange(by) is null && await Find(agencyId) is not null
        && await Exchange(agencyId).GetFile(fileNo, by.Branches, EmployeeDesk.Command(commandId, by)) is { } file
            ? ExchangeSheet.Write(file, protector)
            : null;

    public async Task<Reply<AnswerOutcome>> TakeAnswer(
        string agencyId, byte[] file, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (BranchScope.RefuseChange(by) is { } forbidden) return forbidden;
        if (await Find(agencyId) is null) return NotFiles;

        var rows = ExchangeSheet.Read(file, protector);
        return rows.IsRefused
            ? rows.Refusal
            : await Exchange(agencyId).TakeAnswer(new()
            {
                Command = EmployeeDesk.Command(commandId, by),
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
                Rows = rows.Value,
                Scope = by.Branches,
            });
    }

    private static Reply<AgencyWay>? RefuseWay(AgencyWay way)
    {
        var checks = new FieldChecks();
        WayChecks.Check(way, checks);
        if (FieldRefusals.Refuse(checks.Errors) is not { } refusal) return null;
        return refusal;
    }

    private async Task<AgencyWay?> Find(string agencyId) => await WaysGrain.FindById(agencyId) is { Kind: WayKind.File } way ? way : null;

    private IExchangeGrain Exchange(string agencyId) => grains.GetGrain<IExchangeGrain>(GrainKeys.Exchange(agencyId));
}
