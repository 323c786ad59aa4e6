using System.Globalization;
using System.Text.Json;
using HrActors.Contracts;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Contracts.Validation;
using HrActors.Domain.Access;
using HrActors.Domain.Attendance;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Identity;
using HrActors.Domain.Transfers;
using HrActors.DurableLog;

namespace HrActors.Grains.Tests.Hosting;

/// <summary>One person nobody else in the tests is, hired in Changsha, and what happens to them.</summary>
internal sealed class Story
{
    public const string Changsha = "430100";
    public const string Wuhan = "420100";

    private static int _persons;
    private readonly HrCluster _cluster;
    private readonly int _number;
    private int _commands;

    public Story(HrCluster cluster, string? employeeNo = null)
    {
        _cluster = cluster;
        var number = _number = Interlocked.Increment(ref _persons);
        // Births of 1900 to 1904: no living person holds such a number.
        var born = new DateOnly(1900, 1, 1).AddDays(number % 1_800).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var seventeen = string.Create(CultureInfo.InvariantCulture, $"430102{born}{number % 1_000:000}");
        IdNumber = seventeen + IdentityChecksum.Of(seventeen);
        EmployeeNo = employeeNo ?? string.Create(CultureInfo.InvariantCulture, $"E{number:0000}");
    }

    public string EmployeeNo { get; }

    public string IdNumber { get; }

    public FakePerson AtAgency => _cluster.Agency.Person(IdNumber);

    public IEmployeeGrain Employee => _cluster.Grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(EmployeeNo));

    public IValidationGrain Validation => _cluster.Grains.GetGrain<IValidationGrain>(GrainKeys.Employee(EmployeeNo));

    public IPersonGrain Person => _cluster.Grains.GetGrain<IPersonGrain>(GrainKeys.Person(Hash));

    private IFieldProtector Protector => _cluster.Get<IFieldProtector>();

    private string Hash => Protector.SearchHash("id-number", IdNumber);

    public static BranchFacts Branch => new()
    {
        Code = "4301", Name = "长沙分公司", LegalEntity = "示例集团", RegistrationCode = "4301-1", RegionCode = Changsha, PolicyPack = "sample",
        ShiftTemplate = "standard", UnitNumber = "43010001",
    };

    public static EnrolmentRecord Record(EnrolmentStatus status, int months = 36, InsuranceLine line = InsuranceLine.Pension) => new()
    {
        Line = line,
        RegionCode = Wuhan,
        Status = status,
        Months = months,
        PersonalNo = "420100998",
        Agency = new() { Code = Wuhan, Name = "武汉市社会保险中心", Phone = "027-12333", Address = "武汉市江岸区1号", PostCode = "430010" },
        Source = "",
        AsOf = default,
    };

    public CommandInfo Command(string? id = null) => new() { Id = id ?? $"story-{_number}-{Interlocked.Increment(ref _commands)}", By = "li", Reason = "test" };

    public OnboardEmployee Hire(DateOnly? on = null, string? commandId = null) => new()
    {
        Command = Command(commandId),
        EmployeeNo = EmployeeNo,
        Name = "张测试",
        IdNumber = Protector.Protect(IdNumber),
        IdNumberHash = Hash,
        IdNumberMasked = IdentityNumber.FromNormalised(IdNumber).Masked,
        DocumentKind = "citizen-18",
        Branch = Branch,
        HireDate = on ?? DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)),
        MonthlyWage = 8_000m,
        Agencies = [FakeAgency.Id],
    };

    /// <summary>Hires the person and waits for the agency's answer.</summary>
    public async Task<EmployeeView> Hired(params ImmutableList<EnrolmentRecord> records)
    {
        AtAgency.Records = records;
        await Employee.Onboard(Hire());
        return await Answered();
    }

    public async Task<EmployeeView> Answered() => (await Employee.GetWhenAnswered(Patience.Limit))!;

    public Task<EmployeeView> Sees(Func<EmployeeView, bool> until) =>
        _cluster.Eventually(async () => (await Employee.Get())!, view => view is not null && until(view));

    /// <summary>The case of a person hired with a paused pension in Wuhan.</summary>
    public async Task<ITransferCaseGrain> Case(EnrolmentStatus status = EnrolmentStatus.Paused)
    {
        await Hired(Record(status));
        return await OpenedCase();
    }

    public async Task<ITransferCaseGrain> OpenedCase()
    {
        var view = await Sees(employee => employee.Cases.Count > 0);
        var found = CaseOf(view.Cases[^1].CaseNo);
        await CaseIs(found, known => known is not null);
        return found;
    }

    public ITransferCaseGrain CaseOf(string caseNo) => _cluster.Grains.GetGrain<ITransferCaseGrain>(GrainKeys.Case(caseNo));

    public Task<TransferCaseView> CaseIs(ITransferCaseGrain grain, Func<TransferCaseView, bool> until) =>
        _cluster.Eventually(async () => (await grain.Get())!, view => view is not null && until(view));

    public Task<TransferCaseView> CaseIs(ITransferCaseGrain grain, TransferState state) => CaseIs(grain, view => view.State == state);

    /// <summary>Signs and submits, and waits for the receipt.</summary>
    public async Task<TransferCaseView> Submitted(ITransferCaseGrain grain)
    {
        Assert.Null((await grain.Sign(Command())).Refusal);
        Assert.Null((await grain.Submit(Command())).Refusal);
        return (await grain.GetWhenSubmitted(Patience.Limit))!;
    }

    public FillForm Fill(string key, string value) => new()
    {
        Command = Command(), Values = Protector.Protect(JsonSerializer.Serialize(new Dictionary<string, string> { [key] = value })),
    };

    /// <summary>A step entered by hand, now.</summary>
    public EnterProgress Enter(TransferNode node) => new()
    {
        Command = Command(), Node = node, OccurredAt = DateTimeOffset.UtcNow, Evidence = "letter " + node.WireName(),
    };

    /// <summary>Appends punches as the API does; <paramref name="at"/> is their local time.</summary>
    public Task<IReadOnlyList<AppendOutcome>> Punch(params ReadOnlySpan<DateTime> at)
    {
        var events = at.ToArray().Select(time => new AttendanceEvent
        {
            EmployeeNo = EmployeeNo,
            Kind = PunchKind.Punch,
            At = new(time, TimeSpan.FromHours(8)),
            BranchCode = Branch.Code,
            Source = "gate",
            EventId = string.Create(CultureInfo.InvariantCulture, $"{EmployeeNo}-{time:O}"),
        });
        var payloads = _cluster.Get<LogPayload>();
        return _cluster.Get<IDurableLog>().Append(
            new(StreamNames.Attendance, GrainKeys.Branch(Branch.Code)),
            [
                .. events.Select(e => new LogEvent
                {
                    Source = e.Source, EventId = e.EventId, Subject = EmployeeNo, OccurredAt = e.At, Payload = payloads.Write(e),
                }),
            ],
            CancellationToken.None);
    }
}
