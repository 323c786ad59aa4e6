using System.Collections.Immutable;
using System.Globalization;
using HrActors.Contracts.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;

namespace HrActors.Silo.Sample;

/// <summary>The 280 people the sample group has employed for a while: enrolled since they were hired, their hire date settled.</summary>
internal static class SampleStaff
{
    public const int Count = 280;

    private const ulong Seed = 43_010_0;
    private const int FirstNumber = 100_001;
    private const int YoungestHired = 20;
    private const int Oldest = 58;

    private static readonly string[] Areas =
    [
        "430102", "430103", "430202", "420106", "420111", "440106", "440305", "310104", "510104", "330106", "110105", "610113", "320102",
            "360102", "410102",
    ];

    private static readonly DateOnly FirstHire = new(2012, 3, 1);

    /// <param name="anchor">
    /// The day the sample group is made for: nobody is older than 58 on it, all were hired at least two months before.
    /// </param>
    public static ImmutableArray<SamplePerson> Of(DateOnly anchor)
    {
        var dice = new SampleDice(Seed);
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var people = ImmutableArray.CreateBuilder<SamplePerson>(Count);
        for (var i = 0; i < Count; i++)
        {
            var woman = dice.Next(2) == 0;
            string number;
            DateOnly birth;
            do
            {
                birth = anchor.AddYears(-YoungestHired - 1).AddDays(-dice.Next((Oldest - YoungestHired - 1) * 365));
                number = SamplePerson.NumberOf(dice.Pick(Areas), birth, woman);
            }
            while (!numbers.Add(number));

            people.Add(new()
            {
                EmployeeNo = (FirstNumber + i).ToString(CultureInfo.InvariantCulture),
                Name = SampleNames.Pick(dice, woman),
                IdNumber = number,
                BranchCode = SampleBranches.All[i % SampleBranches.All.Length].Facts.Code,
                HireDate = HiredOn(dice, birth, anchor),
                Wage = WageOf(dice),
            });
        }

        return people.MoveToImmutable();
    }

    /// <summary>What the group has paid for this person since the month of hire.</summary>
    public static ImmutableList<EnrolmentRecord> EnrolmentsOf(SamplePerson person, BranchFacts branch, DateOnly anchor, DateTimeOffset asOf)
    {
        var from = YearMonth.Of(person.HireDate);
        return
        [
            .. new[] { InsuranceLine.Pension, InsuranceLine.Medical }.Select(line => new EnrolmentRecord
            {
                Line = line,
                RegionCode = branch.RegionCode,
                Status = EnrolmentStatus.Active,
                UnitName = branch.LegalEntity,
                From = from,
                Months = YearMonth.CountInclusive(from, YearMonth.Of(anchor)),
                LastBase = person.Wage,
                Source = EnrolmentRecord.Own,
                AsOf = asOf,
            }),
        ];
    }

    private static DateOnly HiredOn(SampleDice dice, DateOnly birth, DateOnly anchor)
    {
        var earliest = birth.AddYears(YoungestHired) is var grown && grown > FirstHire ? grown : FirstHire;
        var days = anchor.AddMonths(-2).DayNumber - earliest.DayNumber;
        return earliest.AddDays(dice.Next(Math.Max(1, days)));
    }

    /// <summary>3,000 to 40,000 in hundreds; most lie in the lower half.</summary>
    private static decimal WageOf(SampleDice dice) => 100m * (30 + Math.Min(dice.Next(371), dice.Next(371)));
}
