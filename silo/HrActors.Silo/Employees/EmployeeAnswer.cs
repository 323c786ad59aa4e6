using System.Text.Json.Serialization;
using HrActors.Contracts.Employees;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Time;
using HrActors.Silo.Findings;
using HrActors.Silo.Json;

namespace HrActors.Silo.Employees;

/// <summary>One employee in full, personal values masked.</summary>
internal sealed record EmployeeAnswer
{
    public required string EmployeeNo { get; init; }
    public required string Name { get; init; }

    /// <summary>onboarding, active or left.</summary>
    public required string Status { get; init; }
    public required string BranchCode { get; init; }
    public required string IdNumberMasked { get; init; }
    public required string DocumentKind { get; init; }
    public required string? PhoneMasked { get; init; }

    /// <summary>Bank account wages are paid to; null when it was never told.</summary>
    public required string? BankAccountMasked { get; init; }

    /// <summary>Home address; null when it was never told.</summary>
    public required string? AddressMasked { get; init; }
    public required DateOnly HireDate { get; init; }

    /// <summary>Last day of work, included; null while employed.</summary>
    public required DateOnly? LastDay { get; init; }
    public required AttendanceDates Attendance { get; init; }

    /// <summary>Gross, CNY per month.</summary>
    [Money]
    public required decimal Wage { get; init; }

    /// <summary>Gross average of previousYear as recorded, CNY per month; null where none was.</summary>
    [Money]
    public required decimal? PreviousYearMonthlyAverage { get; init; }

    /// <summary>
    /// The calendar year of that average: the one before the day it was recorded. A yearly declaration takes it for that year only.
    /// </summary>
    public required int? PreviousYear { get; init; }
    public required IReadOnlyList<WageAnswer> Wages { get; init; }

    /// <summary>Wages of confirmed yearly declarations (年度缴费基数申报), oldest first.</summary>
    public required IReadOnlyList<DeclaredWageAnswer> DeclaredWages { get; init; }
    public required string? HukouRegionCode { get; init; }
    public required string? WorkerCategory { get; init; }
    public required IReadOnlyList<PeriodAnswer> Periods { get; init; }
    public required IReadOnlyList<FindingAnswer> Findings { get; init; }
    public required IReadOnlyList<EnrolmentAnswer> Enrolments { get; init; }
    public required IReadOnlyList<CaseReferenceAnswer> TransferCases { get; init; }
    public required QueryAnswer Query { get; init; }
    public required long Version { get; init; }

    public static EmployeeAnswer Of(EmployeeView view, Language language) => new()
    {
        EmployeeNo = view.EmployeeNo,
        Name = view.Name,
        Status = EmploymentStatusNames.Of(view.Status),
        BranchCode = view.Branch.Code,
        IdNumberMasked = view.IdNumberMasked,
        DocumentKind = view.DocumentKind,
        PhoneMasked = view.PhoneMasked,
        BankAccountMasked = view.BankAccountMasked,
        AddressMasked = view.AddressMasked,
        HireDate = view.HireDate,
        LastDay = view.LastDay,
        Attendance = new()
        {
            HireDate = view.FirstPunchOn,
            LeaveDate = view.Status == EmploymentStatus.Left ? view.LastPunchOn : null,
            LastPunchOn = view.LastPunchOn,
        },
        Wage = view.MonthlyWage,
        PreviousYearMonthlyAverage = view.PreviousYearMonthlyAverage,
        PreviousYear = view.PreviousYear,
        Wages = [.. view.Wages.Select(WageAnswer.Of)],
        DeclaredWages = [.. view.Declared.Select(DeclaredWageAnswer.Of)],
        HukouRegionCode = view.HukouRegionCode,
        WorkerCategory = view.WorkerCategory,
        Periods = [.. view.Periods.Select(PeriodAnswer.Of)],
        Findings = [.. view.Findings.Select(finding => FindingAnswer.Of(finding, view.Branch.Code, language))],
        Enrolments = [.. view.Enrolments.Select(EnrolmentAnswer.Of)],
        TransferCases = [.. view.Cases.Select(CaseReferenceAnswer.Of)],
        Query = QueryAnswer.Of(view),
        Version = view.Version,
    };
}

/// <summary>What attendance says of the employment.</summary>
internal sealed record AttendanceDates
{
    /// <summary>Day of the first punch; null before it.</summary>
    public required DateOnly? HireDate { get; init; }

