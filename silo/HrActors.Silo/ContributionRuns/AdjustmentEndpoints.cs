using HrActors.Contracts.Access;
using HrActors.Contracts.ContributionRuns;
using HrActors.Contracts.Desk;
using HrActors.Domain.ContributionRuns;
using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.ContributionRuns;

internal static class AdjustmentEndpoints
{
    public static void MapAdjustments(this IEndpointRouteBuilder api)
    {
        var adjustments = api.MapGroup("/adjustments").WithTags("Contributions");
        adjustments.MapGet("", List).Needs(Permission.SeeAmounts)
            .WithSummary("Settlements of closed months by month, branch, status (open, booked) and employee (补缴、退费)")
            .Gives<ListAnswer<AdjustmentAnswer>>().Refuses(400);
        adjustments.MapGet("/export.xlsx", Export).Needs(Permission.SeeAmounts).WithSummary("The same as a workbook")
            .Produces(200, contentType: ExportFile.Xlsx).Refuses(400);
    }

    private static async Task<IResult> List(QueryReader query, Caller caller, IContributionDesk desk)
    {
        var limit = query.Limit();
        var (asked, problem) = Read(query);
        if (problem is not null) return problem.Result();
        if (asked.BranchCode is { } branch && BranchScope.Refuse(caller.Principal, branch) is { } outside) return Answers.Refused(outside);

        return await query.ReadPage(async cursor =>
        {
            var page = await desk.Adjustments(asked with { Cursor = cursor, Limit = limit }, caller.Principal);
            return ListAnswer.Of((page.Value?.Items ?? []).Select(AdjustmentAnswer.Of), page.Value?.Next);
        });
    }

    private static async Task<IResult> Export(QueryReader query, Caller caller, IContributionDesk desk, CancellationToken cancellationToken)
    {
        var (asked, problem) = Read(query);
        if (problem is not null) return problem.Result();
        return Answers.Of(
            await desk.ExportAdjustments(asked, caller.Language, caller.Principal, cancellationToken),
            file => Results.File(file.Content, ExportFile.Xlsx, file.Name));
    }

    private static (AdjustmentQuery Query, Problem? Problem) Read(QueryReader query)
    {
        var month = query.Month("month");
        var open = query.Optional<bool>("status", TryParseStatus, "应为 open 或 booked", "Has to be open or booked");
        return (new() { BranchCode = query.Text("branch"), Month = month, EmployeeNo = query.Text("employee"), Open = open }, query.Problem);
    }

    private static bool TryParseStatus(string? text, out bool open)
    {
        open = text == "open";
        return text is "open" or "booked";
    }
}

internal sealed record AdjustmentAnswer
{
    public required string Id { get; init; }
    public required string EmployeeNo { get; init; }
    public required string BranchCode { get; init; }

    /// <summary>The closed month.</summary>
    public required YearMonth Month { get; init; }
    public required string Line { get; init; }

    [Money]
    public required decimal EmployerDelta { get; init; }

    [Money]
    public required decimal EmployeeDelta { get; init; }

    /// <summary>makeup or refund.</summary>
    public required string Kind { get; init; }
    /// <summary>Null for a line that was not paid before.</summary>
    public required string? FromVersion { get; init; }
    public required string ToVersion { get; init; }

    /// <summary>policy, facts or held.</summary>
    public required string Cause { get; init; }

    /// <summary>open, or booked with the run of <see cref="BookedIn"/>.</summary>
    public required string Status { get; init; }
    public required YearMonth? BookedIn { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public static AdjustmentAnswer Of(Adjustment adjustment) => new()
    {
        Id = adjustment.Id,
        EmployeeNo = adjustment.EmployeeNo,
        BranchCode = adjustment.BranchCode,
        Month = adjustment.Change.Month,
        Line = adjustment.Change.Line.WireName(),
        EmployerDelta = adjustment.Change.EmployerDelta,
        EmployeeDelta = adjustment.Change.EmployeeDelta,
        Kind = adjustment.Change.Kind.WireName(),
        FromVersion = adjustment.Change.FromVersion,
        ToVersion = adjustment.Change.ToVersion,
        Cause = adjustment.Cause.ToString().ToLowerInvariant(),
        Status = adjustment.BookedIn is null ? "open" : "booked",
        BookedIn = adjustment.BookedIn,
        CreatedAt = adjustment.CreatedAt,
    };
}
