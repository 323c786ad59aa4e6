using HrActors.Contracts.Keys;
using HrActors.Domain.Commands;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.Keys;

/// <summary>
/// A row of due work brings it back once a second until the pass is over, also after a kill; the place it has come to is kept with every
/// step. What follows from a command is written to the audit trail first: no key is changed unseen.
/// </summary>
[GrainType("key-rotation")]
internal sealed partial class KeyRotationGrain(
    [PersistentState("rotation", "hr")] IPersistentState<KeyRotationState> store,
    IKeyChain keys,
    IDueWork dueWork,
    IAuditRows audit,
    TimeProvider time,
    ILogger<KeyRotationGrain> logger)
    : StateGrain<KeyRotationState>(store), IKeyRotationGrain
{
    public const string RotateKind = "rotate";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long one call works on: commands wait meanwhile.</summary>
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(1);

    private string Owner => this.GetPrimaryKeyString();

    public Task<KeyRotationView> Get() => View();

    public Task<Reply<KeyRotationView>> Rotate(CommandInfo command) => Begin(command, "keys.rotated", () => keys.Add());

    public Task<Reply<KeyRotationView>> Rewrite(CommandInfo command) => Begin(command, "keys.rewritten", () => keys.CurrentKeyId);

    public async Task<Reply<KeyRotationView>> Retire(string keyId, CommandInfo command)
    {
        if (State.Commands.Contains(command.Id)) return await View();

        var view = await View();
        if (view.Keys.Find(key => key.Id == keyId) is not { } found)
            return Refusal.NotFound("keys.unknown", "没有这个密钥。", "There is no such key.");
        if (found.IsCurrent)
            return Refusal.Conflict("keys.current", "当前密钥正在使用，不能停用。", "The current key encrypts and cannot be retired.");
        if (!found.MayRetire)
            return Refusal.Conflict("keys.in-use", "仍有数据使用该密钥，或尚未全部核对；请先完成重新加密。", "Data may still stand under this key: let everything be encrypted again first.");

        await Audit(command, "keys.retired", keyId);
        if (!keys.Remove(keyId)) return ReadOnlyFile;

        await Write(State with { Commands = State.Commands.Remember(command.Id) });
        return await View();
    }

    public async Task DoDueWork(string kind)
    {
        if (State.Phase == KeyRotationPhase.Distributing) await Distribute();
        if (State.Phase == KeyRotationPhase.Rewriting) await RewriteSome();
        if (State.IsRunning) await dueWork.Schedule(Owner, RotateKind, time.GetUtcNow() + Pause, null, CancellationToken.None);
        else await dueWork.Done(Owner, RotateKind, CancellationToken.None);
    }

    private async Task<Reply<KeyRotationView>> Begin(CommandInfo command, string action, Func<string?> target)
    {
        if (State.Commands.Contains(command.Id)) return await View();
        if (State.IsRunning)
            return Refusal.Conflict("keys.rotation-running", "上一次密钥更换尚未完成。", "The last change of key is not finished.");

        await Audit(command, action, null);
        if (target() is not { } keyId) return ReadOnlyFile;

        var now = time.GetUtcNow();
        // The row first: one too many finds nothing to do, one too few would never start.
        await dueWork.Schedule(Owner, RotateKind, now, null, CancellationToken.None);
        await Write(new()
        {
            Phase = KeyRotationPhase.Distributing, Target = keyId, StartedAt = now, StartedBy = command.By,
            Commands = State.Commands.Remember(command.Id),
        });
        return await View();
    }

    /// <summary>Only when every living silo can read what is under the new key does anything go under it.</summary>
    private async Task Distribute()
    {
        var silos = await keys.Holders(CancellationToken.None);
        if (!silos.TrueForAll(silo => silo.KeyIds.Contains(State.Target))) return;
        if (keys.CurrentKeyId != State.Target)
        {
            await AuditActivation();
            if (!keys.Activate(State.Target))
            {
                LogNotActivated(State.Target);
                return;
            }
        }

        if (!silos.TrueForAll(silo => silo.CurrentKeyId == State.Target)) return;
        await Write(State with { Phase = KeyRotationPhase.Rewriting, Total = await keys.CountToRewrite(CancellationToken.None) });
    }

    private async Task RewriteSome()
    {
        var until = time.GetUtcNow() + Stretch;
        do
        {
            var step = await keys.Rewrite(State.Place, CancellationToken.None);
            var next = State with
            {
                Place = step.Next,
                Seen = State.Seen + step.Seen,
                Rewritten = State.Rewritten + step.Rewritten,
                Unreadable = State.Unreadable + step.Unreadable,
            };
            if (step.Next is not null)
            {
                await Write(next);
                continue;
            }

            await Write(next with { Phase = KeyRotationPhase.Finished, FinishedAt = time.GetUtcNow() });
            LogFinished(State.Target, State.Seen, State.Rewritten, State.Unreadable);
        }
        while (State.Phase == KeyRotationPhase.Rewriting && time.GetUtcNow() < until);
    }

    private async Task<KeyRotationView> View()
    {
        var (current, rows) = (keys.CurrentKeyId, await keys.Rows(CancellationToken.None));
        var silos = await keys.Holders(CancellationToken.None);
        var settled = State.HasSettled(current) && silos.TrueForAll(silo => silo.CurrentKeyId == current);
        return new()
        {
            Phase = State.Phase,
            CurrentKeyId = current,
            Keys = [.. keys.KeyIds.Select(id => new KeyView
            {
                Id = id, IsCurrent = id == current, Rows = rows.GetValueOrDefault(id),
                MayRetire = settled && id != current && rows.GetValueOrDefault(id) == 0,
            })],
            Silos = silos,
            Total = State.Total,
            Seen = State.Seen,
            Rewritten = State.Rewritten,
            Unreadable = State.Unreadable,
            StartedBy = State.StartedBy,
            StartedAt = State.StartedAt,
            FinishedAt = State.FinishedAt,
        };
    }

    private static Refusal ReadOnlyFile => Refusal.Rule(
        "keys.file-read-only", "密钥文件不可写：请在其存放处修改，系统会自动读取。", "The key file cannot be written: change it where it is kept, it is read by itself.");

    private Task Audit(CommandInfo command, string action, string? keyId) => audit.Save(
        AuditEntry.Of(command, Owner, action, time.GetUtcNow(), keyId ?? keys.CurrentKeyId), CancellationToken.None);

    /// <summary>Which key follows which; the entry of the command is older than the new key.</summary>
    private Task AuditActivation() => audit.Save(
        new()
        {
            Id = $"{Owner}/activated/{State.Target}",
            At = time.GetUtcNow(),
            By = State.StartedBy ?? "system",
            Action = "keys.activated",
            Subject = Owner,
            Before = keys.CurrentKeyId,
            After = State.Target,
        },
        CancellationToken.None);

    [LoggerMessage(Level = LogLevel.Information, Message = "Everything stands under key {Key}: {Seen} rows seen, {Rewritten} rewritten, {Unreadable} unreadable")]
    private partial void LogFinished(string key, long seen, long rewritten, long unreadable);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The key file cannot be written: key {Key} is not made current; tried again")]
    private partial void LogNotActivated(string key);
}
