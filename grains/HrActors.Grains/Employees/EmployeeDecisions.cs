using HrActors.Contracts.Employees;
using HrActors.Domain.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Employees;

/// <summary>What follows from a command to an employee: the next state, or the refusal. Pure: the grain stores and sends.</summary>
internal static class EmployeeDecisions
{
    public static readonly Refusal Unknown = Refusal.NotFound("employee.unknown", "没有这个工号。", "There is no employee with this number.");

    public static readonly Refusal Anonymous = Refusal.Conflict(
        "employee.anonymised", "该员工的个人信息已匿名化，不能再办理任何业务。", "This employee was made anonymous; nothing can be done any more.");

    /// <param name="firstPunchOn">Day of the first punch that came before the person; null when none did.</param>
    public static EmployeeState Onboard(
        OnboardEmployee command, Namesakes namesakes, DateOnly? firstPunchOn, IFieldProtector protector, DateTimeOffset at)
    {
        var existing = !command.ExistingEnrolments.IsEmpty;
        var state = new EmployeeState
        {
            EmployeeNo = command.EmployeeNo,
            Name = command.Name,
            IdNumber = command.IdNumber,
            IdNumberHash = command.IdNumberHash,
            IdNumberMasked = command.IdNumberMasked,
            DocumentKind = command.DocumentKind,
            Phone = command.Phone,
            HukouRegionCode = command.HukouRegionCode,
            WorkerCategory = command.WorkerCategory,
            Status = existing ? EmploymentStatus.Active : EmploymentStatus.Onboarding,
            Branch = command.Branch,
            Periods = [Period(command.Branch, command.HireDate, existing ? "imported" : "hired", command.WorkerCategory)],
            MonthlyWage = command.MonthlyWage,
            PreviousYearMonthlyAverage = command.PreviousYearMonthlyAverage,
            // Of the year before the one it is told in: who is taken over years after the hire brings the average of last year.
            PreviousYear = command.PreviousYearMonthlyAverage is null ? null : ChinaTime.DateOf(at).Year - 1,
            HireDate = command.HireDate,
            HireDateSettled = existing,
            FirstPunchOn = firstPunchOn,
            OwnEnrolments = command.ExistingEnrolments,
        };
        return state
            .WithNamesakes(namesakes)
            .WithIdentity(protector, at)
            .Asking(existing ? [] : command.Agencies, protector, at)
            .Changed(at)
            .Audited(command.Command, "employee.onboarded", at);
    }

    public static Reply<EmployeeState> Correct(EmployeeState state, CorrectEmployee command, IFieldProtector protector, DateTimeOffset at)
    {
        if (command.ExpectedVersion is { } expected && expected != state.Version)
            return Refusal.Conflict("employee.changed-meanwhile", "该员工资料已被他人修改，请刷新后重试。", "The employee was changed meanwhile; reload and try again.");

        if (command.HireDate is { } hired && RefuseHireDate(state, hired) is { } refusal) return refusal;

        var next = state with
        {
            Name = command.Name ?? state.Name,
            IdNumber = command.IdNumber ?? state.IdNumber,
            IdNumberHash = command.IdNumberHash ?? state.IdNumberHash,
            IdNumberMasked = command.IdNumberMasked ?? state.IdNumberMasked,
            DocumentKind = command.DocumentKind ?? state.DocumentKind,
            Phone = command.Phone ?? state.Phone,
            BankAccount = command.BankAccount ?? state.BankAccount,
            Address = command.Address ?? state.Address,
            HireDate = command.HireDate ?? state.HireDate,
            HukouRegionCode = command.HukouRegionCode ?? state.HukouRegionCode,
        };
        // The hire date is the first day of the employment, which may have gone on in another branch since.
        var first = next.Periods.BeginningOf();
        var periods = command.HireDate is { } from ? next.Periods.SetItem(first, next.Periods[first] with { From = from }) : next.Periods;
        if (command.PostCategory is { } post) periods = periods.SetItem(periods.Count - 1, periods[^1] with { PostCategory = post });
        next = next with { Periods = periods };
        if (next.IdNumberHash != state.IdNumberHash)
        {
            next = next with
            {
                FormerHashes = [.. state.FormerHashes.Append(state.IdNumberHash).Where(hash => hash != next.IdNumberHash).Distinct()],
                NumberVersion = state.NumberVersion + 1,
            };
        }

        if (command.IdNumber is not null || command.PostCategory is not null) next = next.WithIdentity(protector, at, again: true);

        // Another name or number is another question to the agencies.
        if (command.Name is not null || command.IdNumber is not null) next = next.Asking(command.Agencies, protector, at);
        return next.Changed(at).Audited(command.Command, "employee.corrected", at, Dates(state), Dates(next));
    }

