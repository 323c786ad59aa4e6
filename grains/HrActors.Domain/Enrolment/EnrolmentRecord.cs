using HrActors.Domain.Time;

namespace HrActors.Domain.Enrolment;

/// <summary>One relationship of a person with one line at one place, as an agency or the group's own registration shows it.</summary>
[GenerateSerializer, Immutable, Alias("hr.enrolment-record")]
public sealed record EnrolmentRecord
{
    /// <summary>The <see cref="Source"/> of what the group itself registered.</summary>
    public const string Own = "own";

    [Id(0)] public required InsuranceLine Line { get; init; }

    /// <summary>The place (统筹区), six digits of GB/T 2260.</summary>
    [Id(1)] public required string RegionCode { get; init; }
    [Id(2)] public required EnrolmentStatus Status { get; init; }

    /// <summary>The contributing unit as the agency names it; null when it does not say.</summary>
    [Id(3)] public string? UnitName { get; init; }

    /// <summary>First contributed month; null when unknown.</summary>
    [Id(4)] public YearMonth? From { get; init; }

    /// <summary>Last contributed month, included; null while contributing or when unknown.</summary>
    [Id(5)] public YearMonth? To { get; init; }

    /// <summary>Months actually paid; may be fewer than the span, never negative.</summary>
    [Id(6)] public required int Months { get; init; }

    /// <summary>The last contribution base, CNY per month; null when the agency does not say.</summary>
    [Id(7)] public decimal? LastBase { get; init; }

    /// <summary>Whether contributions are owed there (欠费).</summary>
    [Id(8)] public bool Arrears { get; init; }

    /// <summary>The person's number at that agency (个人编号).</summary>
    [Id(9)] public string? PersonalNo { get; init; }
    [Id(10)] public AgencyContact? Agency { get; init; }

    /// <summary><see cref="Own"/>, or the id of the agency that answered.</summary>
    [Id(11)] public required string Source { get; init; }

    /// <summary>When it was so: the time of the answer or of the registration.</summary>
    [Id(12)] public required DateTimeOffset AsOf { get; init; }

    /// <summary>Months that were paid later at once (一次性补缴) among <see cref="Months"/>; null when the agency does not say.</summary>
    [Id(13)] public int? LumpSumMonths { get; init; }
}

/// <summary>The handling office (经办机构) of a relationship, as the application form names it.</summary>
[GenerateSerializer, Immutable, Alias("hr.agency-contact")]
public sealed record AgencyContact
{
    [Id(0)] public string? Code { get; init; }
    [Id(1)] public string? Name { get; init; }
    [Id(2)] public string? Phone { get; init; }
    [Id(3)] public string? Address { get; init; }
    [Id(4)] public string? PostCode { get; init; }
}
