using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Privacy;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Privacy;
using HrActors.Grains.Privacy;
using HrActors.Grains.Rows;
using HrActors.Silo.Access;
using HrActors.Silo.Employees;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;

namespace HrActors.Silo.Privacy;

/// <summary>Personal data in clear and the rights of the person, for the interface and the dashboard alike; on record before it is answered.</summary>
internal sealed class PrivacyDesk(
    IGrainFactory grains, EmployeeReader employees, PersonalDataExport export, RetentionReport report, RetentionBook book, IDeletionRows deletions,
    IConsentRows consents, IAuditRows audit, IFieldProtector protector, TimeProvider time) : IPrivacyDesk
{
    /// <summary>A reason is a sentence, not an essay.</summary>
    public const int LongestReason = 500;

    private static readonly Refusal NotLeft = Refusal.Rule("privacy.not-left", "该员工仍在职，没有保存期限", "The employee has not left; no term runs");

    public ImmutableArray<RetentionRule> Rules => book.Rules.Rules;

    public async Task<Reply<ClearValue>> Disclose(
        string employeeNo, PersonalField field, string? reason, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (await Refuse(employeeNo, reason, by) is { Refusal: { } refusal }) return refusal;

        var reply = await employees.Grain(employeeNo).Disclose(new() { Command = EmployeeDesk.Command(commandId, by, reason!.Trim()), Field = field });
        return reply.IsRefused ? reply.Refusal : new ClearValue { Text = protector.Reveal(reply.Value.Value), At = reply.Value.At };
    }

    public async Task<Reply<PersonalDataFile>> Export(
        string employeeNo, string? reason, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var found = await Refuse(employeeNo, reason, by);
        if (found.IsRefused) return found.Refusal;

        var values = await employees.Grain(employeeNo).CopyPersonalData(EmployeeDesk.Command(commandId, by, reason!.Trim()));
        return values.IsRefused
            ? values.Refusal
            : new PersonalDataFile($"personal-data-{employeeNo}.zip", await export.Write(found.Value, values.Value, by, cancellationToken));
    }

    public async Task<Reply<DeletionRecord>> Anonymise(
        string employeeNo, string? reason, Principal by, string commandId, CancellationToken cancellationToken) =>
        await Refuse(employeeNo, reason, by) is { Refusal: { } refusal }
            ? refusal
            : await employees.Grain(employeeNo).Anonymise(EmployeeDesk.Command(commandId, by, reason!.Trim()));

    public async Task<Reply<RetentionState>> Retention(string employeeNo, Principal by, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.HandlePersonalData)) return AccessRefusals.NotPermitted;
        if (await employees.Find(employeeNo, by) is { Refusal: { } refusal }) return refusal;
        return await employees.Grain(employeeNo).GetRetention() is { } state ? state : NotLeft;
    }

    public async Task<Reply<Page<RetentionState>>> Leavers(
        string? branchCode, bool onlyDue, string? cursor, int limit, Principal by, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.HandlePersonalData)) return AccessRefusals.NotPermitted;
        if (branchCode is not null && BranchScope.Refuse(by, branchCode) is { } outside) return outside;

        var through = onlyDue ? book.Rules.LeftThrough(time.Today()) : null;
        if (onlyDue && through is null) return new Page<RetentionState> { Items = [] };

        var found = new List<RetentionState>();
        Page<RosterRow> page;
        do
        {
            page = await grains.GetGrain<IListingGrain>(0).Employees(new()
            {
                Scope = by.Branches, BranchCode = branchCode,
                Roster = new() { Status = EmploymentStatus.Left, LeftThrough = through, After = cursor, Limit = limit - found.Count },
            }).WaitAsync(cancellationToken);
            var states = await report.Of([.. page.Items.Select(row => row.EmployeeNo)], cancellationToken);
            // The rows tell who cannot be due; who is, the states decide.
            found.AddRange(states.Where(state => !onlyDue || state.IsDue));
            cursor = page.Next;
        }
        while (cursor is not null && found.Count < limit);

        return new Page<RetentionState> { Items = [.. found], Next = page.Next };
    }

    public async Task<Reply<Page<SealedDeletion>>> Deletions(string? cursor, int limit, Principal by, CancellationToken cancellationToken) =>
        AccessPolicy.Holds(by, Permission.HandlePersonalData) ? await deletions.Read(by.Branches, cursor, limit, cancellationToken) : AccessRefusals.NotPermitted;

    public async Task<Reply<ConsentEntry>> RecordConsent(
        ConsentRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.HandlePersonalData)) return AccessRefusals.NotPermitted;

        var (checks, now) = (new FieldChecks(), time.GetUtcNow());
        checks.Require(
            request.Purpose is { } purpose && book.Rules.Purpose(purpose) is not null, "/purpose", "consent.unknown-purpose",
            "用途应为：" + string.Join('、', book.Rules.Purposes.Select(one => one.Name)),
            "The purpose is one of: " + string.Join(", ", book.Rules.Purposes.Select(one => one.Name)));
        checks.Text("/textVersion", request.TextVersion, 40);
        checks.Text("/text", request.Text?.ReplaceLineEndings(" "), 20_000);
        if (request.Evidence is not null) checks.Text("/evidence", request.Evidence, 200);
        checks.Require(request.At is null || request.At <= now, "/at", "consent.in-future", "时间不能晚于现在", "The time cannot lie ahead");
        if (FieldRefusals.Refuse(checks.Errors) is { } refusal) return refusal;
        if (await employees.Find(request.EmployeeNo, by) is { Refusal: { } unknown }) return unknown;

        var entry = new ConsentEntry
        {
            Id = $"{request.EmployeeNo}/{commandId}", EmployeeNo = request.EmployeeNo, Purpose = request.Purpose!, Given = request.Given,
            At = request.At ?? now, RecordedAt = now, RecordedBy = by.UserName, TextVersion = request.TextVersion!.Trim(),
            TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Text!))),
            Evidence = request.Evidence is null ? null : PersonalMasks.InText(request.Evidence.Trim()),
        };
        await audit.Save(
            AuditEntry.Of(
                EmployeeDesk.Command(commandId, by), GrainKeys.Employee(request.EmployeeNo),
                request.Given ? "employee.consent-given" : "employee.consent-withdrawn", now, after: $"{entry.Purpose} {entry.TextVersion}"),
            CancellationToken.None);
        await consents.Save(entry, CancellationToken.None);
        return entry;
    }

    public async Task<Reply<ConsentList>> Consents(string employeeNo, Principal by, CancellationToken cancellationToken)
    {
        if (!AccessPolicy.Holds(by, Permission.HandlePersonalData)) return AccessRefusals.NotPermitted;
        if (await employees.Find(employeeNo, by) is { Refusal: { } refusal }) return refusal;
        return new ConsentList(await consents.Of(employeeNo, cancellationToken));
    }

    /// <summary>The employee when this person may do this for this reason, or why not.</summary>
    private async Task<Reply<EmployeeView>> Refuse(string employeeNo, string? reason, Principal by)
    {
        if (!AccessPolicy.Holds(by, Permission.HandlePersonalData)) return AccessRefusals.NotPermitted;

        var checks = new FieldChecks();
        checks.Text("/reason", reason, LongestReason);
        return FieldRefusals.Refuse(checks.Errors) is { } refusal ? refusal : await employees.Find(employeeNo, by);
    }
}
