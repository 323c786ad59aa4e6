using System.Reflection;
using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Hosting;

internal static class OwnerEndpoints
{
    private static readonly string Version =
        typeof(OwnerEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static void MapOwner(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", (OwnerWatch watch) => Answers.Json(Health(watch)));
        routes.MapPut("/sandbox/owner", (JsonBody<OwnerInput> body, OwnerWatch watch, AgencyLink link) =>
        {
            if (body.Refused is { } refused) return refused;

            var input = body.Value;
            var errors = Check(input);
            if (errors.Any) return new ProblemResult(Refusals.InvalidBody, errors);
            if (!watch.Adopt(input.Pid!.Value)) return new ProblemResult(Refusals.OwnerNotRunning);

            link.Change(input.Key, HttpAddress.TryParse(input.CallbackUrl), input.CallbackSecret);
            return Answers.Json(Health(watch));
        });
    }

    private static HealthAnswer Health(OwnerWatch watch) => new("hractors-sandbox", Environment.ProcessId, watch.OwnerPid, Version);

    private static InputErrors Check(OwnerInput input)
    {
        var errors = new InputErrors();
        if (input.Pid is null or <= 0) errors.Add("/pid", "须为进程号", "must be a process id");
        if (input.CallbackUrl is not null && HttpAddress.TryParse(input.CallbackUrl) is null)
            errors.Add("/callbackUrl", "须为 http 地址", "must be an http address");
        if (input.CallbackSecret is { Length: 0 }) errors.Add("/callbackSecret", "不能为空", "must not be empty");
        if (input.Key is { } key && string.IsNullOrWhiteSpace(key)) errors.Add("/key", "不能为空", "must not be empty");
        return errors;
    }

    private sealed record HealthAnswer(string Product, int Pid, int? OwnerPid, string Version);
}

/// <summary>Who takes the sandbox over; what is left out of the rest stays as it was.</summary>
internal sealed record OwnerInput
{
    public int? Pid { get; init; }
    public string? CallbackUrl { get; init; }
    public string? CallbackSecret { get; init; }
    public string? Key { get; init; }
}
