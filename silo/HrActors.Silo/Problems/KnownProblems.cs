using HrActors.Contracts.Access;
using HrActors.Domain.Commands;

namespace HrActors.Silo.Problems;

/// <summary>The refusals the edge itself gives; those of the actors come as <see cref="Refusal"/>.</summary>
internal static class KnownProblems
{
    public static readonly Problem Unauthenticated = Problem.Of(401, "access.sign-in-required", "请先登录：缺少或无效的令牌",
        "Sign in first: the token is missing or not valid");
    public static readonly Problem Forbidden = Problem.Of(AccessRefusals.NotPermitted);
    public static readonly Problem Undeclared = Problem.Of(403, "access.undeclared", "该接口未声明访问权限", "This address declares no access");
    public static readonly Problem OutOfScope = Problem.Of(AccessRefusals.OutOfScope);
    public static readonly Problem NotFound = Problem.Of(404, "request.not-found", "没有这个地址或对象", "There is nothing at this address");
    public static readonly Problem WrongMethod = Problem.Of(405, "request.method-not-allowed", "该地址不支持此请求方法",
        "This address does not take this method");
    public static readonly Problem UnsupportedMediaType =
        Problem.Of(415, "request.media-type", "不支持的 Content-Type", "This Content-Type is not supported");

    public static readonly Problem TooLarge = Problem.Of(413, "request.too-large", "请求内容过大", "The body is too large");
    public static readonly Problem NotJson = Problem.Of(415, "request.media-type", "请求内容须为 application/json",
        "The body must be application/json");
    public static readonly Problem MalformedJson = Problem.Of(400, "request.malformed-json", "请求内容不是有效的 JSON",
        "The body is not valid JSON");
    public static readonly Problem BadRequest = Problem.Of(400, "request.invalid", "请求有误", "The request has errors");
    public static readonly Problem KeyReused =
        Problem.Of(409, "request.idempotency-key-reused", "该 Idempotency-Key 已用于另一请求内容", "This Idempotency-Key was used with another body");
    public static readonly Problem InProgress =
        Problem.Of(409, "request.in-progress", "相同的请求正在处理",
            "The same request is being worked on") with { RetryAfter = TimeSpan.FromSeconds(1) };
    public static readonly Problem BadKey =
        Problem.Of(400, "request.idempotency-key", "Idempotency-Key 须为 1 至 200 个可见字符",
            "An Idempotency-Key has 1 to 200 visible characters");
    public static readonly Problem Busy =
        Problem.Of(503, "service.busy", "系统繁忙，请稍后用同一请求重试",
            "Busy: repeat the same request later") with { RetryAfter = TimeSpan.FromSeconds(2) };
    public static readonly Problem StorageUnavailable =
        Problem.Of(503, "service.storage-unavailable", "数据库暂时不可用，请稍后用同一请求重试",
            "The database is not available: repeat the same request later") with { RetryAfter = TimeSpan.FromSeconds(5) };
    public static readonly Problem StorageFull =
        Problem.Of(503, "service.storage-full", "存储空间已满，暂不能保存；请联系管理员，稍后用同一请求重试",
            "No room is left to save anything: tell the administrator, and repeat the same request later")
            with { RetryAfter = TimeSpan.FromSeconds(30) };
    public static readonly Problem Failed = Problem.Of(500, "service.failed", "系统内部错误，请凭 traceId 联系管理员",
        "An internal error: tell the administrator the traceId");
    public static readonly Problem TooMany =
        Problem.Of(429, "request.too-many", "请求过于频繁，请稍后再试",
            "Too many requests: try again later") with { RetryAfter = TimeSpan.FromSeconds(10) };

    /// <summary>Several wrong fields, or one: then its own code and text stand at the top.</summary>
    public static Problem Invalid(IReadOnlyList<FieldError> errors, int status = StatusCodes.Status400BadRequest) => errors switch
    {
        [var only] => new() { Status = status, Code = only.Code, Chinese = only.Chinese, English = only.English, Errors = errors },
        _ => new() { Status = status, Code = BadRequest.Code, Chinese = $"共有 {errors.Count} 处错误",
            English = $"{errors.Count} fields have errors", Errors = errors },
    };

    public static IResult Result(this Problem problem) => new ProblemResult(problem);
}
