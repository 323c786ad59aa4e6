using System.Collections.Immutable;
using System.Globalization;
using HrActors.Domain.Time;

namespace HrActors.Silo.Sample;

/// <summary>Months at one place as the sandbox agency is to know them.</summary>
internal sealed record SampleRecord
{
    public required string RegionCode { get; init; }
    public required string Line { get; init; }

    /// <summary>active, paused, terminated or drawing.</summary>
    public required string Status { get; init; }
    public required string UnitName { get; init; }

    /// <summary>In order of time.</summary>
    public required ImmutableArray<SamplePeriod> History { get; init; }
    public bool Arrears { get; init; }
}

/// <summary>Whole months, both included, with one base.</summary>
internal sealed record SamplePeriod(YearMonth From, YearMonth To, decimal Base);

/// <summary>Somebody hired lately, with what is known of them elsewhere.</summary>
internal sealed record SampleHire(SamplePerson Person, ImmutableArray<SampleRecord> Records);

/// <summary>The twenty recent hires, each with a history that shows something.</summary>
internal static class SampleHires
{
    private const int FirstNumber = 200_001;

    /// <summary>Branch, name, woman, area and year of birth, days since the hire, wage, records.</summary>
    private static readonly (string Branch, string Name, bool Woman, string Area, int Born, int DaysAgo, decimal Wage,
        Story[] Stories)[] Table =
    [
        ("4301", "王秀英", true, "440106", 1990, 20, 6_800m, []),
        ("4301", "李建国", false, "420106", 1986, 6, 9_500m, [new("420100", "pension", "active", 58), new("420100", "medical", "active", 58)]),
        ("4302", "张志强", false, "510104", 1992, 12, 7_200m, [new("510100", "pension", "paused", 44)]),
        ("4303", "刘春燕", true, "330106", 1995, 9, 5_600m, [new("330100", "pension", "paused", 21), new("330100", "medical", "paused", 21)]),
        ("4304", "陈永强", false, "430202", 1979, 15, 5_200m, [new("440300", "pension", "paused", 73, Arrears: true)]),
        ("4201", "杨晓东", false, "430102", 1989, 8, 8_100m, [new("430100", "pension", "active", 66)]),
        ("4201", "黄玉梅", true, "420111", 1972, 18, 4_300m, [new("420100", "pension", "drawing", 240)]),
        ("4401", "赵思琪", true, "440106", 1998, 11, 7_900m, [new("430100", "medical", "paused", 14)]),
        ("4401", "周俊杰", false, "440305", 1994, 5, 11_200m, [new("440300", "pension", "paused", 38)]),
        ("4403", "吴浩然", false, "440305", 1991, 14, 21_500m,
            [new("310000", "pension", "active", 49), new("310000", "unemployment", "active", 49)]),
        ("4403", "徐若兰", true, "330106", 1996, 7, 18_600m, [new("330100", "pension", "paused", 30)]),
        ("3101", "孙文博", false, "310104", 1988, 19, 16_400m,
            [new("320100", "pension", "paused", 52), new("110000", "pension", "paused", 11)]),
        ("3101", "马婉清", true, "310104", 2001, 4, 8_800m, []),
        ("5101", "朱卫东", false, "510104", 1976, 16, 6_100m, [new("610100", "pension", "paused", 120)]),
        ("5101", "胡桂芳", true, "510104", 1983, 10, 4_900m, [new("500000", "pension", "paused", 85), new("500000", "medical", "paused", 85)]),
        ("3301", "郭子轩", false, "330106", 1999, 3, 12_700m, [new("420100", "pension", "active", 12)]),
        ("3301", "何欣怡", true, "330106", 1997, 13, 10_300m, [new("310000", "pension", "paused", 25)]),
        ("1101", "高一鸣", false, "110105", 1993, 17, 24_000m,
            [new("440100", "pension", "paused", 47), new("440100", "medical", "paused", 47)]),
        ("6101", "林福生", false, "610113", 1981, 21, 5_500m, [new("410100", "pension", "terminated", 33)]),
        ("6101", "罗诗涵", true, "610113", 2002, 2, 4_600m, []),
    ];

    /// <param name="anchor">The day the sample group is made for.</param>
    public static ImmutableArray<SampleHire> Of(DateOnly anchor) => [.. Table.Select((row, i) => Of(row, i, anchor))];

    private static SampleHire Of(
        (string Branch, string Name, bool Woman, string Area, int Born, int DaysAgo, decimal Wage, Story[] Stories) row, int index,
            DateOnly anchor)
    {
        var hired = anchor.AddDays(-row.DaysAgo);
        var person = new SamplePerson
        {
            EmployeeNo = (FirstNumber + index).ToString(CultureInfo.InvariantCulture),
            Name = row.Name,
            IdNumber = SamplePerson.NumberOf(row.Area, new DateOnly(row.Born, 1 + (index % 12), 1 + index), row.Woman),
            BranchCode = row.Branch,
            HireDate = hired,
            Wage = row.Wage,
            // One of them was seen at work before the hire date says so.
            FirstPunchOn = index == 2 ? hired.AddDays(-3) : null,
        };
        return new(person, index == 0 ? [GuangzhouMonths] : [.. row.Stories.Select(story => story.Record(hired))]);
    }

    /// <summary>
    /// 36 months in Guangzhou, July 2021 to June 2024, then paused: a new place that says "new enrolment" would lose them.
    /// </summary>
    private static SampleRecord GuangzhouMonths => new()
    {
        RegionCode = "440100",
        Line = "pension",
        Status = "paused",
        UnitName = "示例珠江贸易有限公司",
        History =
        [
            new(new(2021, 7), new(2021, 12), 5_000m),
            new(new(2022, 1), new(2022, 12), 5_200m),
            new(new(2023, 1), new(2023, 12), 5_500m),
            new(new(2024, 1), new(2024, 6), 6_000m),
        ],
    };

    /// <summary>A stretch of months that ends with the month before the hire, or goes on.</summary>
    private sealed record Story(string Region, string Line, string Status, int Months, bool Arrears = false)
    {
        private const decimal Base = 5_600m;

        public SampleRecord Record(DateOnly hired)
        {
            var last = YearMonth.Of(hired).AddMonths(-1);
            return new()
            {
                RegionCode = Region,
                Line = Line,
                Status = Status,
                UnitName = $"示例原单位（{Region}）",
                History = [new(last.AddMonths(1 - Months), last, Base)],
                Arrears = Arrears,
            };
        }
    }
}
