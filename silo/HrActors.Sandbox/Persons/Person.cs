namespace HrActors.Sandbox.Persons;

/// <summary>One insured person as the sandbox knows them; the number is normalised.</summary>
internal sealed record Person(string IdNumber, string Name, IReadOnlyList<EnrolmentRecord> Records)
{
    /// <summary>Never the person: a record's own text would show name and number.</summary>
    public override string ToString() => nameof(Person);
}

/// <summary>One relationship with one agency on one line of insurance (参保关系).</summary>
internal sealed record EnrolmentRecord
{
    public required string RegionCode { get; init; }
    public required string Line { get; init; }

    /// <summary>One of <see cref="EnrolmentStatus"/>.</summary>
    public required string Status { get; init; }

    public required string UnitName { get; init; }

    /// <summary>First month, <c>yyyy-MM</c>.</summary>
    public required string From { get; init; }

    /// <summary>Last month, included; null while it goes on.</summary>
    public string? To { get; init; }

    public int Months { get; init; }

    /// <summary>Monthly base in CNY of the last month; null when never told.</summary>
    public decimal? LastBase { get; init; }

    public bool Arrears { get; init; }

    /// <summary>Months paid later at once (一次性补缴), among the others; null when the agency does not say.</summary>
    public int? LumpSumMonths { get; init; }
    public required string PersonalNo { get; init; }
    public required AgencyDetails Agency { get; init; }
    public IReadOnlyList<HistoryPeriod> History { get; init; } = [];
}

/// <summary>Whole months from From to To, both included (<c>yyyy-MM</c>), paid on one monthly base in CNY.</summary>
internal sealed record HistoryPeriod(string From, string To, decimal Base);

internal sealed record AgencyDetails(string Code, string Name, string Phone, string Address, string PostCode);

internal static class EnrolmentStatus
{
    public const string Active = "active";
    public const string Paused = "paused";
    public const string Terminated = "terminated";
    public const string Drawing = "drawing";

    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal) { Active, Paused, Terminated, Drawing };
}

internal static class EnrolmentLine
{
    public const string Pension = "pension";

    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        Pension, "medical", "maternity", "unemployment", "work-injury", "supplementary-medical", "housing-fund",
    };
}
