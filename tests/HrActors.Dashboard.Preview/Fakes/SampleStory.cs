using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>The people of the made-up group: many ordinary ones, and a few with something to do.</summary>
internal static class SampleStory
{
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "欧阳"];
    private static readonly string[] GivenNames = ["伟", "芳", "敏", "静", "磊", "洋", "艳", "勇", "秀英", "娟", "志强", "雨桐"];

    public static readonly ImmutableList<BranchView> Branches =
    [
        Branch("4301", "长沙分公司", "示例制造有限公司", "430100"), Branch("4302", "长沙高新技术产业开发区智能制造第二生产基地分公司", "示例制造有限公司", "430100"),
        Branch("4201", "武汉分公司", "示例制造有限公司", "420100"), Branch("4401", "广州分公司", "示例商贸有限公司", "440100"),
        Branch("4403", "深圳分公司", "示例商贸有限公司", "440300"), Branch("1101", "北京分公司", "示例科技有限公司", "110000"),
        Branch("3101", "上海分公司", "示例科技有限公司", "310000"), Branch("5101", "成都分公司", "示例科技有限公司", "510100"),
    ];

    public static IEnumerable<EmployeeView> Employees(TimeProvider time)
    {
        var now = time.GetUtcNow();
        for (var i = 1; i <= 130; i++)
        {
            var branch = Branches[i % Branches.Count].Facts;
            var name = Surnames[i % Surnames.Length] + GivenNames[i * 7 % GivenNames.Length];
            yield return Plain($"{i:000000}", i == 17 ? "阿卜杜热合曼·买买提伊敏·努尔艾合买提江" : name, branch, now, i);
        }

        yield return SampleTransfers.Hire(Branches[0].Facts, now);
        yield return SampleTransfers.Waiting(Branches[0].Facts, now);
    }

    public static IEnumerable<TransferCaseView> Cases(TimeProvider time)
    {
        var now = time.GetUtcNow();
        yield return SampleTransfers.Draft(now, "T-2026-000001");
        yield return SampleTransfers.Running(now, "T-2026-000002", late: false);
        yield return SampleTransfers.Running(now, "T-2026-000003", late: true);
        yield return SampleTransfers.Done(now, "T-2026-000004");
        yield return SampleTransfers.Refused(now, "T-2026-000005");
        yield return SampleTransfers.ByHand(now, "T-2026-000006");
    }

    public static EmployeeView Plain(string number, string name, BranchFacts branch, DateTimeOffset now, int seed)
    {
        var hired = new DateOnly(2019 + (seed % 7), 1 + (seed % 12), 1 + (seed % 27));
        var view = new EmployeeView
        {
            EmployeeNo = number,
            Version = 1,
            Name = name,
            IdNumberMasked = "430102********997X",
            DocumentKind = "citizen-18",
            PhoneMasked = "138****0000",
            Status = seed % 23 == 0 ? EmploymentStatus.Left : EmploymentStatus.Active,
            Branch = branch,
            HireDate = hired,
            HukouRegionCode = "420100",
            WorkerCategory = "full-time",
            MonthlyWage = 6000m + (seed % 9 * 850m),
            PreviousYearMonthlyAverage = 6200m + (seed % 9 * 850m),
            Wages = [new() { Month = new(2026, 9), Gross = 9800m }, new() { Month = new(2026, 10), Gross = 10120.5m }],
            Periods = [Period(branch, hired)],
            Enrolments = [Own(InsuranceLine.Pension, branch, hired, now), Own(InsuranceLine.Medical, branch, hired, now)],
            Query = QueryState.NeverAsked,
            FirstPunchOn = hired,
            LastPunchOn = new(2026, 11, 20),
        };
        return seed % 29 == 0
            ? view with
            {
                Findings = [Finding($"f-{number}", FindingCodes.DateMismatch, Severity.Warning, number, now.AddHours(-seed),
                    ("declared", Localisation.Words.Day(hired)), ("observed", Localisation.Words.Day(hired.AddDays(3))))],
            }
            : view;
    }

    public static Finding Finding(
        string id, string code, Severity severity, string number, DateTimeOffset at, params (string Key, string Value)[] facts) => new()
        {
            Id = id,
            Code = code,
            Severity = severity,
            EmployeeNo = number,
            Cause = code,
            Facts = facts.ToImmutableSortedDictionary(fact => fact.Key, fact => fact.Value),
            OpenedAt = at,
        };

    public static EmploymentPeriod Period(BranchFacts branch, DateOnly from) => new()
    {
        LegalEntity = branch.LegalEntity,
        BranchCode = branch.Code,
        RegistrationCode = branch.RegistrationCode,
        RegionCode = branch.RegionCode,
        WorkerCategory = "full-time",
        From = from,
        StartReason = "hired",
    };

    private static EnrolmentRecord Own(InsuranceLine line, BranchFacts branch, DateOnly from, DateTimeOffset now) => new()
    {
        Line = line,
        RegionCode = branch.RegionCode,
        Status = EnrolmentStatus.Active,
        UnitName = branch.LegalEntity,
        From = Domain.Time.YearMonth.Of(from),
        Months = 12,
        LastBase = 9800m,
        Source = EnrolmentRecord.Own,
        AsOf = now,
    };

    private static BranchView Branch(string code, string name, string legalEntity, string region) => new()
    {
        Facts = new()
        {
            Code = code,
            Name = name,
            LegalEntity = legalEntity,
            RegistrationCode = $"R-{region}",
            RegionCode = region,
            PolicyPack = "sample",
            ShiftTemplate = "standard",
            UnitNumber = $"{region}0001",
        },
        Version = 1,
    };
}
