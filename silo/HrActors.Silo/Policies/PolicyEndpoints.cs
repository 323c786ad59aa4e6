using System.Globalization;
using HrActors.Contracts.Access;
using HrActors.Domain.Localisation;
using HrActors.Domain.Policies;
using HrActors.Domain.Time;
using HrActors.Grains.Policies;
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

    private static IResult List(QueryReader query, Caller caller, IPolicyShelf shelf, TimeProvider time)
    {
        var limit = query.Limit();
        var on = query.Optional<YearMonth>("on", TryParseOn, "应为月份 yyyy-MM 或日期 yyyy-MM-dd",
            "Has to be a month yyyy-MM or a day yyyy-MM-dd");
        var knownAt = query.Day("knownAt");
        if (query.Problem is { } problem) return problem.Result();

        var month = on ?? YearMonth.Of(time.Today());
        var known = knownAt ?? time.Today();
        var found = InForce(shelf.Book, query.Text("region"), query.Text("pack"), month, known, caller.Language).OrderBy(Key, StringComparer.Ordinal);
        return Answers.Json(ListAnswer.Cut(found, Key, query, limit, policy => policy));
    }

    private static string Key(PolicyAnswer policy) => $"{policy.Pack}/{policy.RegionCode}/{policy.Line}";

    /// <summary>A region that states nothing itself is asked for by its code only: it has what its province states.</summary>
    private static IEnumerable<PolicyAnswer> InForce(PolicyBook book, string? region, string? pack, YearMonth month, DateOnly known, Language language) =>
        from title in book.Packs
        where pack is null || pack == title.Key
        from code in region is null ? book.RegionsOf(title.Key) : [region]
        from policy in Lines(book, code, title.Key, month, known, title.Value, language)
        select policy;

    private static IEnumerable<PolicyAnswer> Lines(PolicyBook book, string region, string pack, YearMonth month, DateOnly known, LocalText title,
        Language language) =>
        book.LinesOf(region, pack).Select(line => book.Resolve(region, pack, line, month, known))
            .SelectMany(found =>
            found.Policy is { } policy ? [PolicyAnswer.Of(policy, title, language)]
            : found.Pending is { } pending ? new[] { PolicyAnswer.Of(region, pack, pending, title, language) }
            : []);

    private static bool TryParseOn(string? text, out YearMonth month)
    {
        if (YearMonth.TryParse(text, out month)) return true;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        month = YearMonth.Of(day);
        return true;
    }
}
