using HrActors.Contracts;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Employees;
using HrActors.Domain.Findings;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Grains.ContributionRuns;
using HrActors.Grains.Employees;
using HrActors.Grains.Rows;
using HrActors.Grains.Tests.Hosting;
using HrActors.Grains.Tests.Policies;
using Orleans.Serialization;

namespace HrActors.Grains.Tests.ContributionRuns;

/// <summary>A branch with a month closed under the shipped sample policies, over the real rows; states and policies are the test's own.</summary>
internal sealed class ClosedBranch : IStoredStates, IDisposable
{
    public const string Region = "430100";
    public static readonly YearMonth Month = new(2024, 3);
    public static readonly DateTimeOffset Now = new(2025, 6, 1, 9, 0, 0, ChinaTime.Offset);

    private readonly Dictionary<string, EmployeeState> _states = new(StringComparer.Ordinal);
    private readonly Serializer _serializer;
    private readonly IDirectoryRows _directory;

    public ClosedBranch(HrCluster cluster, string code)
    {
        _serializer = cluster.Get<Serializer>();
        _directory = cluster.Get<IDirectoryRows>();
        Rows = HookedRows.Over(cluster.Get<IContributionRows>());
        View = new() { Facts = Story.Branch with { Code = code, RegionCode = Region }, Version = 1 };
        Work = new(Rows, new StoredPeople(this, _serializer), Shelf, _serializer);
    }

    public BranchView View { get; }

    public IContributionRows Rows { get; }

    public FixedShelf Shelf { get; } = new();

    public RunWork Work { get; }

    /// <summary>Closes the month for one person on 10,000.</summary>
    public async Task<EmployeeState> Close(string employeeNo, bool held = false)
    {
        var state = new EmployeeState
        {
            EmployeeNo = employeeNo,
            Version = 1,
            Name = "张测试",
            IdNumberHash = employeeNo,
            MonthlyWage = 10_000m,
            Periods =
            [
                new()
                {
                    LegalEntity = View.Facts.LegalEntity, BranchCode = View.Facts.Code, RegistrationCode = View.Facts.RegistrationCode,
                    RegionCode = Region, From = new(2020, 1, 1), StartReason = "hired",
                },
            ],
        };
        if (held) state = state with { Findings = [Blocking(employeeNo)] };
        await Know(state);
        var facts = PersonFacts.Of(state, View, Month)!;
        var statement = new StatementPlans(PolicyBook.Shipped).Calculate(facts, Month, new(2024, 4, 1)) with { Blocking = PersonFacts.BlockingOf(state) };
        await Rows.Save(View.Facts.Code, Month, 1, [new(employeeNo, "", 1, held, _serializer.SerializeToArray(statement))], CancellationToken.None);
        await Rows.Lock(View.Facts.Code, Month, held ? [employeeNo] : [], CancellationToken.None);
        return state;
    }

    /// <summary>What the person's actor and the directory know from now on.</summary>
    public Task Know(EmployeeState state)
    {
        _states[GrainKeys.Employee(state.EmployeeNo)] = state;
        return _directory.Save(
            new RosterRow
            {
                EmployeeNo = state.EmployeeNo, Name = state.Name, BranchCode = View.Facts.Code, RegistrationCode = View.Facts.RegistrationCode,
                Status = EmploymentStatus.Active, HireDate = new(2020, 1, 1), OpenFindings = state.Findings.Count,
                BlockingFindings = state.Findings.Count, OpenCases = 0, Version = state.Version,
            },
            CancellationToken.None);
    }

    /// <summary>The person's wage of the month turns out to be another one.</summary>
    public Task Correct(EmployeeState state, decimal wage) =>
        Know(state with { Version = state.Version + 1, Wages = [new WageEntry { Month = Month, Gross = wage }] });

    public Task<int> Readjust(AdjustmentCause cause) => Work.Readjust(View, Month, cause, Now, CancellationToken.None);

    public Task Book() => Rows.Book(View.Facts.Code, Month.AddMonths(1), Now, CancellationToken.None);

    /// <summary>Line, deltas and "booked" of every adjustment, in order.</summary>
    public async Task<IEnumerable<string>> Adjustments() =>
        (await Rows.Adjustments(new() { BranchCode = View.Facts.Code }, CancellationToken.None)).Items
        .OrderBy(one => one.BookedIn is null).ThenBy(one => one.Change.Line).ThenByDescending(one => one.Change.EmployerDelta).Select(one => FormattableString.Invariant(
            $"{one.Change.Line} {one.Change.EmployerDelta:0.00}/{one.Change.EmployeeDelta:0.00}{(one.BookedIn is null ? "" : " booked")}"));

    public Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> Read(
        string grainType, string stateName, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>>(keys.Where(_states.ContainsKey)
            .ToDictionary(key => key, key => (ReadOnlyMemory<byte>)_serializer.SerializeToArray(_states[key])));

    public Task Delete(string grainType, string stateName, string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose() => Work.Dispose();

    private static Finding Blocking(string employeeNo) => new()
    {
        Id = employeeNo, Code = FindingCodes.ActiveElsewhere, Severity = Severity.Blocking, EmployeeNo = employeeNo, Cause = "pension:420100", OpenedAt = Now,
    };
}
