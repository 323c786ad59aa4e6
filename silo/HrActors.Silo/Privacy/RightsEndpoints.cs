using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Privacy;
using HrActors.Domain.Localisation;
using HrActors.Domain.Privacy;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Privacy;

/// <summary>Rights of the person (个人信息保护法 art. 44-47): a copy of everything, deletion after the terms of keeping, and its proof.</summary>
internal static class RightsEndpoints
{
    public static void MapPersonalRights(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup("/employees/{employeeNo}").WithTags("Privacy");
        one.MapPost("/personal-data", Export).Needs(Permission.HandlePersonalData)
            .WithSummary("Everything that is known of one person, in clear, as a zip file (个人信息副本)").Takes<RightsRequest>()
            .Produces(200, contentType: PersonalDataFile.ContentType).Refuses(400, 404);
        one.MapGet("/retention", Retention).Needs(Permission.HandlePersonalData)
            .WithSummary("Where somebody who has left stands with the terms of keeping (保存期限)").Gives<RetentionAnswer>().Refuses(404, 422);
        one.MapPost("/anonymisation", Anonymise).Needs(Permission.HandlePersonalData).IsCommand()
            .WithSummary("Delete what makes somebody recognisable, after every term of keeping; cannot be undone (匿名化)")
            .Takes<RightsRequest>().Gives<DeletionAnswer>().Refuses(400, 404, 409, 422);

        var privacy = api.MapGroup("/privacy").WithTags("Privacy");
        privacy.MapGet("/retention-rules", Rules).Needs(Permission.HandlePersonalData)
            .WithSummary("Terms of keeping, each with its source (保存期限规则)").Gives<ListAnswer<RetentionRuleAnswer>>();
        privacy.MapGet("/leavers", Leavers).Needs(Permission.HandlePersonalData)
            .WithSummary("Who has left, and whose data may be deleted since when; due=true for those alone (到期清单)")
            .Gives<ListAnswer<RetentionAnswer>>().Refuses(400);
        privacy.MapGet("/deletions", Deletions).Needs(Permission.HandlePersonalData)
            .WithSummary("Proofs of deletion, newest first (删除证明)").Gives<ListAnswer<DeletionAnswer>>().Refuses(400);
    }

    private static async Task<IResult> Export(
        string employeeNo, JsonBody<RightsRequest> body, Caller caller, CommandId id, IPrivacyDesk desk, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();

        context.Response.Headers.CacheControl = "no-store";
        return Answers.Of(
            await desk.Export(employeeNo, body.Value.Reason, caller.Principal, id.Value, cancellationToken),
            file => Results.Bytes(file.Content, PersonalDataFile.ContentType, file.Name));
    }

    private static async Task<IResult> Retention(string employeeNo, Caller caller, IPrivacyDesk desk, CancellationToken cancellationToken) =>
        Answers.Of(await desk.Retention(employeeNo, caller.Principal, cancellationToken), state => Answers.Json(RetentionAnswer.Of(state)));

    private static async Task<IResult> Anonymise(
        string employeeNo, JsonBody<RightsRequest> body, Caller caller, CommandId id, IPrivacyDesk desk, CancellationToken cancellationToken) =>
        body.Problem?.Result() ?? Answers.Of(
            await desk.Anonymise(employeeNo, body.Value.Reason, caller.Principal, id.Value, cancellationToken),
            record => Answers.Json(DeletionAnswer.Of(record)));

    private static IResult Rules(Caller caller, IPrivacyDesk desk) =>
        Answers.Json(ListAnswer.Of(desk.Rules.Select(rule => RetentionRuleAnswer.Of(rule, caller.Language))));

    private static async Task<IResult> Leavers(Caller caller, QueryReader query, IPrivacyDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();

        return Answers.Of(
            await desk.Leavers(query.Text("branch"), query.Text("due") == "true", query.Cursor, limit, caller.Principal, cancellationToken),
            page => Answers.Json(ListAnswer.Of(page.Items.Select(RetentionAnswer.Of), page.Next)));
    }

