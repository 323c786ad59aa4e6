using System.Collections.Concurrent;
using HrActors.Contracts.Employees;
using HrActors.Domain.Access;
using HrActors.Domain.Enrolment;
using HrActors.Grains.Attendance;

namespace HrActors.Grains.Employees;

/// <summary>
/// Facts that thousands of employees have in common, such as their branch: every state that is read brings copies of its own, which
/// together are a tenth of what an employee takes in memory.
/// </summary>
internal static class SharedFacts
{
    private static readonly ConcurrentDictionary<BranchFacts, BranchFacts> Branches = new();
    private static readonly ConcurrentDictionary<string, ImmutableList<string>> CodeLists = new(StringComparer.Ordinal);

    /// <summary>An equal state that shares them.</summary>
    public static EmployeeState Sharing(this EmployeeState state) => state with
    {
        Branch = state.Branch is { } branch ? Branches.GetOrAdd(branch, branch) : null,
        DocumentKind = string.Intern(state.DocumentKind),
        IdNumber = Shared(state.IdNumber),
        Phone = Shared(state.Phone),
        IdentityReasons = CodeLists.GetOrAdd(string.Join('\n', state.IdentityReasons), state.IdentityReasons),
        Query = state.Query == QueryState.NeverAsked ? QueryState.NeverAsked : state.Query,
        Attendance = Shared(state.Attendance),
        HukouRegionCode = Shared(state.HukouRegionCode),
        WorkerCategory = Shared(state.WorkerCategory),
        Periods = [.. state.Periods.Select(period => period with
        {
            LegalEntity = string.Intern(period.LegalEntity),
            BranchCode = string.Intern(period.BranchCode),
            RegistrationCode = string.Intern(period.RegistrationCode),
            RegionCode = string.Intern(period.RegionCode),
            WorkerCategory = Shared(period.WorkerCategory),
            StartReason = string.Intern(period.StartReason),
        })],
        OwnEnrolments = [.. state.OwnEnrolments.Select(own => own with
        {
            RegionCode = string.Intern(own.RegionCode),
            UnitName = Shared(own.UnitName),
            Source = string.Intern(own.Source),
        })],
    };

    private static ProtectedText? Shared(ProtectedText? text) => text is null ? null : text with { KeyId = string.Intern(text.KeyId) };

    /// <summary>Nearly everybody punches at the same few systems.</summary>
    private static AttendanceSnapshot Shared(AttendanceSnapshot snapshot) => snapshot.Pack.Sources.IsDefaultOrEmpty ? snapshot : snapshot with
    {
        Pack = snapshot.Pack with { Sources = [.. snapshot.Pack.Sources.Select(string.Intern)] },
    };

    private static string? Shared(string? text) => text is null ? null : string.Intern(text);
}
