using HrActors.Domain.Policies;
using HrActors.Grains.Policies;

namespace HrActors.Grains.Tests.Policies;

/// <summary>The policies a test puts in force, for itself alone.</summary>
internal sealed class FixedShelf : IPolicyShelf
{
    public PolicyBook Book { get; set; } = PolicyBook.Shipped;

    public IEnumerable<PolicyBook> History => [Book];

    public PolicyBook BookAt(DateTimeOffset at) => Book;

    public Task Refresh(CancellationToken cancellationToken) => Task.CompletedTask;
}