    private static Refusal? RefuseHireDate(EmployeeState state, DateOnly hired)
    {
        var first = state.Periods.BeginningOf();
        if (first > 0 && hired <= state.Periods[first - 1].To)
            return Refusal.Rule("employee.rehire-before-last-day", "再入职日必须晚于上次离职日。", "The new hire date must lie after the last day.");
        if (hired <= state.Periods[first].To || state.Periods[first].To is null) return null;

        return first == state.Periods.Count - 1
            ? Refusal.Rule("employee.last-day-before-hire", "离职日不能早于入职日。", "The last day cannot lie before the hire date.")
            : Refusal.Rule("employee.hire-date-after-move", "入职日必须早于其后的调动日。", "The hire date must lie before the move that followed it.");
    }

    /// <param name="lastPunchOn">Day of the last punch; null when there is none.</param>
    public static Reply<EmployeeState> Depart(EmployeeState state, DepartEmployee command, DateOnly? lastPunchOn, DateTimeOffset at)
    {
        if (state.Status == EmploymentStatus.Left)
            return Refusal.Conflict("employee.already-left", "该员工已离职。", "The employee has already left.");
        if (command.LastDay < state.HireDate)
            return Refusal.Rule("employee.last-day-before-hire", "离职日不能早于入职日。", "The last day cannot lie before the hire date.");

        var stopped = YearMonth.Of(command.LastDay);
        var next = state with
        {
            Status = EmploymentStatus.Left,
            LastDay = command.LastDay,
            PunchAfterLeavingOn = lastPunchOn > command.LastDay ? lastPunchOn : null,
            StopCheck = command.Agencies,
            Periods = EndPeriod(state.Periods, command.LastDay, command.Command.Reason),
            OwnEnrolments = [.. state.OwnEnrolments.Select(own => own.To is null ? own with { To = stopped, Status = EnrolmentStatus.Paused, AsOf = at } : own)],
        };
        return next.Changed(at).Audited(command.Command, "employee.departed", at, null, Dates(next));
    }

    public static Reply<EmployeeState> Move(EmployeeState state, PlaceEmployee command, DateTimeOffset at)
    {
        if (state.Status == EmploymentStatus.Left)
            return Refusal.Conflict("employee.already-left", "该员工已离职，请办理再入职。", "The employee has left; take the person on again instead.");
        if (command.On <= state.Periods[^1].From)
            return Refusal.Rule("employee.move-before-period", "调动日必须晚于当前任职开始日。", "The move must lie after the start of the present period.");
        if (command.Branch.Code == state.Branch!.Code)
            return Refusal.Conflict("employee.same-branch", "员工已在该分支机构。", "The employee is in this branch already.");

        var next = state with
        {
            Branch = command.Branch,
            Periods = EndPeriod(state.Periods, command.On.AddDays(-1), EmploymentPeriods.Moved).Add(Period(command.Branch, command.On, EmploymentPeriods.Moved, state.WorkerCategory)
                with { PostCategory = state.Periods[^1].PostCategory }),
        };
        // Inside one registration the enrolment goes on; under another legal entity or region it stops and starts anew.
        if (state.Branch.RegistrationCode != command.Branch.RegistrationCode)
        {
            var stopped = YearMonth.Of(command.On.AddDays(-1));
            next = next with
            {
                Status = EmploymentStatus.Onboarding,
                OwnEnrolments = [.. state.OwnEnrolments.Select(own => own.To is null ? own with { To = stopped, Status = EnrolmentStatus.Paused, AsOf = at } : own)],
            };
        }

        return next.Changed(at).MovedFrom(state.Branch.Code, at).Audited(command.Command, "employee.moved", at, state.Branch.Code, command.Branch.Code);
    }

