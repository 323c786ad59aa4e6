using System.IO.Compression;
using System.Text.Json;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Privacy;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Grains.Rows;
using HrActors.Silo.Attendance;
using HrActors.Silo.ContributionRuns;
using HrActors.Silo.Employees;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;
using HrActors.Silo.Transfers;

namespace HrActors.Silo.Privacy;

/// <summary>
/// What is known of one person, for that person (个人信息保护法 art. 45: access, copy, portability): facts as JSON, documents as they are.
/// </summary>
internal sealed class PersonalDataExport(
    EmployeeReader employees, CaseReader cases, IContributionDesk contributions, IConsentRows consents, IDocumentVault vault,
    IFieldProtector protector, TimeProvider time)
{
    /// <summary>Months of attendance and contributions: all that an employee keeps day by day, and a year before.</summary>
    private const int Months = 15;

    public async Task<byte[]> Write(EmployeeView view, PersonalDataCopy values, Principal by, CancellationToken cancellationToken)
    {
        var found = new List<TransferCaseView>();
        foreach (var known in view.Cases)
        {
            if ((await cases.Find(known.CaseNo, by)).Value is { } one) found.Add(one);
        }

        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Add(zip, "personal-data.json", JsonSerializer.SerializeToUtf8Bytes(await Facts(view, values, found, by, cancellationToken), HrJson.Options));
            foreach (var one in found)
            {
                foreach (var document in one.Documents)
                {
                    if (await cases.Grain(one.CaseNo).GetDocument(document.Id) is { } paper)
                        await Add(zip, $"documents/{one.CaseNo}/{document.Id}.pdf", [.. paper.Bytes]);
                }

                foreach (var evidence in one.Evidence)
                {
                    if (await vault.Load(one.CaseNo, evidence.Id, cancellationToken) is { } bytes) await Add(zip, $"documents/{one.CaseNo}/{evidence.Id}", bytes);
                }
            }
        }

        return file.ToArray();
    }

    private async Task<PersonalDataAnswer> Facts(
        EmployeeView view, PersonalDataCopy values, List<TransferCaseView> found, Principal by, CancellationToken cancellationToken)
    {
        var (sheets, paid) = (new List<SheetAnswer>(), new List<PaidMonth>());
        var grain = employees.Grain(view.EmployeeNo);
        for (var month = YearMonth.Of(time.Today()).AddMonths(1 - Months); month <= YearMonth.Of(time.Today()); month = month.AddMonths(1))
        {
            if (await grain.GetAttendance(month) is { } sheet) sheets.Add(SheetAnswer.Of(sheet));
            foreach (var branch in view.Periods.Select(period => period.BranchCode).Distinct())
            {
                var page = (await contributions.Statements(new() { BranchCode = branch, Month = month, EmployeeNo = view.EmployeeNo }, by)).Value;
                paid.AddRange((page?.Items ?? []).Select(item => new PaidMonth { Month = month, BranchCode = branch, Statement = PersonAnswer.Of(item) }));
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
        };
    }

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
    public required IReadOnlyList<SheetAnswer> Attendance { get; init; }
    public required IReadOnlyList<PaidMonth> Contributions { get; init; }
    public required IReadOnlyList<ConsentEntry> Consents { get; init; }

    public override string ToString() => nameof(PersonalDataAnswer);
}

/// <summary>One month of contributions.</summary>
internal sealed record PaidMonth
{
    public required YearMonth Month { get; init; }
    public required string BranchCode { get; init; }
    public required PersonAnswer Statement { get; init; }
}
