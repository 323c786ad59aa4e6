using System.Reflection;
using HrActors.Contracts;
using HrActors.Domain.Time;
using HrActors.Grains.Hosting;

namespace HrActors.Conventions.Tests;

/// <summary>What crosses a grain call, a stream or the storage keeps its name when the code is renamed.</summary>
public sealed class ContractTests
{
    private static readonly Assembly Contracts = typeof(IDueWorkOwner).Assembly;
    private static readonly Assembly Grains = typeof(HrGrainsHosting).Assembly;
    private static readonly Assembly[] Ours = [typeof(YearMonth).Assembly, Contracts, Grains];

    public static TheoryData<Type> Interfaces =>
        [.. new[] { Contracts, Grains }.SelectMany(Written).Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))];

    public static TheoryData<Type> GrainClasses => [.. Written(Grains).Where(type => !type.IsAbstract && typeof(Grain).IsAssignableFrom(type))];

    public static TheoryData<Type> Serialised => [.. Ours.SelectMany(Written).Where(IsSerialised)];

    [Theory, MemberData(nameof(Interfaces))]
    public void An_interface_and_its_methods_have_aliases(Type type)
    {
        Assert.NotNull(AliasOf(type));
        var methods = type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly);
        Assert.Empty(methods.Where(method => method.GetCustomAttribute<AliasAttribute>() is null).Select(method => method.Name));
        Assert.Equal(methods.Length, methods.Select(method => method.GetCustomAttribute<AliasAttribute>()!.Alias).Distinct().Count());
    }

    [Theory, MemberData(nameof(GrainClasses))]
    public void A_grain_has_a_lasting_name_and_is_nobody_elses(Type type)
    {
        Assert.NotNull(type.GetCustomAttribute<GrainTypeAttribute>());
        Assert.True(type is { IsSealed: true, IsPublic: false }, $"{type.Name} is internal and sealed.");
    }

    [Theory, MemberData(nameof(Serialised))]
    public void A_serialised_type_has_an_alias_and_is_immutable(Type type)
    {
        Assert.NotNull(AliasOf(type));
        if (type.IsEnum) return;

        Assert.True(type.IsValueType || type.IsSealed || type.IsAbstract || HasNested(type), $"{type.Name} is sealed or abstract.");
        Assert.Empty(type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(property => property.GetCustomAttribute<IdAttribute>() is not null && IsChangeable(property))
            .Select(property => property.Name));
    }

    [Fact]
    public void No_two_types_share_an_alias() =>
        Assert.Empty(Ours.SelectMany(Written)
            .Select(type => (type, AliasOf(type)?.Alias))
            .Where(item => item.Alias is not null)
            .GroupBy(item => item.Alias)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(item => item.type.Name))}"));

    [Fact]
    public void There_is_something_to_look_at()
    {
        Assert.InRange(Interfaces.Count, 10, 100);
        Assert.InRange(GrainClasses.Count, 10, 100);
        Assert.InRange(Serialised.Count, 50, 1000);
    }

    /// <summary>Types of the sources; the generator's own codecs and proxies are left out.</summary>
    private static IEnumerable<Type> Written(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) != true && !type.Name.Contains('<'));

    private static bool IsSerialised(Type type) => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null;

    /// <summary>Its own alias; that of a base record does not count.</summary>
    private static AliasAttribute? AliasOf(Type type) => type.GetCustomAttribute<AliasAttribute>(inherit: false);

    private static bool HasNested(Type type) => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Any(nested => nested.BaseType == type);

    private static bool IsChangeable(PropertyInfo property)
    {
        var settable = property.SetMethod is { } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
        return settable || property.PropertyType.IsArray || IsMutableCollection(property.PropertyType);
    }

    private static bool IsMutableCollection(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open
        && (open == typeof(List<>) || open == typeof(Dictionary<,>) || open == typeof(HashSet<>) || open == typeof(Queue<>));
}
