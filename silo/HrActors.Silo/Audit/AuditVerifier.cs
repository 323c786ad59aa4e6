using HrActors.Storage.Audit;

namespace HrActors.Silo.Audit;

/// <summary>
/// One verification at a time in this process, however many ask: each reads the whole trail. What the last one found is kept for those who only
/// look.
/// </summary>
internal sealed class AuditVerifier(IAuditTrail trail, TimeProvider time)
{
    private readonly Lock _turn = new();
    private Task<VerifiedTrail>? _last;

    /// <param name="again">False: what the last one found will do.</param>
    public Task<VerifiedTrail> Verify(bool again, CancellationToken cancellationToken)
    {
        lock (_turn)
        {
            if (_last is null || _last.IsFaulted || (again && _last.IsCompleted)) _last = Task.Run(Run, CancellationToken.None);
            // Whoever leaves does not end it for the others.
            return _last.WaitAsync(cancellationToken);
        }
    }

    private async Task<VerifiedTrail> Run()
    {
        var at = time.GetUtcNow();
        return new(await trail.Verify(null, null, CancellationToken.None), at);
    }
}

/// <param name="At">When the verification began: later entries are not in it.</param>
internal sealed record VerifiedTrail(AuditVerification Found, DateTimeOffset At);