    private static async Task<IResult> Deletions(Caller caller, QueryReader query, IPrivacyDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();

        return await query.ReadPage(async cursor =>
        {
            var page = (await desk.Deletions(cursor, limit, caller.Principal, cancellationToken)).Value!;
            return ListAnswer.Of(page.Items.Select(one => DeletionAnswer.Of(one.Record, one)), page.Next);
        });
    }
}

internal sealed record RightsRequest
{
    /// <summary>Who asked for it, or why it is done; it stands in the audit trail.</summary>
    public required string Reason { get; init; }
}

internal sealed record RetentionRuleAnswer
{
    public required string Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>Whole years after the last day of work; null when nobody has decided them.</summary>
    public required int? Years { get; init; }
    public required string Source { get; init; }

    /// <summary>Whether the law names the term, and it was checked.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>Whether the group decided the term itself.</summary>
    public required bool Configured { get; init; }

    public static RetentionRuleAnswer Of(RetentionRule rule, Language language) => new()
    {
        Kind = rule.Kind, Name = rule.Name.In(language), Years = rule.Years, Source = rule.Source, Confirmed = rule.Confirmed, Configured = rule.Configured,
    };
}

internal sealed record RetentionAnswer
{
    public required string EmployeeNo { get; init; }
    public required string BranchCode { get; init; }
    public required DateOnly LastDay { get; init; }

    /// <summary>Whether everything may be deleted now.</summary>
    public required bool Due { get; init; }

    /// <summary>First day on which everything may be deleted; null when a term is not known.</summary>
    public required DateOnly? DueOn { get; init; }
    public required DateTimeOffset? AnonymisedAt { get; init; }
    public required IReadOnlyList<RetentionTermAnswer> Terms { get; init; }

    public static RetentionAnswer Of(RetentionState state) => new()
    {
        EmployeeNo = state.EmployeeNo, BranchCode = state.BranchCode, LastDay = state.LastDay, Due = state.IsDue, DueOn = state.DueOn,
        AnonymisedAt = state.AnonymisedAt, Terms = [.. state.Terms.Select(RetentionTermAnswer.Of)],
    };
}

internal sealed record RetentionTermAnswer
{
    public required string Kind { get; init; }
    public required int? Years { get; init; }

    /// <summary>Last day of keeping, included; null when the term is not known.</summary>
    public required DateOnly? KeptThrough { get; init; }
    public required bool Over { get; init; }
    public required string Source { get; init; }
    public required bool Confirmed { get; init; }

    public static RetentionTermAnswer Of(RetentionTerm term) => new()
    {
        Kind = term.Kind, Years = term.Years, KeptThrough = term.KeptThrough, Over = term.IsOver, Source = term.Source, Confirmed = term.Confirmed,
    };
}

/// <summary>What was deleted, when, by whom and by which rules.</summary>
internal sealed record DeletionAnswer
{
    public required string Id { get; init; }
    public required string EmployeeNo { get; init; }
    public required string BranchCode { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Reason { get; init; }
    public required DateOnly LastDay { get; init; }
    public required IReadOnlyList<string> Erased { get; init; }
    public required IReadOnlyList<string> CaseNos { get; init; }
    public required IReadOnlyList<RetentionTermAnswer> Terms { get; init; }

    /// <summary>Keyed hash over the record; null until it is stored.</summary>
    public required string? Proof { get; init; }

    /// <summary>Whether the hash fits the record as it stands; null until it is stored.</summary>
    public required bool? Intact { get; init; }

    public static DeletionAnswer Of(DeletionRecord record) => Of(record, null);

    public static DeletionAnswer Of(DeletionRecord record, SealedDeletion? stored) => new()
    {
        Id = record.Id, EmployeeNo = record.EmployeeNo, BranchCode = record.BranchCode, At = record.At, By = record.By, Reason = record.Reason,
        LastDay = record.LastDay, Erased = record.Erased, CaseNos = record.CaseNos, Terms = [.. record.Terms.Select(RetentionTermAnswer.Of)],
        Proof = stored?.Proof, Intact = stored?.IsIntact,
    };
}
