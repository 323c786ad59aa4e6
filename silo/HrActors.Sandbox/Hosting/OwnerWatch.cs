namespace HrActors.Sandbox.Hosting;

/// <summary>
/// Watches the owner's process. After its end the sandbox waits <see cref="Grace"/>, so that a restarted owner can take it over,
/// and then ends too.
/// </summary>
internal sealed class OwnerWatch
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private int? _pid;
    private string? _startMark;
    private DateTimeOffset? _goneSince;

    public OwnerWatch(SandboxOptions options)
    {
        _time = options.Time;
        _pid = options.OwnerPid;
        _startMark = _pid is { } pid ? OwnerProcess.StartMark(pid) : null;
    }

    /// <summary>Null: it runs until stopped.</summary>
    public int? OwnerPid
    {
        get { lock (_lock) return _pid; }
    }

    /// <returns>False when no such process runs; the owner stays as it was.</returns>
    public bool Adopt(int pid)
    {
        if (OwnerProcess.StartMark(pid) is not { } mark) return false;
        lock (_lock) (_pid, _startMark, _goneSince) = (pid, mark, null);
        return true;
    }

    /// <summary>Looks once.</summary>
    /// <returns>True when the owner has been gone for at least <see cref="Grace"/>.</returns>
    public bool IsAbandoned()
    {
        lock (_lock)
        {
            if (_pid is not { } pid) return false;
            if (_startMark is not null && OwnerProcess.StartMark(pid) == _startMark)
            {
                _goneSince = null;
                return false;
            }

            _goneSince ??= _time.GetUtcNow();
            return _time.GetUtcNow() - _goneSince >= Grace;
        }
    }
}