    public static Reply<EmployeeState> Rehire(EmployeeState state, PlaceEmployee command, Namesakes namesakes, IFieldProtector protector, DateTimeOffset at)
    {
        var next = state with
        {
            Status = EmploymentStatus.Onboarding,
            Branch = command.Branch,
            HireDate = command.On,
            LastDay = null,
            HireDateSettled = false,
            FirstPunchOn = null,
            PunchAfterLeavingOn = null,
            StopCheck = [],
            MonthlyWage = command.MonthlyWage ?? state.MonthlyWage,
            Periods = state.Periods.Add(Period(command.Branch, command.On, "rehired", state.WorkerCategory)),
        };
        return next.WithNamesakes(namesakes).Asking(command.Agencies, protector, at).Changed(at).MovedFrom(state.Branch!.Code, at)
            .Audited(command.Command, "employee.rehired", at, null, Dates(next));
    }

    /// <summary>When the agencies are asked whether the contributions have stopped: nine in the morning of the first day of the next month.</summary>
    public static DateTimeOffset StopCheckAt(this DepartEmployee command) =>
        new(YearMonth.Of(command.LastDay).AddMonths(1).FirstDay, new TimeOnly(9, 0), ChinaTime.Offset);

    /// <summary>Why the person cannot be taken on again; null when they can.</summary>
    public static Refusal? RefuseRehire(EmployeeState state, PlaceEmployee command) => state.Status != EmploymentStatus.Left
        ? Refusal.Conflict("employee.not-left", "该员工未离职。", "The employee has not left.")
        : command.On <= state.LastDay
            ? Refusal.Rule("employee.rehire-before-last-day", "再入职日必须晚于上次离职日。", "The new hire date must lie after the last day.")
            : null;

    public static EmployeeState SetWage(EmployeeState state, SetWage command, DateTimeOffset at)
    {
        var before = state.Wages.Find(wage => wage.Month == command.Month);
        var changed = before is not null && before.Gross != command.Gross;
        var entry = new WageEntry
        {
            Month = command.Month,
            Gross = command.Gross,
            Items = command.Items,
            FirstGross = changed ? before!.FirstGross ?? before.Gross : before?.FirstGross,
            ChangedOn = changed ? ChinaTime.DateOf(at) : before?.ChangedOn,
        };
        var wages = state.Wages.RemoveAll(wage => wage.Month == command.Month).Add(entry).Sort((a, b) => a.Month.CompareTo(b.Month));
        return (state with { Wages = wages }).Changed(at).Audited(command.Command, "employee.wage-set", at, null, command.Month.ToString());
    }

    /// <summary>Null when it is known like this already.</summary>
    public static EmployeeState? DeclareWage(EmployeeState state, DeclareWage command, DateTimeOffset at)
    {
        var declared = new WageDeclared { RegistrationCode = command.RegistrationCode, Wage = command.Wage };
        if (state.Declared.Contains(declared)) return null;

        var others = state.Declared.RemoveAll(known => known.RegistrationCode == command.RegistrationCode && known.Wage.From == command.Wage.From);
        return (state with { Declared = [.. others.Add(declared).OrderBy(known => known.Wage.From).TakeLast(WageDeclared.Kept)] })
            .Changed(at).Audited(command.Command, "employee.base-declared", at, null, command.Wage.From.ToString());
    }

