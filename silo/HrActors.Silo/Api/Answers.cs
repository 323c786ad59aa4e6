using HrActors.Domain.Commands;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Api;

internal static class Answers
{
    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, HrJson.Options, statusCode: status);

    public static IResult Json<T>(T value, long version, int status = StatusCodes.Status200OK) =>
        new VersionedResult(Json(value, status), version);

    public static IResult Refused(Refusal refusal) => new ProblemResult(Problem.Of(refusal));

    /// <summary>The value as <paramref name="answer"/> shows it, or the refusal.</summary>
    public static IResult Of<T>(Reply<T> reply, Func<T, IResult> answer)
        where T : class => reply.IsRefused ? Refused(reply.Refusal) : answer(reply.Value);
}
