using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Privacy;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Privacy;

/// <summary>Consents to the use of sensitive personal data (个人信息保护法 art. 13-16, 28-30): given, withdrawn, under which text.</summary>
internal static class ConsentEndpoints
{
    public static void MapConsents(this IEndpointRouteBuilder api)
    {
        var consents = api.MapGroup("/employees/{employeeNo}/consents").WithTags("Privacy");
        consents.MapGet("", List).Needs(Permission.HandlePersonalData)
            .WithSummary("Consents of one person, oldest first; the last of a purpose holds (同意记录)").Gives<ListAnswer<ConsentEntry>>().Refuses(404);
        consents.MapPost("", Record).Needs(Permission.HandlePersonalData).IsCommand()
            .WithSummary("Record that a person gave or withdrew a consent (登记同意或撤回)").Takes<ConsentBody>().Gives<ConsentEntry>(201)
            .Refuses(400, 404);
    }

    private static async Task<IResult> List(string employeeNo, Caller caller, IPrivacyDesk desk, CancellationToken cancellationToken) =>
        Answers.Of(await desk.Consents(employeeNo, caller.Principal, cancellationToken), list => Answers.Json(ListAnswer.Of(list.Entries)));

    private static async Task<IResult> Record(
        string employeeNo, JsonBody<ConsentBody> body, Caller caller, CommandId id, IPrivacyDesk desk, CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();

        var request = new ConsentRequest
        {
            EmployeeNo = employeeNo, Purpose = body.Value.Purpose, Given = body.Value.Given, At = body.Value.At, TextVersion = body.Value.TextVersion,
            Text = body.Value.Text, Evidence = body.Value.Evidence,
        };
        return Answers.Of(
            await desk.RecordConsent(request, caller.Principal, id.Value, cancellationToken),
            entry => Answers.Json(entry, StatusCodes.Status201Created));
    }
}

internal sealed record ConsentBody
{
    /// <summary>biometric-attendance, location-attendance, health-records, bank-account or group-sharing.</summary>
    public required string Purpose { get; init; }

    /// <summary>False: withdrawn.</summary>
    public required bool Given { get; init; }

    /// <summary>When the person said so; left out for now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Version of the text that was shown, such as 2026-01.</summary>
    public required string TextVersion { get; init; }

    /// <summary>The text itself; only its SHA-256 is kept.</summary>
    public required string Text { get; init; }

    /// <summary>Where the signed paper lies.</summary>
    public string? Evidence { get; init; }
}
