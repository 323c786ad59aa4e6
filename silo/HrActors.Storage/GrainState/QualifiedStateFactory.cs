
namespace HrActors.Storage.GrainState;

/// <summary>
/// Stores a grain's state under grain type and state name. The provider is given the state name alone, so that two grains with the same key
/// and a state of the same name, such as an employee and its validation, would share one row.
/// </summary>
internal sealed class QualifiedStateFactory : PersistentStateFactory
{
    protected override string GetFullStateName(IGrainContext context, IPersistentStateConfiguration cfg)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(cfg);
        return $"{context.GrainId.Type}/{cfg.StateName}";
    }
}
