using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Keys;
using HrActors.Dashboard.Access;
using Microsoft.AspNetCore.Components;

namespace HrActors.Dashboard.Keys;

/// <summary>The keys that personal data is encrypted under. While a change of key runs the page follows its progress.</summary>
public sealed partial class KeysPage
{
    private KeyRotationView? _view;
    private string? _reason;

    [Inject] internal IKeyDesk Desk { get; init; } = null!;

    private bool MayOrder => !Busy && !string.IsNullOrWhiteSpace(_reason);

    private bool Running => _view?.Phase is KeyRotationPhase.Distributing or KeyRotationPhase.Rewriting;

    protected override async Task Read(Principal by, CancellationToken cancellationToken)
    {
        if (!by.ManagesKeys()) return;

        _view = await Desk.Get(by, cancellationToken);
        Follow(Running);
    }

    private static double Percent(KeyRotationView view) => view.Phase == KeyRotationPhase.Finished ? 100
        : view.Total == 0 ? 0
        : Math.Min(100, 100.0 * view.Seen / view.Total);

    private Task Rotate() => Order("rotate", (reason, id) => Desk.Rotate(By!, reason, id, CancellationToken.None));

    private Task Rewrite() => Order("rewrite", (reason, id) => Desk.Rewrite(By!, reason, id, CancellationToken.None));

    private Task Retire(string keyId) => Order($"retire {keyId}", (reason, id) => Desk.Retire(keyId, By!, reason, id, CancellationToken.None));

    private async Task Order(string intent, Func<string?, string, Task<Domain.Commands.Reply<KeyRotationView>>> order)
    {
        var reason = _reason;
        if (await Run(intent, id => order(reason, id)) is not null) _reason = null;
    }
}
