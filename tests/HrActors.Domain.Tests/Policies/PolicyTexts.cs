namespace HrActors.Domain.Tests.Policies;

/// <summary>A small policy file that is right, to be spoiled by tests one line at a time.</summary>
internal static class PolicyTexts
{
    public const string Right = """
        pack: trial
        title: { zh: 试用, en: Trial }
        regions: ["430100"]
        lines:
          pension:
            bounds:
              - { from: 2022-01, to: 2022-12, published: 2022-01-05, floor: 3604, cap: 18018, source: provisional 2022 }
              - { from: 2022-01, to: 2022-12, published: 2022-07-19, floor: 3586, cap: 17931, source: final 2022 }
              - { from: 2023-01, published: 2023-07-31, floor: 3770, cap: 18852, source: final 2023 }
            rates:
              - { from: 2022-01, published: 2022-01-05, employer: 0.16, employee: 0.08, source: rates 2022 }
              - { from: 2023-04, published: 2023-03-01, employer: 0.15, employee: 0.08, source: rates 2023 }
            rounding:
              - { from: 2022-01, published: 2022-01-05, employer: half-up-fen, employee: up-to-jiao, source: rounding }
            monthStart:
              - { from: 2022-01, published: 2022-01-05, cutoffDay: 31, inclusive: true, before: 1, after: 1, source: whole months }
        """;

    /// <summary>The right file with one piece of text replaced.</summary>
    public static string With(string old, string replacement)
    {
        Assert.Contains(old, Right, StringComparison.Ordinal);
        return Right.Replace(old, replacement, StringComparison.Ordinal);
    }
}
