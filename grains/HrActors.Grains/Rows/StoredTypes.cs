using System.Reflection;
using HrActors.Contracts.Agencies;
using HrActors.Grains.Agencies;

namespace HrActors.Grains.Rows;

/// <summary>The types of what stands serialised in the database, for those who read it without the actor it belongs to.</summary>
internal static class StoredTypes
{
    /// <summary>By the name a state is stored under, such as <c>employee/employee</c>.</summary>
    public static ImmutableSortedDictionary<string, Type> States { get; } = FindStates();

    /// <summary>Of the payload of a row of due work; null when it holds no personal value.</summary>
    public static Type? PayloadOf(string kind) => kind.Split(':')[0] switch
    {
        AgencyRows.QuestionSort => typeof(EnrolmentQuestion),
        AgencyRows.SubmissionSort => typeof(SubmissionOrder),
        _ => null,
    };

    private static ImmutableSortedDictionary<string, Type> FindStates() =>
    (
        from type in typeof(StoredTypes).Assembly.GetTypes()
        let grain = type.GetCustomAttribute<GrainTypeAttribute>()
        where grain is not null && !type.IsAbstract
        let name = grain.GetGrainType(null!, type).ToString()
        from parameter in type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
        let state = parameter.GetCustomAttribute<PersistentStateAttribute>()
        where state is not null
        select KeyValuePair.Create($"{name}/{state.StateName}", parameter.ParameterType.GetGenericArguments()[0])
    ).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
