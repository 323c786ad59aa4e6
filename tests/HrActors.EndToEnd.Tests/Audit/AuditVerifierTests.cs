using HrActors.Contracts.Desk;
using HrActors.Contracts.Listing;
using HrActors.Grains.Rows;
using HrActors.Silo.Audit;
using HrActors.Storage.Audit;
using Microsoft.Extensions.Time.Testing;

namespace HrActors.EndToEnd.Tests.Audit;

public sealed class AuditVerifierTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Trail _trail = new();

    [Fact]
    public async Task Who_asks_while_the_trail_is_verified_gets_the_same_result()
    {
        var verifier = new AuditVerifier(_trail, _time);
        var asked = Enumerable.Range(0, 10).Select(_ => verifier.Verify(again: true, default)).ToList();
        using var left = new CancellationTokenSource();
        var gone = verifier.Verify(again: true, left.Token);
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        _trail.Go.SetResult();
        await Task.WhenAll(asked);

        Assert.Equal(1, _trail.Count);
    }

    [Fact]
    public async Task The_last_result_serves_those_who_only_look()
    {
        _trail.Go.SetResult();
        var verifier = new AuditVerifier(_trail, _time);
        var first = await verifier.Verify(again: false, default);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(first.At, (await verifier.Verify(again: false, default)).At);
        Assert.Equal(first.At.AddHours(1), (await verifier.Verify(again: true, default)).At);
        Assert.Equal(2, _trail.Count);
    }

    [Fact]
    public async Task A_verification_that_failed_is_begun_again()
    {
        _trail.Go.SetException(new InvalidOperationException("away"));
        var verifier = new AuditVerifier(_trail, _time);
        await Assert.ThrowsAsync<InvalidOperationException>(() => verifier.Verify(again: false, default));
        _trail.Go = new();
        _trail.Go.SetResult();

        Assert.True((await verifier.Verify(again: false, default)).Found.Intact);
    }

    private sealed class Trail : IAuditTrail
    {
        public int Count { get; private set; }

        public TaskCompletionSource Go { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Page<AuditEntry>> Read(AuditSearch query, CancellationToken cancellationToken) => throw new NotSupportedException();

        public async Task<AuditVerification> Verify(DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
        {
            Count++;
            await Go.Task;
            return new() { Days = 0, Entries = 0, UnsealedDays = 0, Pending = 0, PublicKey = "" };
        }
    }
}
