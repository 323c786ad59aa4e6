using HrActors.Domain.Localisation;

namespace HrActors.Domain.Transfers;

/// <summary>What was expected, what the information table states and what arrived, part by part, with the reasons for differences.</summary>
[GenerateSerializer, Immutable, Alias("hr.transfer-comparison")]
public sealed record TransferComparison
{
    [Id(0)] public required ImmutableList<MoneyPart> Parts { get; init; }

    /// <summary>Why the figures may differ, the most important first; empty when there is nothing to explain.</summary>
    [Id(1)] public ImmutableList<TransferNotice> Reasons { get; init; } = [];

    /// <summary>Compares as far as the amounts are known; null before either the table or the money came.</summary>
    public static TransferComparison? Of(ExpectedMoney? expected, TransferProgress progress)
    {
        if (progress.Stated is null && progress.Received is null) return null;

        var (stated, received) = (progress.Stated, progress.Received);
        return new()
        {
            Parts =
            [
                Part("personal-account", expected?.PersonalAccount, Principal(stated), Principal(received)),
                Part("pooled", expected?.Pooled, stated?.Pooled, received?.Pooled),
                // Nobody can know the interest beforehand: rates are set each year after it ended.
                Part("interest", null, stated?.Interest, received?.Interest),
                Part("total", expected?.Total, stated?.Total, received?.Total),
            ],
            Reasons = [.. Explain(expected, progress)],
        };
    }

    private static IEnumerable<TransferNotice> Explain(ExpectedMoney? expected, TransferProgress progress)
    {
        var (stated, received) = (progress.Stated, progress.Received);
        if (stated is not null && received is not null && (Differs(stated.Total, received.Total) || Differs(stated.Pooled, received.Pooled)))
            yield return Notice("money.arrived-differs", "到账金额与信息表不一致，请联系原参保地经办机构核对", "What arrived differs from the information table: ask the old place");
        if (received is not null && MoneyStatement.Fault(received) is not null)
            yield return Notice("money.total-mismatch", "到账合计不等于各项之和", "The total that arrived is not the sum of its parts");
        if (progress.WithoutFunds)
            yield return Notice("money.none-expected", "该转移按规定不转移资金", "By the rules this transfer brings no money");
        if (expected is null) yield break;

        // The table is the old place's own account of the months: what arrived otherwise says nothing about the estimate.
        var told = stated ?? received!;
        if (Differs(Principal(told)!.Value + told.Pooled, expected.Total))
        {
            if (expected.FromLastBaseOnly)
                yield return Notice("money.last-base-only", "预计金额按最近缴费基数推算，与历年实际基数不同", "The estimate takes the last base for all months, which the real ones were not");
            if (progress.ExcludedMonths > 0)
                yield return Notice(
                    "money.months-excluded", $"一次性缴费 {progress.ExcludedMonths} 个月不予转移", $"{progress.ExcludedMonths} months paid in one sum stay at the old place");
            if (!expected.FromLastBaseOnly && progress.ExcludedMonths == 0)
                yield return Notice("money.unexplained", "与预计金额不符，请核对缴费明细", "Not what was expected: compare the months and bases");
        }

        if ((received ?? told).Interest > 0) yield return Notice("money.interest", "预计金额不含利息", "The estimate holds no interest");
    }

    private static bool Differs(decimal one, decimal other) => Math.Abs(one - other) > MoneyStatement.Tolerance;

    private static MoneyPart Part(string name, decimal? expected, decimal? stated, decimal? received) =>
        new() { Name = name, Expected = expected, Stated = stated, Received = received, Difference = (received ?? stated) - expected };

    private static decimal? Principal(TransferMoneyReceived? money) => money is null ? null : MoneyStatement.Principal(money);

    private static TransferNotice Notice(string code, string zh, string en) => new() { Code = code, Text = LocalText.Of(zh, en) };
}

/// <summary>One part of the money, CNY; null is not known.</summary>
[GenerateSerializer, Immutable, Alias("hr.money-part")]
public sealed record MoneyPart
{
    /// <summary><c>personal-account</c> (principal), <c>pooled</c>, <c>interest</c>, <c>total</c>.</summary>
    [Id(0)] public required string Name { get; init; }
    [Id(1)] public decimal? Expected { get; init; }

    /// <summary>By the information table.</summary>
    [Id(2)] public decimal? Stated { get; init; }
    [Id(3)] public decimal? Received { get; init; }

    /// <summary>What arrived, or is stated while nothing has arrived, less what was expected.</summary>
    [Id(4)] public decimal? Difference { get; init; }
}

/// <summary>The money a case was expected to bring, CNY, interest excluded.</summary>
/// <param name="FromLastBaseOnly">True when the last base stood for every month.</param>
public sealed record ExpectedMoney(decimal PersonalAccount, decimal Pooled, bool FromLastBaseOnly)
{
    public decimal Total => PersonalAccount + Pooled;
}

/// <summary>Something a person should know about a case, with the rule it comes from.</summary>
[GenerateSerializer, Immutable, Alias("hr.transfer-notice")]
public sealed record TransferNotice
{
    /// <summary>Stable, <c>area.reason</c>.</summary>
    [Id(0)] public required string Code { get; init; }
    [Id(1)] public required LocalText Text { get; init; }

    /// <summary>Law or notice; null where none is behind it.</summary>
    [Id(2)] public string? Source { get; init; }
}
