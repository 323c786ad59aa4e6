using HrActors.Domain.Identity;
using HrActors.Domain.Time;

namespace HrActors.Domain.Transfers;

/// <summary>What a transfer of one kind takes on its way between two places: its statutory steps, and what has to arrive.</summary>
public sealed record TransferRoute
{
    public required TransferKind Kind { get; init; }

    /// <summary>In the order in which they run; a step without a limit is not among them.</summary>
    public required ImmutableArray<LegLimit> Legs { get; init; }

    /// <summary>Whether the information table (信息表) has to come before the case is complete.</summary>
    public required bool NeedsTable { get; init; }

    /// <summary>Whether money has to come, given <see cref="FundsAfterMonths"/>.</summary>
    public required bool NeedsFunds { get; init; }

    /// <summary>Months paid at the old place from which money comes along; 0 means always.</summary>
    public required int FundsAfterMonths { get; init; }

    /// <summary>The notice <see cref="NeedsTable"/> and <see cref="NeedsFunds"/> rest on.</summary>
    public required string Source { get; init; }

    /// <summary>False when no published text confirms it everywhere (未确认).</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Whether money is expected for somebody who paid <paramref name="months"/> at the old place.</summary>
    public bool BringsFunds(int months) => NeedsFunds && months >= FundsAfterMonths;

    public LegLimit? Leg(string name) => Legs.FirstOrDefault(leg => leg.Name == name);
}

/// <summary>The limit of one step (办理时限).</summary>
/// <param name="WorkingDays">1 or more; 0 where <see cref="Months"/> count.</param>
/// <param name="Source">The notice, or the local practice, that sets it.</param>
/// <param name="Confirmed">False when it is known from some places only: it is shown, and is no ground for a complaint by law.</param>
public sealed record LegLimit(string Name, int WorkingDays, string Source, bool Confirmed)
{
    /// <summary>Calendar months in place of working days; 0 where working days count.</summary>
    public int Months { get; init; }

    /// <summary>The last day in time of a step that began on <paramref name="day"/>; months that end on a day off last until the next working day.</summary>
    public WorkingDay DueFrom(DateOnly day, WorkingCalendar calendar) =>
        Months == 0 ? calendar.Add(day, WorkingDays) : calendar.Add(day.AddMonths(Months).AddDays(-1), 1);
}

/// <summary>A threshold of the rules with the text it comes from.</summary>
public sealed record TransferLimits
{
    /// <summary>Years of age from which a move outside the hukou province opens a temporary account; the birthday itself has reached them.</summary>
    public required int TemporaryAccountMen { get; init; }
    public required int TemporaryAccountWomen { get; init; }
    public required string TemporaryAccountSource { get; init; }

    /// <summary>The birthday from which a move outside the hukou province opens a temporary account; null while the sex is unknown.</summary>
    public DateOnly? TemporaryAccountFrom(DateOnly birth, Sex sex) => sex switch
    {
        // Who was born on 29 February has the birthday of other years on the 28th.
        Sex.Male => birth.AddYears(TemporaryAccountMen),
        Sex.Female => birth.AddYears(TemporaryAccountWomen),
        _ => null,
    };

    /// <summary>Working days within which a person brings an application to the agency where there is no interface.</summary>
    public required int HandInDays { get; init; }
    public required string HandInSource { get; init; }

    /// <summary>Months paid in one sum from which papers are asked for.</summary>
    public required int LumpSumFrom { get; init; }

    /// <summary>Working days within which the old place tells the person what stays.</summary>
    public required int LumpSumNoticeDays { get; init; }
    public required string LumpSumSource { get; init; }

    /// <summary>Longest gap in medical insurance, in months, that may be made up without a waiting period.</summary>
    public required int MedicalMakeUp { get; init; }

    /// <summary>Longest waiting period in months.</summary>
    public required int MedicalWaiting { get; init; }
    public required string MedicalSource { get; init; }

    /// <summary>The limits of the steps that no route has, each by the name of its leg.</summary>
    internal LegLimit HandIn => new(TransferLegs.HandIn, HandInDays, HandInSource, true);

    internal LegLimit ExclusionNotice => new(TransferLegs.ExclusionNotice, LumpSumNoticeDays, LumpSumSource, true);
}