    public static Reply<EmployeeState> RecordEnrolment(EmployeeState state, RecordEnrolment command, DateTimeOffset at)
    {
        if (state.Status == EmploymentStatus.Left)
            return Refusal.Conflict("employee.already-left", "该员工已离职。", "The employee has already left.");

        var region = state.Branch!.RegionCode;
        if (EnrolmentObstacles.Of(state, command.Line) is { } refusal) return refusal;
        var record = new EnrolmentRecord
        {
            Line = command.Line,
            RegionCode = region,
            Status = EnrolmentStatus.Active,
            UnitName = state.Branch.LegalEntity,
            From = command.From,
            Months = 0,
            LastBase = command.Base,
            Source = EnrolmentRecord.Own,
            AsOf = at,
        };
        var own = state.OwnEnrolments.RemoveAll(o => o.Line == command.Line && o.RegionCode == region && o.To is null).Add(record);
        var next = state with { OwnEnrolments = own, Status = EmploymentStatus.Active };
        return next.Changed(at).Audited(command.Command, "employee.enrolled", at, null, $"{command.Line.WireName()} {command.From}");
    }

    public static EmployeeState TakeTransfer(EmployeeState state, TransferArrived arrived, DateTimeOffset at)
    {
        var done = new CompletedTransfer
        {
            Line = arrived.Line,
            OriginRegionCode = arrived.OriginRegionCode,
            CaseNo = arrived.CaseNo,
            Months = arrived.Months,
            At = arrived.At,
            DestinationRegionCode = arrived.DestinationRegionCode,
            From = arrived.From,
            Through = LastPaidAt(state, arrived) ?? arrived.To,
            StayedMonths = arrived.StayedMonths,
            Kind = arrived.Kind,
        };
        var next = state with
        {
            CompletedTransfers = state.CompletedTransfers.Add(done),
            Outbox = state.Outbox.Add(new OutboxMessage.NoteTransfer { PersonHash = state.IdNumberHash, Done = done }),
        };
        return next.Changed(at);
    }

    /// <summary>The last month paid at the origin, as agencies showed it before the end; what still runs there was not transferred.</summary>
    private static YearMonth? LastPaidAt(EmployeeState state, TransferArrived arrived) => state.Answers
        .SelectMany(answer => answer.Records)
        .Where(record => record.Line == arrived.Line && record.RegionCode == arrived.OriginRegionCode
            && record.Status != EnrolmentStatus.Active && record.AsOf <= arrived.At)
        .Select(record => MonthSpan.Of(record, YearMonth.Of(ChinaTime.DateOf(arrived.At)))?.To)
        .Max();

    /// <summary>Null when the case is known like this already.</summary>
    public static EmployeeState? NoteCase(EmployeeState state, CaseReference reference, DateTimeOffset at)
    {
        var index = state.Cases.FindIndex(known => known.CaseNo == reference.CaseNo);
        if (index >= 0 && state.Cases[index] == reference) return null;
        return (state with { Cases = index < 0 ? state.Cases.Add(reference) : state.Cases.SetItem(index, reference) }).Changed(at);
    }

    /// <summary>Last day of the employment before the present one; null in a first employment.</summary>
    public static DateOnly? LeftBefore(this EmployeeState state)
    {
        var back = state.Periods.FindLastIndex(period => period.StartReason == "rehired");
        return back > 0 ? state.Periods[back - 1].To : null;
    }

    private static EmploymentPeriod Period(BranchFacts branch, DateOnly from, string reason, string? workerCategory) => new()
    {
        LegalEntity = branch.LegalEntity,
        BranchCode = branch.Code,
        RegistrationCode = branch.RegistrationCode,
        RegionCode = branch.RegionCode,
        WorkerCategory = workerCategory,
        From = from,
        StartReason = reason,
    };

    private static ImmutableList<EmploymentPeriod> EndPeriod(ImmutableList<EmploymentPeriod> periods, DateOnly lastDay, string? reason) =>
        periods.SetItem(periods.Count - 1, periods[^1] with { To = lastDay, EndReason = reason });

    private static string Dates(EmployeeState state) => $"{state.HireDate:yyyy-MM-dd}..{state.LastDay:yyyy-MM-dd}";
}
