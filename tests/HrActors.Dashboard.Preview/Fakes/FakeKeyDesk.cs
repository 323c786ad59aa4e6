using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Keys;
using HrActors.Domain.Commands;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>A change of key that is a third further each time somebody looks.</summary>
internal sealed class FakeKeyDesk(FakeGroup group) : IKeyDesk
{
    private const int Rows = 900;
    private KeyRotationView _view = View(group, KeyRotationPhase.None, "k1");

    public Task<KeyRotationView> Get(Principal by, CancellationToken cancellationToken)
    {
        if (_view.Phase == KeyRotationPhase.Rewriting)
        {
            _view = _view.Seen + (Rows / 3) < Rows
                ? _view with { Seen = _view.Seen + (Rows / 3), Rewritten = _view.Rewritten + 200 }
                : View(group, KeyRotationPhase.Finished, "k2") with { Total = Rows, Seen = Rows, Rewritten = 600 };
        }

        return Task.FromResult(_view);
    }

    public Task<Reply<KeyRotationView>> Rotate(Principal by, string? reason, string commandId, CancellationToken cancellationToken) =>
        Put(View(group, KeyRotationPhase.Rewriting, "k2") with { Total = Rows });

    public Task<Reply<KeyRotationView>> Rewrite(Principal by, string? reason, string commandId, CancellationToken cancellationToken) =>
        Put(_view);

    public Task<Reply<KeyRotationView>> Retire(
        string keyId, Principal by, string? reason, string commandId, CancellationToken cancellationToken) =>
        Put(_view with { Keys = _view.Keys.RemoveAll(key => key.Id == keyId) });

    private static readonly ImmutableList<string> Ids = ["k1", "k2"];

    private static KeyRotationView View(FakeGroup group, KeyRotationPhase phase, string current) => new()
    {
        Phase = phase,
        CurrentKeyId = current,
        Keys = [.. Ids.Where(id => string.CompareOrdinal(id, current) <= 0).Select(id => new KeyView
        {
            Id = id, IsCurrent = id == current, Rows = id == current ? 260 : 0, MayRetire = phase == KeyRotationPhase.Finished && id != current,
        })],
        Silos = [new() { Silo = "silo-a", KeyIds = Ids, CurrentKeyId = current, SeenAt = group.Now }],
        StartedBy = phase == KeyRotationPhase.None ? null : "admin",
        StartedAt = phase == KeyRotationPhase.None ? null : group.Now,
        FinishedAt = phase == KeyRotationPhase.Finished ? group.Now : null,
    };

    private Task<Reply<KeyRotationView>> Put(KeyRotationView view) => Task.FromResult<Reply<KeyRotationView>>(_view = view);
}
