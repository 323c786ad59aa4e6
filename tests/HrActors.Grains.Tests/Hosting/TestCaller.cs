using HrActors.Contracts.Access;

namespace HrActors.Grains.Tests.Hosting;

/// <summary>
/// A test that calls an actor without saying for whom is the product itself. What actors call is left as it is, so that one that forgets
/// to say so is refused here as it would be in the product.
/// </summary>
internal sealed class TestCaller(Callers callers) : IOutgoingGrainCallFilter
{
    private static readonly AsyncLocal<bool> IsSilent = new();

    /// <summary>Until it is disposed a call that says nothing stays so.</summary>
    public static IDisposable Silent()
    {
        IsSilent.Value = true;
        return new Silence();
    }

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (IsSilent.Value || context.SourceContext?.GrainInstance is not null || RequestContext.Get(Callers.Key) is not null)
        {
            await context.Invoke();
            return;
        }

        using var system = callers.AsSystem();
        await context.Invoke();
    }

    private sealed class Silence : IDisposable
    {
        public void Dispose() => IsSilent.Value = false;
    }
}
