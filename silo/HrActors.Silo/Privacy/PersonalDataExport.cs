using System.IO.Compression;
using System.Text.Json;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Privacy;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Silo.Attendance;
using HrActors.Silo.ContributionRuns;
using HrActors.Silo.Employees;
using HrActors.Silo.Findings;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;
using HrActors.Silo.Transfers;

namespace HrActors.Silo.Privacy;

/// <summary>
/// What is known of one person, for that person (个人信息保护法 art. 45: access, copy, portability): facts as JSON, documents as they are. What
/// lies in branches that the reader does not see is left out and named.
/// </summary>
internal sealed class PersonalDataExport(
    EmployeeReader employees, CaseReader cases, IContributionDesk contributions, IDirectoryRows directory, IConsentRows consents,
    IFieldProtector protector, TimeProvider time)
{
    private const int PageSize = 500;

    public async Task<byte[]> Write(EmployeeView view, PersonalDataCopy values, Principal by, CancellationToken cancellationToken)
    {
        var (found, beyond) = (new List<TransferCaseView>(), new List<string>());
        foreach (var known in view.Cases)
        {
            if ((await cases.Find(known.CaseNo, by, cancellationToken)).Value is { } one) found.Add(one);
            else beyond.Add($"transfer-case {known.CaseNo}");
        }

        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Add(zip, "personal-data.json", JsonSerializer.SerializeToUtf8Bytes(await Facts(view, values, found, beyond, by, cancellationToken), HrJson.Options));
            foreach (var one in found)
            {
                foreach (var id in one.Documents.Select(document => document.Id).Concat(one.Evidence.Select(evidence => evidence.Id)))
                {
                    if (await cases.Grain(one.CaseNo).GetDocument(id) is not { } paper) continue;
                    await Add(zip, $"documents/{one.CaseNo}/{id}-{FileName(paper.Name)}", [.. paper.Bytes]);
                }
            }
        }

        return file.ToArray();
    }

    private async Task<PersonalDataAnswer> Facts(
        EmployeeView view, PersonalDataCopy values, List<TransferCaseView> found, List<string> beyond, Principal by, CancellationToken cancellationToken)
    {
        var (sheets, paid, grain) = (new List<WorkedMonth>(), new List<PaidMonth>(), employees.Grain(view.EmployeeNo));
        var (first, last) = (YearMonth.Of(view.Periods.Select(period => period.From).Append(view.HireDate).Min()), YearMonth.Of(time.Today()));
        for (var month = first; month <= last; month = month.AddMonths(1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await grain.GetAttendance(month) is { } sheet) sheets.Add(new() { Month = month, Sheet = SheetAnswer.Of(sheet) });
        }

        foreach (var branch in view.Periods.Select(period => period.BranchCode).Distinct())
        {
            // What a branch owes for its last month may be booked in the one behind it; then it has nothing more of this person.
            var periods = view.Periods.FindAll(period => period.BranchCode == branch);
            var until = periods.Exists(period => period.To is null) ? last : YearMonth.Of(periods.Max(period => period.To!.Value)).AddMonths(1);
            for (var month = YearMonth.Of(periods.Min(period => period.From)); month <= until && month <= last; month = month.AddMonths(1))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var page = await contributions.Statements(new() { BranchCode = branch, Month = month, EmployeeNo = view.EmployeeNo }, by);
                if (page.IsRefused)
                {
                    beyond.Add($"contributions {branch}");
                    break;
                }

                paid.AddRange(page.Value.Items.Select(item => new PaidMonth { Month = month, BranchCode = branch, Statement = PersonAnswer.Of(item) }));
            }
        }

        return new()
        {
            ExportedAt = values.At,
            IdNumber = Reveal(values.IdNumber),
            Phone = Reveal(values.Phone),
            BankAccount = Reveal(values.BankAccount),
            Address = Reveal(values.Address),
            Employee = EmployeeAnswer.Of(view, Language.Zh),
            Ledger = LedgerAnswer.Of(await grain.GetLedger() ?? new()),
            TransferCases = [.. found.Select(one => TransferAnswer.Of(one, time.Today(), Language.Zh))],
            Attendance = sheets,
            Contributions = paid,
            Consents = await consents.Of(view.EmployeeNo, cancellationToken),
            Findings = await Findings(view.EmployeeNo, cancellationToken),
            BeyondScope = beyond,
        };
    }

    /// <summary>Open and closed, with what was decided about them, of every branch: the person is in scope.</summary>
    private async Task<IReadOnlyList<FindingAnswer>> Findings(string employeeNo, CancellationToken cancellationToken)
    {
        var found = new List<FindingAnswer>();
        var query = new FindingQuery { EmployeeNo = employeeNo, Limit = PageSize };
        do
        {
            var page = await directory.Findings(query, cancellationToken);
            found.AddRange(page.Items.Select(row => FindingAnswer.Of(row.Finding, row.BranchCode, Language.Zh)));
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);

        return found;
    }

    /// <summary>Names are people's own words: no part of them becomes a folder.</summary>
    private static string FileName(string name) => string.Concat(name.Split(Path.GetInvalidFileNameChars().Union(['/', '\\', ':']).ToArray()));

    private string? Reveal(ProtectedText? value) => value is null ? null : protector.Reveal(value);

    private static async Task Add(ZipArchive zip, string name, byte[] bytes)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync();
        await entry.WriteAsync(bytes);
    }
}

/// <summary>The facts of a person's copy.</summary>
internal sealed record PersonalDataAnswer
{
    public required DateTimeOffset ExportedAt { get; init; }
    public required string? IdNumber { get; init; }
    public required string? Phone { get; init; }
    public required string? BankAccount { get; init; }
    public required string? Address { get; init; }
    public required EmployeeAnswer Employee { get; init; }
    public required LedgerAnswer Ledger { get; init; }
    public required IReadOnlyList<TransferAnswer> TransferCases { get; init; }
    public required IReadOnlyList<WorkedMonth> Attendance { get; init; }
    public required IReadOnlyList<PaidMonth> Contributions { get; init; }
    public required IReadOnlyList<ConsentEntry> Consents { get; init; }
    public required IReadOnlyList<FindingAnswer> Findings { get; init; }

    /// <summary>
    /// What this copy lacks because it lies in branches that whoever made it does not see: <c>transfer-case</c> with its number,
    /// <c>contributions</c> with the branch. Empty: nothing is lacking.
    /// </summary>
    public required IReadOnlyList<string> BeyondScope { get; init; }

    public override string ToString() => nameof(PersonalDataAnswer);
}

/// <summary>One month of attendance; of months long past the totals alone may be kept.</summary>
internal sealed record WorkedMonth
{
    public required YearMonth Month { get; init; }
    public required SheetAnswer Sheet { get; init; }
}

/// <summary>One month of contributions.</summary>
internal sealed record PaidMonth
{
    public required YearMonth Month { get; init; }
    public required string BranchCode { get; init; }
    public required PersonAnswer Statement { get; init; }
}
