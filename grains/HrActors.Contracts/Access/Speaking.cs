using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace HrActors.Contracts.Access;

/// <summary>
/// Stands before what pages ask and order: the actors behind a call are called for the <see cref="Principal"/> that the call names; one
/// that names none goes on with whomever the request speaks for. Pages draw themselves again on timers and news, where there is no
/// request that could say who looks.
/// </summary>
/// <typeparam name="T">An interface whose methods take at most one principal.</typeparam>
public class Speaking<T> : DispatchProxy
    where T : class
{
    private T _inner = null!;
    private Callers _callers = null!;

    internal static T Before(T inner, Callers callers)
    {
        var proxy = Create<T, Speaking<T>>();
        ((Speaking<T>)(object)proxy)._inner = inner;
        ((Speaking<T>)(object)proxy)._callers = callers;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        // Whatever the call awaits goes on with this token; the page's own next call does not.
        using var speaking = args?.OfType<Principal>().SingleOrDefault() is { } by ? _callers.As(by) : default;
        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}

public static class SpeakingServices
{
    /// <summary>
    /// Registers <typeparamref name="TImplementation"/>, and <typeparamref name="T"/> as it with <see cref="Speaking{T}"/> before it.
    /// </summary>
    public static IServiceCollection AddSpeaking<T, TImplementation>(this IServiceCollection services)
        where T : class
        where TImplementation : class, T
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<TImplementation>();
        return services.AddSingleton(provider =>
            Speaking<T>.Before(provider.GetRequiredService<TImplementation>(), provider.GetRequiredService<Callers>()));
    }
}
