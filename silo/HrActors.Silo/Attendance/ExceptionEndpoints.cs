using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Desk;
using HrActors.Domain.Attendance;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Attendance;

internal static class ExceptionEndpoints
{
    public static void MapAttendanceExceptions(this IEndpointRouteBuilder api) =>
        api.MapGet("/attendance/exceptions", List).Needs(Permission.SeeStaff).WithTags("Attendance")
            .WithSummary("Days of a branch that somebody should look at, by month (the present one when left out) and code (考勤异常); a page "
                + "may hold fewer than the limit and still have a next")
            .Gives<ListAnswer<ExceptionAnswer>>().Refuses(400);

    private static async Task<IResult> List(
        Caller caller, QueryReader query, IAttendanceDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        var branch = query.RequiredText("branch");
        var month = query.Month("month") ?? YearMonth.Of(time.Today());
        var code = query.Optional<int>("code", TryParseCode, $"应为 {Codes} 之一", $"Has to be one of {Codes}");
        if (query.Problem is { } problem) return problem.Result();

        return await query.ReadAllowedPage<ExceptionAnswer>(async cursor =>
        {
            var asked = new ExceptionQuery
            {
                BranchCode = branch, Month = month, Code = code is { } one ? DayExceptions.All[one] : null, Cursor = cursor, Limit = limit,
            };
            var reply = await desk.Exceptions(asked, caller.Principal, cancellationToken);
            return reply.IsRefused ? reply.Refusal : ListAnswer.Of(reply.Value.Items.Select(ExceptionAnswer.Of), reply.Value.Next);
        });
    }

    private static string Codes => string.Join(", ", DayExceptions.All);

    private static bool TryParseCode(string? text, out int index)
    {
        index = text is null ? -1 : DayExceptions.All.IndexOf(text);
        return index >= 0;
    }
}

/// <summary>One day of one employee that somebody should look at.</summary>
internal sealed record ExceptionAnswer
{
    public required string EmployeeNo { get; init; }
    public required string Name { get; init; }

    /// <summary>absence, not-arrived, missing-punch, short-hours, direction-inferred, late, early; the gravest first.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>The day as the month's sheet shows it.</summary>
    public required DayAnswer Day { get; init; }

    /// <summary>The month is closed: what comes for it becomes an adjustment request.</summary>
    public required bool Closed { get; init; }

    public static ExceptionAnswer Of(ExceptionRow row) => new()
    {
        EmployeeNo = row.EmployeeNo, Name = row.Name, Codes = row.Day.ListedFor(), Day = DayAnswer.Of(row.Day), Closed = row.Closed,
    };
}
