using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;

namespace HrActors.Domain.Policies;

/// <summary>Runs golden cases.</summary>
internal static class GoldenCases
{
    /// <summary>What does not come out as the case says, in both languages; empty when it passes.</summary>
    /// <param name="book">The figures.</param>
    /// <param name="pack">The pack the case belongs to.</param>
    /// <param name="golden">The case.</param>
    /// <param name="read">Takes every value the case reached.</param>
    public static IEnumerable<(string Zh, string En)> Run(PolicyBook book, string pack, GoldenCase golden, HashSet<Dated> read) =>
        golden switch
    {
        GoldenCase.Calculation calculation => Calculate(book, pack, calculation, read),
        GoldenCase.LookUp lookUp => LookUp(book, pack, lookUp, read),
        _ => throw new ArgumentOutOfRangeException(nameof(golden), golden, "Not a kind of case."),
    };

    private static List<(string Zh, string En)> Calculate(PolicyBook book, string pack, GoldenCase.Calculation golden, HashSet<Dated> read)
    {
        var plan = ContributionPlan.For(book, golden.RegionCode, pack, golden.Month, golden.KnownOn);
        if (plan.IsRefused) return [(plan.Refusal.Chinese, plan.Refusal.English)];

        var reply = plan.Value.Calculate(golden.Facts);
        if (reply.IsRefused) return [(reply.Refusal.Chinese, reply.Refusal.English)];

        read.UnionWith(plan.Value.ExplainReading(golden.Facts).SelectMany(step => step.Read));
        var computed = reply.Value.Lines.ToDictionary(line => line.Line, line =>
            (ExpectedLine?)new ExpectedLine { Base = line.Base, Employer = line.Employer, Employee = line.Employee });
        foreach (var pending in reply.Value.Pending) computed.Add(pending.Line, null);
        return [.. Differences(golden.Expected, computed)];
    }

    private static IEnumerable<(string Zh, string En)> Differences(
        ImmutableSortedDictionary<InsuranceLine, ExpectedLine?> expected, Dictionary<InsuranceLine, ExpectedLine?> computed)
    {
        foreach (var line in expected.Keys.Union(computed.Keys).Order())
        {
            var (wanted, came) = (Words(expected, line), Words(computed, line));
            if (wanted != came) yield return ($"{line.ChineseName()}应为 {wanted}，实为 {came}",
                $"{line.EnglishName()} should be {wanted} and is {came}");
        }
    }

    private static string Words(IReadOnlyDictionary<InsuranceLine, ExpectedLine?> lines, InsuranceLine line) =>
        !lines.TryGetValue(line, out var amounts) ? "absent"
        : amounts is null ? "pending"
        : FormattableString.Invariant(
            $"base {amounts.Base:0.00##}, employer {amounts.Employer:0.00##}, employee {amounts.Employee:0.00##}");

    private static IEnumerable<(string Zh, string En)> LookUp(PolicyBook book, string pack, GoldenCase.LookUp golden, HashSet<Dated> read)
    {
        var series = book.FindSeries(golden.RegionCode, pack, golden.Line, golden.Parameter);
        var found = series?.Find(golden.Month, golden.KnownOn);
        var pending = found is null && series?.FindPending(golden.Month, golden.KnownOn) is not null;
        if (found is not null) read.Add(found);

        var came = found is not null ? Words(found.Value.Fields) : pending ? "pending" : "absent";
        var wanted = golden.Expected is { } expected ? Words(expected) : "pending";
        return wanted == came ? [] : [($"应为 {wanted}，实为 {came}", $"should be {wanted} and is {came}")];
    }

    private static string Words(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join(", ", fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key} {field.Value}"));
}
