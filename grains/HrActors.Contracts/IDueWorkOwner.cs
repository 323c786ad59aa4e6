using HrActors.Contracts.Access;

namespace HrActors.Contracts;

/// <summary>
/// An actor that has rows in the table of due work. The sweeper calls at least once when a row is due; the actor looks at its own
/// state and does what is due, so a repeated call changes nothing.
/// </summary>
[Alias("hr.IDueWorkOwner")]
public interface IDueWorkOwner : IGrainWithStringKey
{
    /// <param name="kind">Which of its rows is due, such as <c>outbox</c> or <c>poll</c>.</param>
    [Alias("DoDueWork"), SystemOnly]
    Task DoDueWork(string kind);
}
