using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;
using HrActors.Silo.Json;

namespace HrActors.Silo.Transfers;

/// <summary>Expected, stated and received money side by side.</summary>
internal sealed record ComparisonAnswer
{
    public required IReadOnlyList<MoneyPartAnswer> Parts { get; init; }
    public required IReadOnlyList<NoticeAnswer> Reasons { get; init; }

    public static ComparisonAnswer Of(TransferComparison comparison, Language language) => new()
    {
        Parts = [.. comparison.Parts.Select(part => new MoneyPartAnswer
        {
            Name = part.Name, Expected = part.Expected, Stated = part.Stated, Received = part.Received, Difference = part.Difference,
        })],
        Reasons = [.. comparison.Reasons.Select(reason => NoticeAnswer.Of(reason, language))],
    };
}

internal sealed record MoneyPartAnswer
{
    /// <summary>personal-account, pooled, interest or total.</summary>
    public required string Name { get; init; }

    [Money]
    public required decimal? Expected { get; init; }

    /// <summary>By the information table.</summary>
    [Money]
    public required decimal? Stated { get; init; }

    [Money]
    public required decimal? Received { get; init; }

    [Money]
    public required decimal? Difference { get; init; }
}

/// <summary>Something the rules say, with their source.</summary>
internal sealed record NoticeAnswer
{
    public required string Code { get; init; }
    public required string Text { get; init; }
    public required string? Source { get; init; }

    public static NoticeAnswer Of(TransferNotice notice, Language language) =>
        new() { Code = notice.Code, Text = notice.Text.In(language), Source = notice.Source };
}

/// <summary>Months paid in one sum, and how many of them stay.</summary>
internal sealed record LumpSumAnswer
{
    public required int Months { get; init; }
    public required bool Documented { get; init; }
    public required DateOnly? ToldOn { get; init; }

    /// <summary>False while only the old place's record tells of them: they count as without papers until declared.</summary>
    public required bool Declared { get; init; }
    public required int Excluded { get; init; }
}

internal sealed record CheckAnswer
{
    public required string Id { get; init; }
    public required string Text { get; init; }
    public required bool Done { get; init; }
}

/// <summary>A paper that proves a step; its bytes are under documents/{id}.</summary>
internal sealed record EvidenceAnswer
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    public required string Sha256 { get; init; }
    public required int Size { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
}
