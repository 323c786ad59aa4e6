using HrActors.Contracts.Access;
using HrActors.Contracts.Feed;

namespace HrActors.Dashboard.Overview;

public sealed partial class OverviewPage
{
    protected override Task Read(Principal by, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override bool Concerns(Change change) => true;
}
