using System.Globalization;
using System.Text.Json;
using HrActors.Contracts.Transfers;
using HrActors.Domain.Access;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Forms;
using HrActors.Domain.Identity;
using HrActors.Domain.Regions;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Transfers;

/// <summary>The values of a case's application form: from the employee, from the agency's answer, and filled by hand.</summary>
internal static class CaseForm
{
    /// <summary>What the person's document says is not filled by hand: it is corrected at the employee.</summary>
    private static readonly ImmutableHashSet<string> Fixed =
        ["transferType", "transferDirection", "insuranceLine", "name", "sex", "idNumber", "birthDate", "employerName"];

    private static readonly ImmutableHashSet<string> Personal = ["phone", "agentPhone", "agentAddress", "hukou"];

    public static FormDefinition Definition(this TransferCaseState state) => TransferForms.For(state.Kind);

    public static bool IsFixed(string key) => Fixed.Contains(key);

    /// <summary>All values, personal ones in clear: for printing and submitting only.</summary>
    public static ImmutableSortedDictionary<string, string> Values(this TransferCaseState state, IFieldProtector protector, DateOnly today)
    {
        var person = state.Applicant!;
        var number = protector.Reveal(person.IdNumber);
        var identity = IdentityCheck.Check(number, today);
        var origin = state.Origin;
        var agency = origin?.Agency;
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

        Put("transferType", state.Kind.WireName());
        Put("transferDirection", "in");
        Put("insuranceLine", state.Line.WireName());
        Put("accountType", state.Kind == TransferKind.TemporaryAccount ? "temporary" : "general");
        Put("temporaryFrom", person.HiredOn is { } hired ? YearMonth.Of(hired).ToString() : null);
        Put("name", person.Name);
        Put("sex", identity.Sex is { } sex ? sex.ToString().ToLowerInvariant() : null);
        Put("idNumber", number);
        Put("birthDate", identity.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Put("phone", person.Phone is { } phone ? protector.Reveal(phone) : null);
        Put("hukou", person.HukouRegionCode is { } hukou ? RegionTable.AreaOf(hukou, out _)?.Zh : null);
        Put("employerName", person.Branch.LegalEntity);
        Put("unitNumber", person.Branch.UnitNumber);
        Put("destinationRegionName", RegionTable.NameOf(state.DestinationRegionCode).Zh);
        Put("originRegionName", RegionTable.NameOf(state.OriginRegionCode).Zh);
        Put("originAgencyCode", state.OriginRegionCode);
        Put("originPersonalNo", origin?.PersonalNo);
        Put("originAgencyName", agency?.Name);
        Put("originAgencyPhone", agency?.Phone);
        Put("originAgencyAddress", agency?.Address);
        Put("originAgencyPostCode", agency?.PostCode);
        foreach (var (key, value) in Filled(state, protector)) Put(key, value);
        return values.ToImmutable();

        void Put(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value) && state.Definition().Find(key) is not null) values[key] = value.Trim();
        }
    }

    /// <summary>What goes to the agency: the form, and by which line and place it is found there.</summary>
    public static string Application(this TransferCaseState state, IFieldProtector protector, DateOnly today) => Write(state
        .Values(protector, today)
        .SetItem("line", state.Line.WireName())
        .SetItem("originRegionCode", state.OriginRegionCode)
        .SetItem("destinationRegionCode", state.DestinationRegionCode));

    public static ImmutableSortedDictionary<string, string> Filled(TransferCaseState state, IFieldProtector protector) =>
        state.FilledFields is { } filled ? Read(protector.Reveal(filled)) : ImmutableSortedDictionary<string, string>.Empty;

    public static ImmutableSortedDictionary<string, string> Read(string json) =>
        (JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static string Write(IReadOnlyDictionary<string, string> values) => JsonSerializer.Serialize(values);

    /// <summary>The values as they may be shown.</summary>
    public static ImmutableSortedDictionary<string, string> Masked(this ImmutableSortedDictionary<string, string> values, string idNumberMasked) =>
        values.ToImmutableSortedDictionary(
            pair => pair.Key,
            pair => pair.Key == "idNumber" ? idNumberMasked : Personal.Contains(pair.Key) ? Mask(pair.Value) : pair.Value,
            StringComparer.Ordinal);

    public static ImmutableList<FormGap> Gaps(this TransferCaseState state, IReadOnlyDictionary<string, string> values) =>
    [
        .. state.Definition().Validate(values).Select(problem =>
            new FormGap { Key = problem.Key, Code = problem.Code, Chinese = problem.Chinese, English = problem.English }),
    ];

    private static string Mask(string value) => value.Length < 5 ? "***" : $"{value[..2]}***{value[^2..]}";
}