    /// <summary>Day of the last punch of somebody who has left; null before.</summary>
    public required DateOnly? LeaveDate { get; init; }
    public required DateOnly? LastPunchOn { get; init; }
}

/// <summary>An employee as finance sees it.</summary>
internal sealed record EmployeeNameAnswer
{
    public required string EmployeeNo { get; init; }
    public required string Name { get; init; }
    public required string BranchCode { get; init; }
}

internal sealed record WageAnswer
{
    public required YearMonth Month { get; init; }

    [Money]
    public required decimal Gross { get; init; }
    public required IReadOnlyList<WageItemAnswer> Items { get; init; }

    public static WageAnswer Of(WageEntry entry) => new()
    {
        Month = entry.Month,
        Gross = entry.Gross,
        Items = [.. entry.Items.Select(item => new WageItemAnswer { Code = item.Code, Amount = item.Amount })],
    };
}

internal sealed record DeclaredWageAnswer
{
    /// <summary>First month of the base year.</summary>
    public required YearMonth From { get; init; }

    /// <summary>Months of the year before that count; null where its recorded average was declared.</summary>
    public required int? Months { get; init; }

    [Money]
    public required decimal Wage { get; init; }

    public static DeclaredWageAnswer Of(WageDeclared declared) => new() { From = declared.Wage.From, Months = declared.Wage.Months, Wage = declared.Wage.Wage };
}

internal sealed record WageItemAnswer
{
    public required string Code { get; init; }

    [Money]
    public required decimal Amount { get; init; }
}

internal sealed record PeriodAnswer
{
    public required string LegalEntity { get; init; }
    public required string BranchCode { get; init; }
    public required string RegionCode { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day, included; null while it lasts.</summary>
    public required DateOnly? To { get; init; }
    public required string StartReason { get; init; }

    public static PeriodAnswer Of(EmploymentPeriod period) => new()
    {
        LegalEntity = period.LegalEntity,
        BranchCode = period.BranchCode,
        RegionCode = period.RegionCode,
        From = period.From,
        To = period.To,
        StartReason = period.StartReason,
    };
}

internal sealed record EnrolmentAnswer
{
    public required string RegionCode { get; init; }
    public required string Line { get; init; }

    /// <summary>active, paused, terminated or drawing.</summary>
    public required string Status { get; init; }
    public required string? UnitName { get; init; }
    public required YearMonth? From { get; init; }
    public required YearMonth? To { get; init; }
    public required int Months { get; init; }

    [Money]
    public required decimal? LastBase { get; init; }
    public required bool Arrears { get; init; }
    public required string? PersonalNo { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required AgencyContactAnswer? Agency { get; init; }

    /// <summary>own, or the id of the agency that answered.</summary>
    public required string Source { get; init; }
    public required DateTimeOffset AsOf { get; init; }

    public static EnrolmentAnswer Of(EnrolmentRecord record) => new()
    {
        RegionCode = record.RegionCode,
        Line = record.Line.WireName(),
        Status = record.Status.WireName(),
        UnitName = record.UnitName,
        From = record.From,
        To = record.To,
        Months = record.Months,
        LastBase = record.LastBase,
        Arrears = record.Arrears,
        PersonalNo = record.PersonalNo,
        Agency = record.Agency is { } agency
            ? new() { Code = agency.Code, Name = agency.Name, Phone = agency.Phone, Address = agency.Address, PostCode = agency.PostCode }
            : null,
        Source = record.Source,
        AsOf = record.AsOf,
    };
}

internal sealed record AgencyContactAnswer
{
    public required string? Code { get; init; }
    public required string? Name { get; init; }
    public required string? Phone { get; init; }
    public required string? Address { get; init; }
    public required string? PostCode { get; init; }
}

internal sealed record CaseReferenceAnswer
{
    public required string CaseNo { get; init; }
    public required string Line { get; init; }
    public required string OriginRegionCode { get; init; }
    public required string State { get; init; }

    public static CaseReferenceAnswer Of(CaseReference reference) => new()
    {
        CaseNo = reference.CaseNo,
        Line = reference.Line.WireName(),
        OriginRegionCode = reference.OriginRegionCode,
        State = reference.State.ToString(),
    };
}
