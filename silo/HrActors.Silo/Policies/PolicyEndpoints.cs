using System.Globalization;
using HrActors.Contracts.Access;
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
        var found = shelf.Book.InForce(query.Text("region"), query.Text("pack"), month, known)
            .Select(policy => PolicyAnswer.Of(policy, caller.Language)).OrderBy(Key, StringComparer.Ordinal);
        return Answers.Json(ListAnswer.Cut(found, Key, query, limit, policy => policy));
    }

    private static string Key(PolicyAnswer policy) => $"{policy.Pack}/{policy.RegionCode}/{policy.Line}";

    private static bool TryParseOn(string? text, out YearMonth month)
    {
        if (YearMonth.TryParse(text, out month)) return true;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        month = YearMonth.Of(day);
        return true;
    }
}
