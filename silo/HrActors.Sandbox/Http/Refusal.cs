namespace HrActors.Sandbox.Http;

/// <summary>A way to say no: HTTP status, stable code (<c>area.reason</c>) and text in both languages.</summary>
internal sealed record Refusal(int Status, string Code, string Chinese, string English);

internal static class Refusals
{
    public static readonly Refusal InvalidJson = new(400, "request.invalid-json", "请求内容不是有效的 JSON", "The body is not valid JSON");
    public static readonly Refusal InvalidBody = new(400, "request.invalid", "请求内容有误", "The body has errors");
    public static readonly Refusal InvalidQuery = new(400, "request.invalid-query", "查询参数有误", "The query has errors");
    public static readonly Refusal InvalidMultipart =
        new(400, "request.invalid-multipart", "表单内容无法读取", "The multipart body cannot be read");
    public static readonly Refusal NoIdempotencyKey =
        new(400, "request.no-idempotency-key",
            "缺少 Idempotency-Key 请求头（1 至 200 个字符）", "The header Idempotency-Key (1 to 200 characters) is missing");
    public static readonly Refusal NoKey = new(401, "auth.required", "需要有效的接口密钥", "A valid bearer key is required");
    public static readonly Refusal NotLocal = new(403, "sandbox.local-only", "控制接口只接受本机连接", "The control side answers this machine only");
    public static readonly Refusal NotFound = new(404, "request.not-found", "没有这个地址", "There is nothing at this address");
    public static readonly Refusal WrongMethod = new(405, "request.method", "不支持该请求方法", "The method is not supported here");
    public static readonly Refusal TooLarge = new(413, "request.too-large", "请求内容过大", "The body is too large");
    public static readonly Refusal NotJson = new(415, "request.not-json", "请求内容须为 application/json", "The body must be application/json");
    public static readonly Refusal NotMultipart =
        new(415, "request.not-multipart", "请求内容须为 multipart/form-data", "The body must be multipart/form-data");
    public static readonly Refusal UnknownPerson = new(404, "sandbox.unknown-person", "沙箱中没有此人", "The sandbox has no such person");
    public static readonly Refusal UnknownReceipt = new(404, "agency.unknown-receipt", "没有这个回执号", "There is no such receipt number");
    public static readonly Refusal KeyReused = new(409, "agency.idempotency-conflict",
        "同一 Idempotency-Key 已用于其他内容", "The Idempotency-Key was used with other content");
    public static readonly Refusal AlreadyClosed = new(409, "agency.transfer-closed",
        "该转移业务已办结，不能撤回", "The transfer is closed and cannot be withdrawn");
    public static readonly Refusal BadSignature = new(422, "agency.signature-invalid",
        "签名与文件不符，或不是分离式 PKCS #7 签名", "The signature does not fit the document, or is not a detached PKCS #7 signature");
    public static readonly Refusal OwnerNotRunning = new(422, "sandbox.owner-not-running", "没有运行中的该进程", "No such process is running");
    public static readonly Refusal Failed = new(500, "agency.failed", "沙箱内部错误", "The sandbox failed");
    public static readonly Refusal SimulatedFailure = new(500, "agency.simulated-failure", "沙箱模拟的故障", "A failure made by the sandbox");
    public static readonly Refusal SimulatedOutage = new(503, "agency.unavailable", "沙箱模拟的服务中断", "An outage made by the sandbox");
}
