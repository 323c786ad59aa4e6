using System.Collections.Concurrent;
using System.Security.Cryptography;
using HrActors.Silo.Access;
using HrActors.Silo.Hosting;
using HrActors.Silo.Problems;
using HrActors.Storage.Rows;

namespace HrActors.Silo.Idempotency;

/// <summary>
/// Gives a command its id and, with an <c>Idempotency-Key</c>, answers a repeated request with the stored status and body. Answers
/// that say "later" are not kept: the next try is carried out, under the same command id.
/// </summary>
internal sealed partial class IdempotencyGuard(
    RequestDelegate next, IIdempotencyRows rows, HostSettings settings, TimeProvider time, ILogger<IdempotencyGuard> logger)
{
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 200;

    /// <summary>Claims this process is working on.</summary>
    private readonly ConcurrentDictionary<(string Scope, string Key), byte> _running = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CommandMetadata>() is not { } command || Caller.Of(context) is not { } caller)
        {
            await next(context);
            return;
        }

        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            context.Features.Set(CommandId.New());
            await next(context);
        }
        else if (key.Length > LongestKey || key.Any(c => c is < '!' or > '~'))
        {
            await KnownProblems.BadKey.Result().ExecuteAsync(context);
        }
        else
        {
            await InvokeOnce(context, $"{caller.Principal.UserName} {context.Request.Method} {context.Request.Path}", key, command.KeepsAnswer);
        }
    }

    private async Task InvokeOnce(HttpContext context, string scope, string key, bool keepsAnswer)
    {
        var body = await BufferBody(context.Request, context.RequestAborted);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var claim = await Claim(scope, key, hash, context.RequestAborted);
        switch (claim.Outcome)
        {
            case IdempotencyOutcome.OtherBody:
                await KnownProblems.KeyReused.Result().ExecuteAsync(context);
                return;
            case IdempotencyOutcome.Running:
                await KnownProblems.InProgress.Result().ExecuteAsync(context);
                return;
            case IdempotencyOutcome.Done when keepsAnswer:
                await Replay(context, claim);
                return;
        }

        try
        {
            await Run(context, scope, key, keepsAnswer);
        }
        finally
        {
            _running.TryRemove((scope, key), out _);
        }
    }

    /// <summary>
    /// A claim of a process that was killed: with one silo it shows, as nobody here works on it. With several it is given again
    /// by itself after a while.
    /// </summary>
    private async Task<IdempotencyClaim> Claim(string scope, string key, string hash, CancellationToken cancellationToken)
    {
        if (!_running.TryAdd((scope, key), 0)) return new(IdempotencyOutcome.Running);

        var claim = await rows.Begin(scope, key, hash, cancellationToken);
        if (claim.Outcome == IdempotencyOutcome.Running && settings.ConnectionString is null)
        {
            await rows.Abandon(scope, key, cancellationToken);
            claim = await rows.Begin(scope, key, hash, cancellationToken);
        }

        if (claim.Outcome != IdempotencyOutcome.New) _running.TryRemove((scope, key), out _);
        return claim;
    }

    private async Task Run(HttpContext context, string scope, string key, bool keepsAnswer)
    {
        context.Features.Set(CommandId.Of(scope, key));
        using var answered = new CancellationTokenSource();
        var renewing = Renew(scope, key, answered.Token);
        var response = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        catch
        {
            await rows.Abandon(scope, key, CancellationToken.None);
            throw;
        }
        finally
        {
            context.Response.Body = response;
            await answered.CancelAsync();
            await renewing;
        }

        // The caller may be gone by now: the answer is kept all the same, it is what the next try gets.
        if (IsFinal(context.Response.StatusCode))
            await rows.Complete(scope, key, context.Response.StatusCode, keepsAnswer ? answer.ToArray() : [], CancellationToken.None);
        else await rows.Abandon(scope, key, CancellationToken.None);
        await response.WriteAsync(answer.ToArray(), context.RequestAborted);
    }

    /// <summary>Keeps the claim from being taken for one of a process that was killed.</summary>
    private async Task Renew(string scope, string key, CancellationToken answered)
    {
        using var timer = new PeriodicTimer(IIdempotencyRows.RenewEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(answered)) await RenewNow(scope, key, answered);
        }
        catch (OperationCanceledException) when (answered.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task RenewNow(string scope, string key, CancellationToken answered)
    {
        try
        {
            await rows.Renew(scope, key, answered);
        }
        catch (Exception exception) when (!answered.IsCancellationRequested)
        {
            // The next tick tries again. Meanwhile the same command may begin beside this one; its owner knows it by its id and does it once.
            LogNotRenewed(exception);
        }
    }

    private static async Task Replay(HttpContext context, IdempotencyClaim claim)
    {
        context.Response.StatusCode = claim.Status;
        context.Response.ContentType = claim.Status >= StatusCodes.Status400BadRequest ? ProblemResult.ContentType
            : "application/json; charset=utf-8";
        context.Response.Headers["Idempotency-Replayed"] = "true";
        await context.Response.BodyWriter.WriteAsync(claim.Body, context.RequestAborted);
    }

    private static bool IsFinal(int status) => status < StatusCodes.Status500InternalServerError
        && status != StatusCodes.Status429TooManyRequests;

    private static async Task<byte[]> BufferBody(HttpRequest request, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy, cancellationToken);
        var bytes = copy.ToArray();
        request.Body = new MemoryStream(bytes);
        return bytes;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The claim of a running request could not be renewed")]
    private partial void LogNotRenewed(Exception exception);
}
