using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Employees;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Privacy;

/// <summary>Personal values in clear (查看明文). No idempotency key is taken: an answer that is kept could be had again without a row.</summary>
internal static class DisclosureEndpoints
{
    public static void MapDisclosures(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup("/employees/{employeeNo}").WithTags("Privacy");
        foreach (var field in Enum.GetValues<PersonalField>().Where(field => field != PersonalField.None))
        {
            one.MapPost($"/{field.WireName()}/disclosure", Disclose(field)).Needs(Permission.HandlePersonalData)
                .WithSummary($"One {field.WireName()} in clear, after it is on record who asked and why (查看明文)")
                .Takes<DisclosureRequest>().Gives<DisclosureAnswer>().Refuses(400, 404);
        }
    }

    private static Delegate Disclose(PersonalField field) => async (
        string employeeNo, JsonBody<DisclosureRequest> body, Caller caller, CommandId id, IPrivacyDesk desk, HttpContext context,
        CancellationToken cancellationToken) =>
    {
        if (body.Problem is { } problem) return problem.Result();

        context.Response.Headers.CacheControl = "no-store";
        return Answers.Of(
            await desk.Disclose(employeeNo, field, body.Value.Reason, caller.Principal, id.Value, cancellationToken),
            clear => Answers.Json(new DisclosureAnswer { EmployeeNo = employeeNo, Value = clear.Text, DisclosedAt = clear.At }));
    };
}

internal sealed record DisclosureRequest
{
    /// <summary>What the value is needed for; it stands in the audit trail.</summary>
    public required string Reason { get; init; }
}

internal sealed record DisclosureAnswer
{
    public required string EmployeeNo { get; init; }
    public required string Value { get; init; }
    public required DateTimeOffset DisclosedAt { get; init; }

    public override string ToString() => nameof(DisclosureAnswer);
}
