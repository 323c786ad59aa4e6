using System.Reflection;
using HrActors.Contracts.Access;
using HrActors.Domain.Localisation;
using HrActors.Silo.Audit;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Access;

/// <summary>
/// Who calls, in which language. Put into the request by <see cref="AccessGuard"/>; a route that needs no sign-in has none.
/// </summary>
internal sealed record Caller(Principal Principal, Language Language) : IBindableFromHttpContext<Caller>
{
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Caller?>(
            Of(context) ?? throw new InvalidOperationException("A route that takes a caller must need a permission."));

    public static Caller? Of(HttpContext context) => context.Features.Get<Caller>();

    internal static void Set(HttpContext context, Principal principal) =>
        context.Features.Set(new Caller(principal with { From = Origin.Of(context, "api") }, RequestLanguage.Of(context.Request)));
}
