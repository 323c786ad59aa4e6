using System.Reflection;
using HrActors.Contracts.Employees;
using HrActors.Domain.Commands;
using HrActors.Grains.Hosting;

namespace HrActors.Grains.Tests.Conventions;

/// <summary>Whatever crosses a grain call, a stream or the storage is named and numbered by hand, so that it can be read for years.</summary>
public class SerializedTypesTests
{
    public static TheoryData<Type> Types() => [.. Serialized];

    private static IEnumerable<Type> Serialized => new[] { typeof(Refusal), typeof(EmployeeView), typeof(HrGrainsHosting) }
        .SelectMany(type => type.Assembly.GetTypes())
        .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null);

    /// <summary>Numbers of members that are no more, which are never given again.</summary>
    private static readonly Dictionary<Type, uint[]> GivenUp = new() { [typeof(HrActors.Contracts.Access.Principal)] = [4] };

    [Theory]
    [MemberData(nameof(Types))]
    public void Is_named_sealed_and_numbered(Type type)
    {
        Assert.NotNull(type.GetCustomAttribute<AliasAttribute>(inherit: false));
        Assert.True(type.IsSealed || IsClosed(type), "Neither sealed nor abstract with a private constructor.");
        if (type.IsEnum)
        {
            Assert.Equal("None", Enum.GetName(type, 0));
            return;
        }

        var numbers = Members(type).Select(member => member.GetCustomAttribute<IdAttribute>()!.Id).Concat(GivenUp.GetValueOrDefault(type, [])).Order().ToList();
        Assert.Equal(Enumerable.Range(0, numbers.Count).Select(number => (uint)number), numbers);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void No_member_is_left_without_a_number(Type type)
    {
        if (type.IsEnum) return;
        var numbered = Members(type).Select(member => member.Name).ToHashSet();

        Assert.All(
            type.GetProperties(Declared).Where(property => property.SetMethod is not null && property.GetMethod is { IsStatic: false }),
            property => Assert.Contains(property.Name, numbered));
    }

    [Fact]
    public void No_name_is_given_twice() =>
        Assert.Empty(Serialized.GroupBy(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias).Where(same => same.Count() > 1).Select(same => same.Key));

    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetMembers(Declared).Where(member => member.GetCustomAttribute<IdAttribute>() is not null);

    private static bool IsClosed(Type type) => type.IsAbstract
        && type.GetConstructors(Declared).All(constructor => constructor.IsPrivate || IsCopy(type, constructor));

    /// <summary>The compiler gives every record one to copy with.</summary>
    private static bool IsCopy(Type type, ConstructorInfo constructor) =>
        constructor.GetParameters() is [{ } only] && only.ParameterType == type;
}
