using System.Globalization;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Audit;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit");
        audit.MapGet("", List).Needs(Permission.SeeAudit)
            .WithSummary("Who did what, newest first; from and to are days (both included) or instants (审计日志)").Gives<ListAnswer<AuditItem>>().Refuses(400);
        audit.MapGet("/verification", Verify).Needs(Permission.SeeAudit)
            .WithSummary("Recomputes the whole trail, one caller at a time, and names the first entry that was changed, added or taken out").Gives<AuditResult>();
    }

    private static async Task<IResult> List(Caller caller, QueryReader query, IAuditDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        var from = query.Optional<DateTimeOffset>("from", TryParseStart, "应为日期 yyyy-MM-dd 或带时区的时刻",
            "Has to be a day yyyy-MM-dd or an instant with an offset");
        var to = query.Optional<DateTimeOffset>("to", TryParseEnd, "应为日期 yyyy-MM-dd 或带时区的时刻",
            "Has to be a day yyyy-MM-dd or an instant with an offset");
        if (query.Problem is { } problem) return problem.Result();

        return await query.ReadPage(async cursor =>
        {
            var page = await desk.Read(
                new()
                {
                    From = from, To = to, Actor = query.Text("actor"), Subject = query.Text("subject"), Action = query.Text("action"),
                    Cursor = cursor, Limit = limit,
                },
                caller.Principal, cancellationToken);
            return ListAnswer.Of(page.Value!.Entries.Items, page.Value.Entries.Next);
        });
    }

    private static async Task<IResult> Verify(Caller caller, IAuditDesk desk, CancellationToken cancellationToken) =>
        Answers.Of(await desk.Verify(again: true, caller.Principal, cancellationToken), result => Answers.Json(result));

    private static bool TryParseStart(string? text, out DateTimeOffset value) => TryParse(text, 0, out value);

    /// <summary>A day as an end is included, so its end is the next day's begin.</summary>
    private static bool TryParseEnd(string? text, out DateTimeOffset value) => TryParse(text, 1, out value);

    private static bool TryParse(string? text, int daysOn, out DateTimeOffset value)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 1900 or > 9000)
            return Instant.TryParse(text, out value);
        value = new(day.AddDays(daysOn).ToDateTime(TimeOnly.MinValue), ChinaTime.Offset);
        return true;
    }
}
