using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Privacy;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Privacy;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>Terms as they are published, with one that the made-up group has decided itself.</summary>
internal sealed class FakePrivacyDesk(FakeGroup group) : IPrivacyDesk
{
    private static readonly RetentionRules Terms = RetentionRules.Published.With(new Dictionary<string, int> { ["insurance-evidence"] = 5 });
    private readonly List<ConsentEntry> _consents = [];
    private readonly List<SealedDeletion> _deletions = [];

    public static string Number => "430102190001010015";

    public ImmutableArray<RetentionRule> Rules => Terms.Rules;

    public Task<Reply<ClearValue>> Disclose(
        string employeeNo, PersonalField field, string? reason, Principal by, string commandId, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<ClearValue>>(field == PersonalField.Address
            ? Refusal.NotFound("privacy.value-missing", "没有登记这项信息", "This was never told")
            : new ClearValue { Text = field == PersonalField.IdNumber ? Number : "13800000000", At = group.Now });

    public Task<Reply<PersonalDataFile>> Export(
        string employeeNo, string? reason, Principal by, string commandId, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<PersonalDataFile>>(new PersonalDataFile($"personal-data-{employeeNo}.zip", [80, 75, 5, 6]));

    public Task<Reply<DeletionRecord>> Anonymise(
        string employeeNo, string? reason, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var view = group.Put(group.Employees[employeeNo] with { Name = "（已匿名）", IdNumberMasked = "", AnonymisedAt = group.Now });
        var record = new DeletionRecord
        {
            Id = $"{employeeNo}/1", EmployeeNo = employeeNo, BranchCode = view.Branch.Code, At = group.Now, By = by.UserName, Reason = reason!,
            LastDay = view.LastDay!.Value,
        };
        _deletions.Add(new(record, "00", IsIntact: true));
        return Task.FromResult<Reply<DeletionRecord>>(record);
    }

    public Task<Reply<RetentionState>> Retention(string employeeNo, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<RetentionState>>(StateOf(group.Employees[employeeNo]));

    public Task<Reply<Page<RetentionState>>> Leavers(
        string? branchCode, bool onlyDue, string? cursor, int limit, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<Page<RetentionState>>>(new Page<RetentionState>
        {
            Items =
            [
                .. group.Employees.Values.Where(one => one.Status == EmploymentStatus.Left && one.LastDay is not null).OrderBy(one => one.EmployeeNo)
                    .Select(StateOf).Where(state => !onlyDue || state.IsDue),
            ],
        });

    public Task<Reply<Page<SealedDeletion>>> Deletions(string? cursor, int limit, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<Page<SealedDeletion>>>(new Page<SealedDeletion> { Items = [.. _deletions] });

    public Task<Reply<ConsentEntry>> RecordConsent(ConsentRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var entry = new ConsentEntry
        {
            Id = commandId, EmployeeNo = request.EmployeeNo, Purpose = request.Purpose!, Given = request.Given, At = group.Now, RecordedAt = group.Now,
            RecordedBy = by.UserName, TextVersion = request.TextVersion!, TextSha256 = "00",
        };
        _consents.Add(entry);
        return Task.FromResult<Reply<ConsentEntry>>(entry);
    }

    public Task<Reply<ConsentList>> Consents(string employeeNo, Principal by, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<ConsentList>>(new ConsentList([.. _consents.Where(entry => entry.EmployeeNo == employeeNo)]));

    private RetentionState StateOf(EmployeeView view)
    {
        var (lastDay, today) = (view.LastDay!.Value, DateOnly.FromDateTime(group.Now.Date));
        return new()
        {
            EmployeeNo = view.EmployeeNo, BranchCode = view.Branch.Code, LastDay = lastDay, AnonymisedAt = view.AnonymisedAt,
            IsDue = view.AnonymisedAt is null && Terms.AllOver(lastDay, today),
            Terms = [.. Terms.Rules.Select(rule => new RetentionTerm
            {
                Kind = rule.Kind, Years = rule.Years, KeptThrough = rule.KeptThrough(lastDay), IsOver = rule.IsOver(lastDay, today),
                Source = rule.Source, Confirmed = rule.Confirmed,
            })],
        };
    }
}
