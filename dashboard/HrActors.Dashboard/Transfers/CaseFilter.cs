using System.Globalization;
using HrActors.Contracts.Listing;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Transfers;

/// <summary>What the list of cases is narrowed to, as its address says; null members narrow nothing.</summary>
internal sealed record CaseFilter
{
    public required DateOnly Today { get; init; }
    public string? BranchCode { get; init; }
    public TransferState? State { get; init; }
    public string? EmployeeNo { get; init; }
    public bool OnlyOpen { get; init; }
    public bool OnlyOverdue { get; init; }
    public string? OriginRegionCode { get; init; }
    public InsuranceLine Line { get; init; }

    /// <summary>Index of the class of age in <see cref="CaseAges.LeastDays"/>.</summary>
    public int? Age { get; init; }
    public string? Cursor { get; init; }
    public int Limit { get; init; } = 50;

    public bool IsNarrowed => this with { Today = default, Cursor = null, Limit = 0 } != new CaseFilter { Today = default, Limit = 0 };

    /// <summary>Reads what an address says; what it does not say right narrows nothing.</summary>
    /// <param name="today">The day on which overdue and age are counted.</param>
    /// <param name="value">The value of a parameter of the address; null when it has none.</param>
    public static CaseFilter Of(DateOnly today, Func<string, string?> value)
    {
        var age = int.TryParse(value("age"), NumberStyles.None, CultureInfo.InvariantCulture, out var least) ? CaseAges.LeastDays.IndexOf(least) : -1;
        return new()
        {
            Today = today,
            BranchCode = Given(value("branch")),
            State = Enum.TryParse<TransferState>(value("state"), out var state) && state != TransferState.None ? state : null,
            OnlyOpen = value("show") == "open",
            OnlyOverdue = value("show") == "overdue",
            OriginRegionCode = Given(value("origin")),
            Line = InsuranceLines.TryParse(value("line"), out var line) ? line : InsuranceLine.None,
            Age = age < 0 ? null : age,
        };
    }

    /// <summary>As rows are asked for it, the reader's branches apart. A class of age holds open cases only.</summary>
    public CaseQuery ToQuery() => new()
    {
        BranchCode = BranchCode,
        State = State,
        EmployeeNo = EmployeeNo,
        OnlyOpen = OnlyOpen || Age is not null,
        OverdueOn = OnlyOverdue ? Today : null,
        OriginRegion = OriginRegionCode,
        Line = Line,
        OpenedBefore = Age is { } age and > 0 ? CaseAges.OpenedBefore(Today, CaseAges.LeastDays[age]) : null,
        OpenedFrom = Age is { } index && index + 1 < CaseAges.LeastDays.Length ? CaseAges.OpenedBefore(Today, CaseAges.LeastDays[index + 1]) : null,
        Cursor = Cursor,
        Limit = Limit,
    };

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
