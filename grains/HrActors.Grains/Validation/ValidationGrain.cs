using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Validation;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Time;
using HrActors.Grains.Access;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;
using HrActors.Grains.Streams;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace HrActors.Grains.Validation;

[GrainType("validation")]
[ImplicitStreamSubscription(StreamNames.Facts)]
[ImplicitStreamSubscription(StreamNames.AgencyAnswers)]
[ImplicitStreamSubscription(StreamNames.PolicyChanges)]
internal sealed class ValidationGrain(
    [PersistentState("validation", "hr")] IPersistentState<ValidationState> store,
    OutboxSender sender,
    IDueWork dueWork,
    LogAccess log,
    IPolicyValues policies,
    TimeProvider time,
    ILogger<ValidationGrain> logger)
    : OwnerGrain<ValidationState>(store, sender, dueWork, time, logger), IValidationGrain, IBranchOwned, IStreamSubscriptionObserver
{
    /// <summary>Runs the rules again because a day has come that they, or a waiver, depend on.</summary>
    private const string NewDayKind = "new-day";

    /// <summary>The employee's own rows of due work stand under the same number.</summary>
    protected override string DueWorkOwner => DueWorkOwners.Validation(GrainKeys.IdOf(this.GetPrimaryKeyString()));

    public string? OwningBranch => State.Facts?.BranchCode;

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.StreamId.GetNamespace() switch
    {
        StreamNames.Facts => handleFactory.Create<EmployeeFacts>().ResumeAsync(FactsInbox),
        StreamNames.PolicyChanges => handleFactory.Create<PolicyChange>().ResumeAsync(PolicyInbox),
        _ => handleFactory.Create<AgencyAnswer>().ResumeAsync(AnswersInbox),
    };

    public async Task<Reply<Finding>> Waive(WaiveFinding command)
    {
        var index = State.Open.FindIndex(finding => finding.Id == command.FindingId);
        if (index < 0)
            return Refusal.NotFound("finding.unknown", "没有这条异常，或已关闭。", "There is no such finding, or it is closed.");
        if (State.Commands.Contains(command.Command.Id)) return State.Open[index];

        var waived = FindingSet.Waive(State.Open[index], command.Command.By, command.Command.Reason ?? "", Now, command.Until);
        var next = State with { Open = State.Open.SetItem(index, waived), Commands = State.Commands.Remember(command.Command.Id) };
        await Decide(next, [waived], command.Command);
        return waived;
    }

    public Task Forget() => State.Forgotten
        ? Task.CompletedTask
        : Commit(new() { Version = State.Version, NextFinding = State.NextFinding, Outbox = State.Outbox.Emptied(), Forgotten = true });

    public async Task DoDueWork(string kind)
    {
        if (kind == OutboxKind)
        {
            ResumeOutbox();
            return;
        }

        // Any other row means a day: rows of earlier versions had other names for it.
        var asked = await DueWork.Find(DueWorkOwner, kind, CancellationToken.None);
        await Decide(State with { NextLook = null }, []);
        // Moved to the next day by the decision: then the row stays.
        if (asked is not null && (kind != NewDayKind || State.NextLook is null)) await DueWork.Done(DueWorkOwner, kind, CancellationToken.None);
    }

    private StreamInbox<EmployeeFacts> FactsInbox => log.Inbox<EmployeeFacts>(StreamNames.Facts, this.GetPrimaryKeyString(), OnFacts);

    private StreamInbox<AgencyAnswer> AnswersInbox => log.Inbox<AgencyAnswer>(StreamNames.AgencyAnswers, this.GetPrimaryKeyString(), OnAnswers);

    private StreamInbox<PolicyChange> PolicyInbox => log.Inbox<PolicyChange>(StreamNames.PolicyChanges, this.GetPrimaryKeyString(), OnPolicies);

    private async Task OnFacts(IList<SequentialItem<EmployeeFacts>> delivered)
    {
        if (State.Forgotten) return;
        var (items, cursor) = await FactsInbox.Accept(State.FactsCursor, delivered);
        if (items.MaxBy(facts => facts.Version) is not { } newest || newest.Version <= (State.Facts?.Version ?? 0)) return;

        await Decide(State with { Facts = newest, FactsCursor = cursor }, []);
    }

    private async Task OnAnswers(IList<SequentialItem<AgencyAnswer>> delivered)
    {
        if (State.Forgotten) return;
        var (items, cursor) = await AnswersInbox.Accept(State.AnswersCursor, delivered);
        if (items.Count > 0) await Decide(State with { Answers = AgencyAnswers.Take(State.Answers, items), AnswersCursor = cursor }, [], tell: true);
    }

    private async Task OnPolicies(IList<SequentialItem<PolicyChange>> delivered)
    {
        if (State.Forgotten) return;
        var (items, cursor) = await PolicyInbox.Accept(State.PolicyCursor, delivered);
        if (items.Count > 0) await Decide(State with { PolicyChanges = items.Aggregate(State.PolicyChanges, PolicyChanges.Take), PolicyCursor = cursor }, []);
    }

    /// <summary>Runs the book over <paramref name="next"/>, commits it, and tells the employee what is new.</summary>
    private async Task Decide(ValidationState next, ImmutableList<Finding> alreadyChanged, CommandInfo? command = null, bool tell = false)
    {
        if (next.Facts is null)
        {
            // An answer that came before the facts waits for them.
            await Commit(next);
            return;
        }

        var decided = ValidationDecisions.Decide(next, policies, Now, alreadyChanged, tell);
        if (command is not null) decided = ValidationDecisions.Audited(decided, command, this.GetPrimaryKeyString(), alreadyChanged[0], Now);

        // With the state: a row too few would never run the rules again.
        if (decided.NextLook is { } look && (look != State.NextLook || next.NextLook is null))
            await DueWork.ScheduleWith(DueWorkOwner, NewDayKind, StartOf(look), () => Commit(decided));
        else
            await Commit(decided);
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, ChinaTime.Offset);
}
