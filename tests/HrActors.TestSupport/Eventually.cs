namespace HrActors.TestSupport;

/// <summary>Waits for something outside this process that cannot call back: asks again until it is so, or the time is over.</summary>
public static class Eventually
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    public static async Task<T> Get<T>(Func<Task<T>> ask, Func<T, bool> isSo, string what, int seconds = Patience.Seconds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var timer = new PeriodicTimer(Period);
        while (true)
        {
            var answer = await ask();
            if (isSo(answer)) return answer;

            try
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Not so within {seconds} s: {what}. Last seen: {answer}");
            }
        }
    }
}
