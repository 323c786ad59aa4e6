namespace HrActors.Domain.Tests.Policies;

/// <summary>A small policy file that is right, to be spoiled by tests one line at a time.</summary>
internal static class PolicyTexts
{
    public const string Right = """
        pack: trial
        title: { zh: 试用, en: Trial }
        sources:
          provisional: { document: provisional 2022, published: 2022-01-05, grade: unconfirmed }
          final22: { document: final 2022, address: http://example.org/22, published: 2022-07-19, grade: confirmed }
          final23: { document: final 2023, published: 2023-07-31, grade: confirmed }
          rates23: { document: rates 2023, published: 2023-03, grade: confirmed }
        sections:
          - regions: ["430100"]
            lines:
              pension:
                bounds:
                  - { from: 2022-01, to: 2022-12, floor: 3604, cap: 18018, source: provisional }
                  - { from: 2022-01, to: 2022-12, floor: 3586, cap: 17931, source: final22 }
                  - { from: 2023-01, floor: 3770, cap: 18852, source: final23 }
                rates:
                  - { from: 2022-01, employer: 0.16, employee: 0.08, source: provisional }
                  - { from: 2023-04, employer: 0.15, employee: 0.08, total: 0.23, source: rates23 }
                rounding:
                  - { from: 2022-01, employer: half-up-fen, employee: up-to-jiao, source: provisional }
                base:
                  - { from: 2022-01, yearStart: 1, established: previous-year-average, newHire: first-month, firstMonthOfNewWorkers: 1, source: provisional }
                monthStart:
                  - { from: 2022-01, cutoffDay: 31, inclusive: true, before: 1, after: 1, source: provisional }
                monthEnd:
                  - { from: 2022-01, cutoffDay: 10, inclusive: false, before: 0, after: 1, source: provisional }
        cases:
          - { name: provisional, region: "430100", month: 2022-03, knownOn: 2022-07-18, wage: 0, hired: 2022-03-09, left: 2022-03-09, expect: { pension: { base: 3604, employer: 0, employee: 0 } } }
          - { name: hired, region: "430100", month: 2022-03, knownOn: 2022-07-19, wage: 0, hired: 2022-03-09, expect: { pension: { base: 3586, employer: 573.76, employee: 286.9 } } }
          - { name: final 2023, region: "430100", month: 2023-04, knownOn: 2023-08-01, wage: 20000, expect: { pension: { base: 18852, employer: 2827.8, employee: 1508.2 } } }
        """;

    /// <summary>The right file with one piece of text replaced.</summary>
    public static string With(string old, string replacement)
    {
        Assert.Contains(old, Right, StringComparison.Ordinal);
        return Right.Replace(old, replacement, StringComparison.Ordinal);
    }

    public static int LineOf(string piece) => Right[..Right.IndexOf(piece, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
}
