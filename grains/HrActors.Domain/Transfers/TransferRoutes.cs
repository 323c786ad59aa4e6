using System.Collections.Frozen;
using System.Text.Json;

namespace HrActors.Domain.Transfers;

/// <summary>
/// The routes of all kinds of transfer, from <c>routes.json</c>: one entry for a kind everywhere, and others for single places, of which
/// the longest prefix of the destination's code decides. Each value names its source.
/// </summary>
public sealed class TransferRoutes
{
    private readonly FrozenDictionary<TransferKind, TransferRoute> _kinds;
    private readonly ImmutableArray<(TransferKind Kind, string Destination, ImmutableArray<LegLimit> Legs)> _places;

    private TransferRoutes(JsonElement root)
    {
        _kinds = root.GetProperty("kinds").EnumerateObject().Select(Kind).ToFrozenDictionary(route => route.Kind);
        _places =
        [
            .. root.GetProperty("routes").EnumerateArray()
                .Select(place => (KindOf(place.GetProperty("kind").GetString()), place.GetProperty("destination").GetString()!, Legs(place)))
                .OrderByDescending(place => place.Item2.Length),
        ];
        var (temporary, lump, medical) = (root.GetProperty("temporaryAccount"), root.GetProperty("lumpSum"), root.GetProperty("medicalGap"));
        var handIn = root.GetProperty("handIn");
        Limits = new()
        {
            TemporaryAccountMen = Number(temporary, "male"),
            TemporaryAccountWomen = Number(temporary, "female"),
            TemporaryAccountSource = Source(temporary),
            HandInDays = Number(handIn, "workingDays"),
            HandInSource = Source(handIn),
            LumpSumFrom = Number(lump, "fromMonths"),
            LumpSumNoticeDays = Number(lump, "noticeWorkingDays"),
            LumpSumSource = Source(lump),
            MedicalMakeUp = Number(medical, "makeUpMonths"),
            MedicalWaiting = Number(medical, "waitingMonths"),
            MedicalSource = Source(medical),
        };
    }

    /// <summary>The rules as they were known when this version was built.</summary>
    public static TransferRoutes Published { get; } = Parse(EmbeddedText.Read("Transfers/routes.json"));

    public TransferLimits Limits { get; }

    /// <summary>Reads the form of <c>routes.json</c>.</summary>
    /// <exception cref="FormatException">Another form, a kind that is missing or unknown, a limit below 1, or a value without a source.</exception>
    public static TransferRoutes Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var routes = new TransferRoutes(document.RootElement);
            return Enum.GetValues<TransferKind>().FirstOrDefault(kind => kind != TransferKind.None && !routes._kinds.ContainsKey(kind)) is var missing
                && missing != TransferKind.None
                ? throw new FormatException($"No route for {missing.WireName()}.")
                : routes;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("Not a table of transfer routes.", error);
        }
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none.</exception>
    public TransferRoute Of(TransferKind kind, string destinationRegion)
    {
        if (!_kinds.TryGetValue(kind, out var route)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "No transfer goes this way.");

        var place = _places.FirstOrDefault(place => place.Kind == kind && destinationRegion.StartsWith(place.Destination, StringComparison.Ordinal));
        return place.Destination is null ? route : route with { Legs = place.Legs };
    }

    private static TransferRoute Kind(JsonProperty property)
    {
        var needs = property.Value.GetProperty("needs").EnumerateArray().Select(need => need.GetString()).ToList();
        return needs.Except(["information-table", "funds"]).Any()
            ? throw new FormatException($"{property.Name} needs something unknown.")
            : new()
            {
                Kind = KindOf(property.Name),
                Legs = Legs(property.Value),
                NeedsTable = needs.Contains("information-table"),
                NeedsFunds = needs.Contains("funds"),
                FundsAfterMonths = Number(property.Value, "fundsAfterMonths", least: 0),
                Source = Source(property.Value),
                Confirmed = property.Value.GetProperty("confirmed").GetBoolean(),
            };
    }

    private static ImmutableArray<LegLimit> Legs(JsonElement route) =>
    [
        .. route.GetProperty("legs").EnumerateArray().Select(leg => new LegLimit(
            TransferLegs.Names.Contains(leg.GetProperty("name").GetString() ?? "")
                ? leg.GetProperty("name").GetString()!
                : throw new FormatException("There is no such step."),
            InMonths(leg) ? 0 : Number(leg, "workingDays"), Source(leg), leg.GetProperty("confirmed").GetBoolean())
        {
            Months = InMonths(leg) ? Number(leg, "months") : 0,
        }),
    ];

    private static bool InMonths(JsonElement leg) => leg.TryGetProperty("months", out _);

    private static TransferKind KindOf(string? name) =>
        TransferKinds.TryParse(name, out var kind) ? kind : throw new FormatException($"There is no kind '{name}'.");

    private static int Number(JsonElement element, string name, int least = 1) =>
        element.GetProperty(name).GetInt32() is var number && number >= least ? number : throw new FormatException($"{name} is below {least}.");

    private static string Source(JsonElement element) =>
        element.GetProperty("source").GetString() is { } source && !string.IsNullOrWhiteSpace(source) ? source : throw new FormatException("A value has no source.");
}
