namespace HrActors.DurableLog.Appending;

/// <summary>Lets in only so many events at a time; those that come in excess wait in turn.</summary>
internal sealed class Admission(int capacity)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private int _inside;

    public int Inside
    {
        get
        {
            lock (_lock) return _inside;
        }
    }

    /// <summary>
    /// True once there is room for <paramref name="count"/>; false when there was none within <paramref name="maxWait"/>.
    /// </summary>
    public async ValueTask<bool> Enter(int count, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (_waiting.Count == 0 && HasRoom(count))
            {
                _inside += count;
                return true;
            }

            waiter = new(count);
            waiter.Node = _waiting.AddLast(waiter);
        }

        try
        {
            await waiter.Admitted.Task.WaitAsync(maxWait, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return !Withdraw(waiter);
        }
        catch (OperationCanceledException)
        {
            if (!Withdraw(waiter)) Leave(count);
            throw;
        }
    }

    public void Leave(int count)
    {
        lock (_lock)
        {
            _inside -= count;
            AdmitWaiting();
        }
    }

    private void AdmitWaiting()
    {
        while (_waiting.First is { } first && HasRoom(first.Value.Count))
        {
            _inside += first.Value.Count;
            _waiting.RemoveFirst();
            first.Value.Node = null;
            first.Value.Admitted.SetResult();
        }
    }

    // One request larger than everything may enter alone.
    private bool HasRoom(int count) => _inside == 0 || _inside + count <= capacity;

    /// <summary>False when the waiter was admitted in the meantime.</summary>
    private bool Withdraw(Waiter waiter)
    {
        lock (_lock)
        {
            if (waiter.Node is null) return false;
            _waiting.Remove(waiter.Node);
            waiter.Node = null;
            AdmitWaiting();
            return true;
        }
    }

    private sealed class Waiter(int count)
    {
        public int Count { get; } = count;

        public LinkedListNode<Waiter>? Node { get; set; }

        public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
