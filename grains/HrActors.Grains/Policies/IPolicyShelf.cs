using HrActors.Domain.Policies;

namespace HrActors.Grains.Policies;

/// <summary>The policies this silo calculates with: the shipped ones and those confirmed since.</summary>
public interface IPolicyShelf
{
    PolicyBook Book { get; }

    /// <summary>Takes in what was confirmed by now, on whatever silo; without it another silo's confirmation is known within two seconds.</summary>
    Task Refresh(CancellationToken cancellationToken);

    /// <summary>The policies as they were in force here at an instant, so that what was calculated then can be explained now.</summary>
    PolicyBook BookAt(DateTimeOffset at);

    /// <summary>All policies that were ever in force here, those of now first; each holds what came before it.</summary>
    IEnumerable<PolicyBook> History { get; }
}
