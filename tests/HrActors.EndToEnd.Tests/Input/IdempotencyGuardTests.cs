using System.Threading.Channels;
using HrActors.Contracts.Access;
using HrActors.Silo.Access;
using HrActors.Silo.Idempotency;
using HrActors.Storage.Rows;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.EndToEnd.Tests.Input;

public sealed class IdempotencyGuardTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Rows _rows = new();

    [Fact]
    public async Task A_claim_is_renewed_also_after_a_renewal_that_failed()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Ask(_ => answer.Task, CommandMetadata.Instance);

        for (var i = 0; i < 3; i++)
        {
            _time.Advance(IIdempotencyRows.RenewEvery);
            Assert.Equal(i, await _rows.Renewals.Reader.ReadAsync());
        }

        answer.SetResult();
        await running;
    }

    [Theory]
    [InlineData(true, 6)]
    [InlineData(false, 0)]
    public async Task Only_an_answer_without_a_secret_is_kept(bool keeps, int length)
    {
        await Ask(context => context.Response.WriteAsync("answer"), keeps ? CommandMetadata.Instance : CommandMetadata.Secret);

        Assert.Equal(length, _rows.Kept);
    }

    private Task Ask(RequestDelegate next, CommandMetadata command)
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(new(next, new(command), "command"));
        context.Request.Headers[IdempotencyGuard.Header] = "key-1";
        Caller.Set(context, new() { UserName = "admin", DisplayName = "A", Role = Role.Administrator });
        // Settings are looked at only where a claim of a process that was killed is found.
        return new IdempotencyGuard(next, _rows, null!, _time, NullLogger<IdempotencyGuard>.Instance).InvokeAsync(context);
    }

    /// <summary>The first renewal fails.</summary>
    private sealed class Rows : IIdempotencyRows
    {
        private int _renewals;

        public Channel<int> Renewals { get; } = Channel.CreateUnbounded<int>();

        public int? Kept { get; private set; }

        public Task<IdempotencyClaim> Begin(string scope, string key, string bodyHash, CancellationToken cancellationToken) =>
            Task.FromResult(new IdempotencyClaim(IdempotencyOutcome.New));

        public Task Renew(string scope, string key, CancellationToken cancellationToken)
        {
            var number = _renewals++;
            Renewals.Writer.TryWrite(number);
            return number == 0 ? Task.FromException(new InvalidOperationException("away")) : Task.CompletedTask;
        }

        public Task Complete(string scope, string key, int status, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
        {
            Kept = body.Length;
            return Task.CompletedTask;
        }

        public Task Abandon(string scope, string key, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<int> Purge(CancellationToken cancellationToken) => Task.FromResult(0);
    }
}
