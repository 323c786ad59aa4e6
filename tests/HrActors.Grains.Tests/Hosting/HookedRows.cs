using System.Collections.Concurrent;
using System.Reflection;
using HrActors.Grains.Rows;
using HrActors.Storage.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Grains.Tests.Hosting;

/// <summary>The real rows of contributions, where a test can let something happen just before a branch's rows are asked for.</summary>
public class HookedRows : DispatchProxy
{
    private readonly ConcurrentDictionary<(string Method, string Branch), Func<Task>> _before = new();
    private IContributionRows? _inner;

    public static IContributionRows Over(IContributionRows inner)
    {
        var rows = Create<IContributionRows, HookedRows>();
        ((HookedRows)rows)._inner = inner;
        return rows;
    }

    public static void Wrap(IServiceCollection services)
    {
        services.Remove(services.Last(service => service.ServiceType == typeof(IContributionRows)));
        services.AddSingleton(provider => Over(ActivatorUtilities.CreateInstance<ContributionRows>(provider)));
    }

    /// <summary>Before the next call of <paramref name="method"/> for the branch, once.</summary>
    public static void Before(IContributionRows rows, string method, string branch, Func<Task> happens) =>
        ((HookedRows)rows)._before[(method, branch)] = happens;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (args is not [string branch, ..] || !_before.TryRemove((targetMethod.Name, branch), out var happens)) return targetMethod.Invoke(_inner, args);
        if (targetMethod.ReturnType == typeof(Task)) return After(happens, () => (Task)targetMethod.Invoke(_inner, args)!);

        var read = typeof(HookedRows).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;
        return read.MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()).Invoke(null, [happens, () => targetMethod.Invoke(_inner, args)]);
    }

    private static async Task After(Func<Task> happens, Func<Task> call)
    {
        await happens();
        await call();
    }

    private static async Task<T> Read<T>(Func<Task> happens, Func<object?> call)
    {
        await happens();
        return await (Task<T>)call()!;
    }
}
