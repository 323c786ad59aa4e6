using System.Reflection;
using HrActors.Contracts.Access;
using HrActors.Grains.Hosting;

namespace HrActors.Grains.Tests.Conventions;

/// <summary>A call that declares nothing is refused; these say so before anybody is.</summary>
public class CallRuleTests
{
    public static TheoryData<string> Methods() => [.. Declared.Select(NameOf)];

    private static IEnumerable<MethodInfo> Declared => new[] { typeof(Permission), typeof(HrGrainsHosting) }
        .SelectMany(type => type.Assembly.GetTypes())
        .Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))
        .SelectMany(type => type.GetMethods());

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_method_of_an_actor_declares_who_may_call_it(string method) =>
        Assert.Single(Declared.Single(declared => NameOf(declared) == method).GetCustomAttributes<CallRuleAttribute>());

    [Fact]
    public void What_a_method_needs_is_held_by_somebody() => Assert.All(
        Declared.Select(method => method.GetCustomAttribute<NeedsAttribute>()).OfType<NeedsAttribute>(),
        rule => Assert.Contains(Enum.GetValues<Role>(), role => AccessPolicy.Holds(role, rule.Permission)));

    [Fact]
    public void Only_signing_in_asks_for_nothing() =>
        Assert.Equal(["IUserGrain.Enter"], Declared.Where(method => method.GetCustomAttribute<OpenToAllAttribute>() is not null).Select(NameOf));

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
