using System.Globalization;
using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Hosting;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Transfers;

/// <summary>Cases of the whole group: the list, its counts and its export (转移案件总览).</summary>
internal static class CaseListEndpoints
{
    private const string Narrowed = "by branch, state, employee, line, origin (leading digits of the region code), show (open, overdue), minAge and maxAge in days";

    public static void MapCaseLists(this RouteGroupBuilder transfers)
    {
        transfers.MapGet("", List).Needs(Permission.SeeStaff).WithSummary($"Transfer cases {Narrowed}; newest first, overdue ones by the longest")
            .Gives<ListAnswer<TransferRowAnswer>>().Refuses(400);
        transfers.MapGet("/summary", Summary).Needs(Permission.SeeStaff)
            .WithSummary($"How many there are, by state, old place and age; narrowed {Narrowed} (案件统计)").Gives<CaseSummaryAnswer>().Refuses(400);
        transfers.MapGet("/export.xlsx", Export).Needs(Permission.SeeStaff)
            .WithSummary("The same list as a workbook, at most 50,000 rows; each export is on record (案件导出)").Produces(200, contentType: ExportFile.Xlsx).Refuses(400);
    }

    private static async Task<IResult> List(Caller caller, QueryReader query, IGrainFactory grains, TimeProvider time)
    {
        var limit = query.Limit();
        var asked = Read(caller, query, time.Today());
        if (Refuse(caller, query) is { } refused) return refused;

        return await query.ReadPage(async cursor =>
        {
            var page = await grains.GetGrain<IListingGrain>(0).Cases(asked with { Cursor = cursor, Limit = limit });
            return ListAnswer.Of(page.Items.Select(row => TransferRowAnswer.Of(row, time.Today())), page.Next);
        });
    }

    private static async Task<IResult> Summary(Caller caller, QueryReader query, IGrainFactory grains, TimeProvider time)
    {
        var asked = Read(caller, query, time.Today());
        return Refuse(caller, query) is { } refused
            ? refused
            : Answers.Json(CaseSummaryAnswer.Of(await grains.GetGrain<IListingGrain>(0).CaseSummary(asked, time.Today())));
    }

    private static async Task<IResult> Export(
        Caller caller, QueryReader query, ITransferDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = Read(caller, query, time.Today());
        if (Refuse(caller, query) is { } refused) return refused;

        var reply = await desk.ExportCases(asked, caller.Language, caller.Principal, cancellationToken);
        return reply.IsRefused ? Answers.Refused(reply.Refusal) : Results.File(reply.Value.Content, ExportFile.Xlsx, reply.Value.Name);
    }

    private static CaseQuery Read(Caller caller, QueryReader query, DateOnly today)
    {
        var show = query.Optional<Show>("show", TryParseShow, "应为 open 或 overdue", "Has to be open or overdue");
        var (least, most) = (Days(query, "minAge"), Days(query, "maxAge"));
        return new()
        {
            Scope = caller.Principal.Branches,
            BranchCode = query.Text("branch"),
            State = query.Optional<TransferState>("state", TryParseState, "没有这个状态", "There is no such state"),
            EmployeeNo = query.Text("employee"),
            Line = query.Optional<InsuranceLine>("line", InsuranceLines.TryParse, "没有这个险种", "There is no such line of insurance") ?? InsuranceLine.None,
            OriginRegion = query.Optional<int>("origin", TryParseRegion, "应为行政区划代码的前 2、4 或 6 位", "Has the first 2, 4 or 6 digits of a region code") is null
                ? null : query.Text("origin"),
            OnlyOpen = show == Show.Open,
            OverdueOn = show == Show.Overdue ? today : null,
            OpenedBefore = least is { } days ? CaseAges.OpenedBefore(today, days) : null,
            OpenedFrom = most is { } oldest ? CaseAges.OpenedBefore(today, oldest + 1) : null,
        };
    }

    private static IResult? Refuse(Caller caller, QueryReader query)
    {
        if (query.Problem is { } problem) return problem.Result();
        return query.Text("branch") is { } branch && BranchScope.Refuse(caller.Principal, branch) is { } outside ? Answers.Refused(outside) : null;
    }

    private static int? Days(QueryReader query, string name) =>
        query.Optional<int>(name, TryParseDays, "应为 0 至 36500 的整数", "Has to be a whole number from 0 to 36500");

    private static bool TryParseDays(string? text, out int days) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days <= 36_500;

    private static bool TryParseRegion(string? text, out int digits)
    {
        digits = 0;
        return text is { Length: 2 or 4 or 6 } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out digits);
    }

    private static bool TryParseState(string? text, out TransferState state) =>
        Enum.TryParse(text, ignoreCase: false, out state) && state != TransferState.None && state.ToString() == text;

    private static bool TryParseShow(string? text, out Show show)
    {
        show = text switch { "open" => Show.Open, "overdue" => Show.Overdue, _ => Show.All };
        return show != Show.All;
    }

    private enum Show
    {
        All = 0,
        Open = 1,
        Overdue = 2,
    }
}

internal sealed record CaseSummaryAnswer
{
    public required int Total { get; init; }
    public required int Open { get; init; }

    /// <summary>Open cases whose running step is beyond its last day.</summary>
    public required int Overdue { get; init; }
    public required IReadOnlyList<StateCountAnswer> ByState { get; init; }

    /// <summary>Open cases by old place, the most first.</summary>
    public required IReadOnlyList<OriginCountAnswer> ByOrigin { get; init; }

    /// <summary>Open cases by age in classes of days.</summary>
    public required IReadOnlyList<AgeCountAnswer> ByAge { get; init; }

    public static CaseSummaryAnswer Of(CaseSummary summary) => new()
    {
        Total = summary.Total,
        Open = summary.Open,
        Overdue = summary.Overdue,
        ByState = [.. summary.ByState.Select(count => new StateCountAnswer { State = count.Key, Cases = count.Cases, Overdue = count.Overdue })],
        ByOrigin = [.. summary.ByOrigin.Select(count => new OriginCountAnswer { OriginRegionCode = count.Key, Cases = count.Cases, Overdue = count.Overdue })],
        ByAge =
        [
            .. summary.ByAge.Select((count, index) => new AgeCountAnswer
            {
                MinDays = CaseAges.LeastDays[index],
                MaxDays = index + 1 < CaseAges.LeastDays.Length ? CaseAges.LeastDays[index + 1] - 1 : null,
                Cases = count.Cases,
                Overdue = count.Overdue,
            }),
        ],
    };
}

internal sealed record StateCountAnswer
{
    public required string State { get; init; }
    public required int Cases { get; init; }
    public required int Overdue { get; init; }
}

internal sealed record OriginCountAnswer
{
    public required string OriginRegionCode { get; init; }
    public required int Cases { get; init; }
    public required int Overdue { get; init; }
}

internal sealed record AgeCountAnswer
{
    public required int MinDays { get; init; }

    /// <summary>Included; null for the oldest class.</summary>
    public required int? MaxDays { get; init; }
    public required int Cases { get; init; }
    public required int Overdue { get; init; }
}
