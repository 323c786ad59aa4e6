using System.Collections.Concurrent;
using HrActors.Contracts.Access;
using HrActors.Domain.Access;
using HrActors.Grains.Access;
using HrActors.Storage.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HrActors.Benchmarks.Access;

/// <summary>
/// The product without what protects it, to see what that costs: no filter before the actors, no token on the way to them, and personal
/// values that are opened once and then remembered. Only the measuring process can make one: the product has no such switch.
/// </summary>
internal static class OpenProduct
{
    /// <summary>Environment variable that makes one of the product this process starts as.</summary>
    public const string Variable = "HR_BENCHMARK_OPEN";

    public static void Make(IServiceCollection services)
    {
        // The log has a filter of its own, which has nothing to do with access and stays.
        services.Remove(services.Single(service => service.ImplementationType == typeof(CallGuard)));
        services.Replace(ServiceDescriptor.Singleton<Callers, Nobody>());
        services.Replace(ServiceDescriptor.Singleton<IFieldProtector>(
            provider => new Remembering(ActivatorUtilities.CreateInstance<FieldProtector>(provider))));
    }

    private sealed class Nobody(CallerTokens tokens) : Callers(tokens)
    {
        private static readonly CallerIdentity System = new() { Name = "system", Role = Role.None, Branches = null, Until = DateTimeOffset.MaxValue };

        public override CallerIdentity Current => System;

        public override CallerScope As(Principal principal) => default;

        public override CallerScope AsSystem() => default;
    }

    private sealed class Remembering(IFieldProtector inner) : IFieldProtector
    {
        private readonly ConcurrentDictionary<string, string> _clear = new(StringComparer.Ordinal);

        public ProtectedText Protect(string value) => inner.Protect(value);

        public string Reveal(ProtectedText value) => _clear.GetOrAdd(value.Sealed, _ => inner.Reveal(value));

        public string SearchHash(string purpose, string value) => inner.SearchHash(purpose, value);

        public ProtectedText Renew(ProtectedText value) => inner.Renew(value);
    }
}
