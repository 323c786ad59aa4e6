using System.Globalization;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Policies;

internal static class PolicyEndpoints
{
    public static void MapPolicies(this IEndpointRouteBuilder api) =>
        api.MapGet("/policies", List).Needs(Permission.Calculate).WithTags("Policies")
            .WithSummary("The policies in force by region and pack, on a month, as known on a day (政策)").Gives<ListAnswer<PolicyAnswer>>()
                .Refuses(400);

    private static IResult List(QueryReader query, TimeProvider time)
    {
        var limit = query.Limit();
        var on = query.Optional<YearMonth>("on", TryParseOn, "应为月份 yyyy-MM 或日期 yyyy-MM-dd",
            "Has to be a month yyyy-MM or a day yyyy-MM-dd");
        var knownAt = query.Day("knownAt");
        if (query.Problem is { } problem) return problem.Result();

        var month = on ?? YearMonth.Of(time.Today());
        var known = knownAt ?? time.Today();
        var found = InForce(query.Text("region"), query.Text("pack"), month, known)
            .OrderBy(policy => policy.Version, StringComparer.Ordinal);
        return Answers.Json(ListAnswer.Cut(found, policy => policy.Version, query, limit, PolicyAnswer.Of));
    }

    private static IEnumerable<LinePolicy> InForce(string? region, string? pack, YearMonth month, DateOnly known) =>
        from name in PolicyBook.Shipped.Packs.Keys
        where pack is null || pack == name
        from code in PolicyBook.Shipped.RegionsOf(name)
        where region is null || region == code
        from line in PolicyBook.Shipped.LinesOf(code, name)
        let policy = PolicyBook.Shipped.Find(code, name, line, month, known)
        where !policy.IsRefused
        select policy.Value;

    private static bool TryParseOn(string? text, out YearMonth month)
    {
        if (YearMonth.TryParse(text, out month)) return true;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        month = YearMonth.Of(day);
        return true;
    }
}

/// <summary>The values of one line in one region.</summary>
internal sealed record PolicyAnswer
{
    public required string RegionCode { get; init; }
    public required string Pack { get; init; }
    public required string Line { get; init; }
    public required string Version { get; init; }

    /// <summary>First contribution month and day of publication of the bounds.</summary>
    public required YearMonth EffectiveFrom { get; init; }
    public required DateOnly PublishedAt { get; init; }

    [Money]
    public required decimal Floor { get; init; }

    [Money]
    public required decimal Cap { get; init; }
    public required decimal EmployerRate { get; init; }
    public required decimal EmployeeRate { get; init; }
    public required string Rounding { get; init; }
    public required string Source { get; init; }

    public static PolicyAnswer Of(LinePolicy policy) => new()
    {
        RegionCode = policy.RegionCode,
        Pack = policy.Pack,
        Line = policy.Line.WireName(),
        Version = policy.Version,
        EffectiveFrom = policy.Bounds.From,
        PublishedAt = policy.Bounds.Published,
        Floor = policy.Bounds.Value.Floor,
        Cap = policy.Bounds.Value.Cap,
        EmployerRate = policy.Rates.Value.Employer,
        EmployeeRate = policy.Rates.Value.Employee,
        Rounding = policy.Rounding.Value.WireName,
        Source = policy.Source,
    };
}
