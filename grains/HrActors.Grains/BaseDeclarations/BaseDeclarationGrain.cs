using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using HrActors.Grains.Access;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;
using Microsoft.Extensions.Logging;

namespace HrActors.Grains.BaseDeclarations;

[GrainType("base-declaration")]
internal sealed partial class BaseDeclarationGrain(
    [PersistentState("declaration", "hr")] IPersistentState<DeclarationState> store,
    OutboxSender sender,
    IDueWork dueWork,
    DeclarationWork work,
    Callers callers,
    TimeProvider time,
    ILogger<BaseDeclarationGrain> logger)
    : OwnerGrain<DeclarationState>(store, sender, dueWork, time, logger), IBaseDeclarationGrain, IBranchOwned
{
    /// <summary>Hands a confirmed declaration to the employees.</summary>
    public const string HandOverKind = "hand-over";

    /// <summary>Employees told at once.</summary>
    private const int AtOnce = 32;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private static readonly Refusal UnknownBranch = Refusal.NotFound("branch.unknown", "没有这个分支机构", "There is no such branch");

    private IGrainTimer? _handOver;

    /// <summary>Who has still to be told; null before the people were read.</summary>
    private List<PersonDeclaration>? _untold;

    private (string BranchCode, YearMonth Month) Key => GrainKeys.ReadMonth(this.GetPrimaryKeyString());

    public string? OwningBranch => Key.BranchCode;

    public Task<DeclarationView?> Get() => Task.FromResult(State.Exists ? View() : null);

    public Task<DeclarationPage> Read(DeclarationQuery query) => work.Read(Key.BranchCode, Key.Month, State.Revision, query, CancellationToken.None);

    public async Task<Reply<DeclarationView>> Calculate(CommandInfo command)
    {
        if (State.Commands.Contains(command.Id)) return View();
        if (DeclarationDecisions.RefuseCalculation(State, Key.Month, Today) is { } refusal) return refusal;
        if (await Branch() is not { } branch) return UnknownBranch;
        var plan = await work.Plan(branch, Key.Month, Today, CancellationToken.None);
        if (plan.IsRefused) return plan.Refusal;

        var declared = await work.Declare(branch, plan.Value, Today, CancellationToken.None);
        var next = DeclarationDecisions.Calculated(State, DueWorkOwner, declared, command, Now);
        // The rows of a revision stand before the state names it, and the old ones until it does: what is read is always whole.
        await work.Save(Key.BranchCode, Key.Month, next.Revision, declared.People, CancellationToken.None);
        await Commit(next);
        await work.RemoveBefore(Key.BranchCode, Key.Month, next.Revision, CancellationToken.None);
        return View();
    }

    public async Task<Reply<DeclarationView>> Confirm(ConfirmDeclaration command)
    {
        if (State.Commands.Contains(command.Command.Id)) return View();
        if (!State.Exists) return DeclarationDecisions.NotCalculated;
        if (await Branch() is not { } branch) return UnknownBranch;
        var plan = await work.Plan(branch, Key.Month, State.KnownOn, CancellationToken.None);
        var reply = DeclarationDecisions.Confirm(State, DueWorkOwner, command, plan.IsRefused ? "" : DeclarationWork.NameOf(plan.Value), Now);
        if (reply.IsRefused) return reply.Refusal;

        await DueWork.Schedule(DueWorkOwner, HandOverKind, Now + Lease, payload: null, CancellationToken.None);
        await Commit(reply.Value);
        StartHandOver();
        return View();
    }

    public async Task DoDueWork(string kind)
    {
        if (kind == OutboxKind) ResumeOutbox();
        if (kind != HandOverKind) return;

        if (State.Phase == DeclarationPhase.Confirming) StartHandOver();
        else await DueWork.Done(DueWorkOwner, HandOverKind, CancellationToken.None);
    }

    private void StartHandOver() => _handOver ??= this.RegisterGrainTimer(
        HandOver, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = TimeSpan.FromSeconds(1), KeepAlive = true });

    /// <summary>Tells every employee, from the beginning after a stop: who was told already changes nothing.</summary>
    private async Task HandOver(CancellationToken cancellationToken)
    {
        if (State.Phase != DeclarationPhase.Confirming)
        {
            StopHandOver();
            return;
        }

        try
        {
            var untold = new List<PersonDeclaration>();
            _untold ??= await ToTell();
            // One who cannot be told keeps nobody else waiting.
            await _untold.ForEachBounded(AtOnce, async (person, _) => { if (!await IsTold(person)) untold.Add(person); }, CancellationToken.None);
            _untold = untold;
            if (untold.Count > 0) return;

            await Commit(State with { Phase = DeclarationPhase.Confirmed });
            StopHandOver();
            await DueWork.Done(DueWorkOwner, HandOverKind, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The timer comes again in a second, after a kill the row of due work does.
            LogStopped(DueWorkOwner, exception);
        }
    }

    private void StopHandOver()
    {
        _handOver?.Dispose();
        (_handOver, _untold) = (null, null);
    }

    private async Task<List<PersonDeclaration>> ToTell()
    {
        var people = new List<PersonDeclaration>();
        for (string? after = null; ;)
        {
            var page = await Read(new() { After = after, Limit = 500 });
            people.AddRange(page.Items.Select(item => item.Person).Where(person => person.Wage is not null));
            if (page.Next is null) return people;
            after = page.Next;
        }
    }

    /// <summary>False when it has to be tried again.</summary>
    private async ValueTask<bool> IsTold(PersonDeclaration person)
    {
        using var system = callers.AsSystem();
        try
        {
            await GrainFactory.GetGrain<IEmployeeGrain>(GrainKeys.Employee(person.Facts.EmployeeNo)).DeclareWage(new()
            {
                Command = State.Confirmation!, RegistrationCode = person.RegistrationCode, Wage = person.Wage!,
            });
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotTold(DueWorkOwner, person.Facts.EmployeeNo, exception);
            return false;
        }
    }

    private DeclarationView View() => State.View(Key.BranchCode, Key.Month);

    private async Task<BranchView?> Branch()
    {
        using var system = callers.AsSystem();
        return await GrainFactory.GetGrain<IBranchGrain>(GrainKeys.Branch(Key.BranchCode)).Get();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Declaration} was stopped; it goes on by itself")]
    private partial void LogStopped(string declaration, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Declaration} could not be told to {EmployeeNo}; it is tried again")]
    private partial void LogNotTold(string declaration, string employeeNo, Exception exception);
}
