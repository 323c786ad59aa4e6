using System.Globalization;
using HrActors.Contracts;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Feed;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Findings;
using HrActors.Domain.Transfers;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Employees;

/// <summary>What follows from a change of an employee: facts for validation, the directory row, news for the branch, the audit row.</summary>
internal static class EmployeeMessages
{
    public static EmployeeFacts Facts(this EmployeeState state) => new()
    {
        EmployeeNo = state.EmployeeNo,
        Version = state.Version,
        Status = state.Status,
        BranchCode = state.Branch!.Code,
        RegionCode = state.Branch.RegionCode,
        HireDate = state.HireDate,
        LastDay = state.LastDay,
        HireDateSettled = state.HireDateSettled,
        FirstPunchOn = state.FirstPunchOn,
        OwnEnrolments = state.OwnEnrolments,
        SamePerson = state.SamePerson,
        CompletedTransfers =
        [
            .. state.CompletedTransfers.Concat(state.OtherTransfers).DistinctBy(done => done.CaseNo).OrderBy(done => done.At),
        ],
        PolicyPack = state.Branch.PolicyPack,
        MonthlyWage = state.MonthlyWage,
        PreviousYearMonthlyAverage = state.PreviousYearMonthlyAverage,
        Wages = [.. state.Wages.TakeLast(EmployeeFacts.MonthsOfWages).Select(wage => new WageFact
        {
            Month = wage.Month, Gross = wage.Gross, FirstGross = wage.FirstGross, ChangedOn = wage.ChangedOn,
        })],
        Periods = state.Periods,
        HukouRegionCode = state.HukouRegionCode,
        DocumentKind = state.DocumentKind,
        IdentityReasons = state.IdentityReasons,
        AgeMarks = state.AgeMarks,
        Cases = state.Cases.ConvertAll(known => new CaseFact
        {
            CaseNo = known.CaseNo,
            Line = known.Line,
            OriginRegionCode = known.OriginRegionCode,
            State = known.State,
            Leg = known.Leg,
            DueOn = known.DueOn,
            EndReported = known.EndReported,
            SubmittedOn = known.SubmittedOn,
            ReturnedOn = known.ReturnedOn,
            LegSource = known.LegSource,
            LegUnconfirmed = known.LegUnconfirmed,
            FaultyTableOn = known.FaultyTableOn,
            DestinationRegionCode = known.DestinationRegionCode,
        }),
        PunchAfterLeavingOn = state.PunchAfterLeavingOn,
        OtherNames = state.OtherNames,
        WorkerCategory = state.WorkerCategory,
        Declared = [.. state.Declared.Where(known => known.RegistrationCode == state.Branch.RegistrationCode).Select(known => known.Wage)],
    };

    public static RosterRow Row(this EmployeeState state) => new()
    {
        EmployeeNo = state.EmployeeNo,
        Name = state.Name,
        BranchCode = state.Branch!.Code,
        RegistrationCode = state.Branch.RegistrationCode,
        Status = state.Status,
        HireDate = state.HireDate,
        FindingCodes = [.. state.Findings.Select(finding => finding.Code).Distinct()],
        // A note asks for nothing, and what somebody decided to live with is dealt with.
        OpenFindings = state.Findings.Count(finding => finding is { Severity: > Severity.Info, Waiver: null }),
        BlockingFindings = state.Findings.Count(finding => finding is { Severity: Severity.Blocking, Waiver: null }),
        OpenCases = state.Cases.Count(reference => reference.State.IsOpen()),
        Version = state.Version,
        LastDay = state.Status == EmploymentStatus.Left ? state.LastDay : null,
        Anonymised = state.AnonymisedAt is not null,
    };

    /// <summary>Tells whoever looks that something of the employee may have changed.</summary>
    public static Change News(this EmployeeState state, DateTimeOffset at) => new() { BranchCode = state.Branch!.Code, Employee = state.Row(), At = at };

    /// <summary>The next version: new facts to validate, and the new row for lists.</summary>
    public static EmployeeState Changed(this EmployeeState state, DateTimeOffset at)
    {
        var next = (state with { Version = state.Version + 1 }).Summarised(at);
        return next with { Outbox = next.Outbox.Add(new OutboxMessage.PublishFacts { Facts = next.Facts() }) };
    }

    /// <summary>The next version where only what others decided has changed: nothing to validate again.</summary>
    public static EmployeeState ChangedSummary(this EmployeeState state, DateTimeOffset at) =>
        (state with { Version = state.Version + 1 }).Summarised(at);

    public static EmployeeState Asking(this EmployeeState state, ImmutableList<string> agencies, IFieldProtector protector, DateTimeOffset at)
    {
        if (agencies.IsEmpty || state.IdNumber is null) return state;

        var number = state.Queries + 1;
        var question = new EnrolmentQuestion
        {
            QueryId = string.Create(CultureInfo.InvariantCulture, $"{state.EmployeeNo}-q{number}"),
            EmployeeNo = state.EmployeeNo,
            IdNumber = state.IdNumber,
            Name = protector.Protect(state.Name),
            AskedAt = at,
            NumberVersion = state.NumberVersion,
        };
        var outbox = state.Outbox;
        foreach (var agency in agencies) outbox = outbox.Add(new OutboxMessage.Ask { AgencyId = agency, Question = question });
        return state with
        {
            Queries = number,
            Query = new() { QueryId = question.QueryId, AskedAt = at, Asked = agencies },
            Outbox = outbox,
        };
    }

    public static EmployeeState Audited(this EmployeeState state, CommandInfo command, string action, DateTimeOffset at, string? before = null, string? after = null) =>
        state with
        {
            Commands = state.Commands.Remember(command.Id),
            Outbox = state.Outbox.Add(new OutboxMessage.SaveAudit
            {
                Entry = AuditEntry.Of(command, GrainKeys.Employee(state.EmployeeNo), action, at, before, after),
            }),
        };

    /// <summary>The number of the row in the branch a person has moved away from is taken off its roster.</summary>
    public static EmployeeState MovedFrom(this EmployeeState state, string branchCode, DateTimeOffset at) => branchCode == state.Branch!.Code
        ? state
        : state with { Outbox = state.Outbox.Add(new OutboxMessage.PublishChange { Change = new Change { BranchCode = branchCode, MovedAway = state.Row(), At = at } }) };

    /// <summary>Tells the person with this hash that the number is no longer hers or his.</summary>
    public static EmployeeState LeavingPerson(this EmployeeState state, string personHash) =>
        state with { Outbox = state.Outbox.Add(new OutboxMessage.LeavePerson { PersonHash = personHash, EmployeeNo = state.EmployeeNo }) };

    private static EmployeeState Summarised(this EmployeeState state, DateTimeOffset at)
    {
        var row = state.Row();
        return state with
        {
            Outbox = state.Outbox.Add(
                new OutboxMessage.SaveRosterRow { Row = row },
                new OutboxMessage.PublishChange { Change = new Change { BranchCode = row.BranchCode, Employee = row, At = at } }),
        };
    }
}
