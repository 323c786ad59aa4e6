using System.Text.Json;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Privacy;

/// <summary>How long one kind of data is kept after the last day of work.</summary>
public sealed record RetentionRule
{
    /// <summary>Such as <c>wages</c>.</summary>
    public required string Kind { get; init; }
    public required LocalText Name { get; init; }

    /// <summary>Whole years; null when no term is known and the group has not decided one: then the data stays.</summary>
    public required int? Years { get; init; }
    public required string Source { get; init; }

    /// <summary>Whether the law names the term, and it was checked.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Whether the group has decided the term itself.</summary>
    public bool Configured { get; init; }

    /// <summary>The last day on which it has to be kept, included; null when that is not known.</summary>
    public DateOnly? KeptThrough(DateOnly lastDay) => Years is { } years ? lastDay.AddYears(years) : null;

    /// <summary>Whether it may be deleted on <paramref name="today"/>.</summary>
    public bool IsOver(DateOnly lastDay, DateOnly today) => KeptThrough(lastDay) is { } last && today > last;
}

/// <summary>A use of sensitive data that needs a consent of its own.</summary>
public sealed record ConsentPurpose(string Name, LocalText Text, string Source);

/// <summary>
/// What may be deleted when, and what needs consent, from <c>retention.json</c>: every entry with its source. A group may decide longer terms
/// and those nobody confirmed; a term of the law it cannot shorten.
/// </summary>
public sealed class RetentionRules
{
    private RetentionRules(ImmutableArray<RetentionRule> rules, ImmutableArray<ConsentPurpose> purposes) => (Rules, Purposes) = (rules, purposes);

    public static RetentionRules Published { get; } = Parse(EmbeddedText.Read("Privacy/retention.json"));

    public ImmutableArray<RetentionRule> Rules { get; }

    public ImmutableArray<ConsentPurpose> Purposes { get; }

    /// <summary>With the terms that the group has decided, by kind.</summary>
    /// <exception cref="FormatException">A kind that is unknown, a term below zero, or one shorter than the law's.</exception>
    public RetentionRules With(IReadOnlyDictionary<string, int> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        if (years.Keys.FirstOrDefault(kind => !Rules.Any(rule => rule.Kind == kind)) is { } unknown)
            throw new FormatException($"There is no retention rule '{unknown}': {string.Join(", ", Rules.Select(rule => rule.Kind))}.");

        return new([.. Rules.Select(rule => years.TryGetValue(rule.Kind, out var term) ? Decided(rule, term) : rule)], Purposes);
    }

    /// <summary>Whether everything that is known of somebody who left on <paramref name="lastDay"/> may be deleted.</summary>
    public bool AllOver(DateOnly lastDay, DateOnly today) => Rules.All(rule => rule.IsOver(lastDay, today));

    /// <summary>Whose last day of work lies behind this one cannot be due on <paramref name="today"/>; null when nobody is.</summary>
    public DateOnly? LeftThrough(DateOnly today) =>
        Rules.All(rule => rule.Years is not null) ? today.AddYears(-Rules.Max(rule => rule.Years!.Value)) : null;

    public ConsentPurpose? Purpose(string name) => Purposes.FirstOrDefault(purpose => purpose.Name == name);

    /// <summary>Reads the form of <c>retention.json</c>.</summary>
    /// <exception cref="FormatException">Another form, a kind that stands there twice, a term below zero, or an entry without a source.</exception>
    public static RetentionRules Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var rules = document.RootElement.GetProperty("rules").EnumerateArray().Select(Rule).ToImmutableArray();
            var purposes = document.RootElement.GetProperty("purposes").EnumerateArray()
                .Select(entry => new ConsentPurpose(Text(entry, "purpose"), Name(entry), Text(entry, "source"))).ToImmutableArray();
            var names = rules.Select(rule => rule.Kind).Concat(purposes.Select(purpose => purpose.Name)).ToList();
            return names.Count == names.Distinct(StringComparer.Ordinal).Count()
                ? new(rules, purposes)
                : throw new FormatException("A kind or purpose stands there twice.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"Not a file of retention rules: {e.Message}", e);
        }
    }

    private static RetentionRule Decided(RetentionRule rule, int years) => years < 0 || (rule.Confirmed && years < rule.Years)
        ? throw new FormatException($"{years} years are less than what '{rule.Kind}' has to be kept ({rule.Years}).")
        : rule with { Years = years, Configured = true };

    private static RetentionRule Rule(JsonElement entry) => new()
    {
        Kind = Text(entry, "kind"),
        Name = Name(entry),
        Years = entry.GetProperty("years") is { ValueKind: JsonValueKind.Number } years
            ? years.GetInt32() is >= 0 and var term ? term : throw new FormatException("A term below zero.")
            : null,
        Source = Text(entry, "source"),
        Confirmed = entry.GetProperty("confirmed").GetBoolean(),
    };

    private static LocalText Name(JsonElement entry) => LocalText.Of(Text(entry, "zh"), Text(entry, "en"));

    private static string Text(JsonElement entry, string name) =>
        entry.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new FormatException($"'{name}' is empty.");
}
