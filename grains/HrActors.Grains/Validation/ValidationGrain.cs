using HrActors.Domain.Time;
using HrActors.Contracts;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Contracts.Validation;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Findings.Rules;
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
internal sealed class ValidationGrain(
    [PersistentState("validation", "hr")] IPersistentState<ValidationState> store,
    OutboxSender sender,
    IDueWork dueWork,
    LogAccess log,
    TimeProvider time,
    ILogger<ValidationGrain> logger)
    : OwnerGrain<ValidationState>(store, sender, dueWork, time, logger), IValidationGrain, IStreamSubscriptionObserver
{
    /// <summary>Runs the rules again because a day has come that they depend on.</summary>
    private const string NewDayKind = "new-day";

    /// <summary>The same, because a waiver has come to its end.</summary>
    private const string WaiverKind = "waiver-ended";

    /// <summary>The employee's own rows of due work stand under the same number.</summary>
    protected override string DueWorkOwner => DueWorkOwners.Validation(GrainKeys.IdOf(this.GetPrimaryKeyString()));

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        if (handleFactory.StreamId.GetNamespace() == StreamNames.Facts) await handleFactory.Create<EmployeeFacts>().ResumeAsync(FactsInbox);
        else await handleFactory.Create<AgencyAnswer>().ResumeAsync(AnswersInbox);
    }

    public async Task<Reply<Finding>> Waive(WaiveFinding command)
    {
        var index = State.Open.FindIndex(finding => finding.Id == command.FindingId);
        if (index < 0)
            return Refusal.NotFound("finding.unknown", "没有这条异常，或已关闭。", "There is no such finding, or it is closed.");
        if (State.Commands.Contains(command.Command.Id)) return State.Open[index];

        var waiver = new Waiver { By = command.Command.By, Reason = command.Command.Reason ?? "", At = Now, Until = command.Until };
        if (command.Until is { } until)
            await DueWork.Schedule(DueWorkOwner, $"{WaiverKind}:{command.FindingId}", StartOf(until.AddDays(1)), null, CancellationToken.None);

        var waived = State.Open[index] with { Waiver = waiver };
        await Decide(State with { Open = State.Open.SetItem(index, waived), Commands = State.Commands.Remember(command.Command.Id) }, [waived], command.Command);
        return waived;
    }

    public async Task DoDueWork(string kind)
    {
        if (kind != OutboxKind)
        {
            if (State.Facts is not null) await Decide(State, []);
            await DueWork.Done(DueWorkOwner, kind, CancellationToken.None);
            return;
        }

        ResumeOutbox();
    }

    private StreamInbox<EmployeeFacts> FactsInbox => log.Inbox<EmployeeFacts>(StreamNames.Facts, this.GetPrimaryKeyString(), OnFacts);

    private StreamInbox<AgencyAnswer> AnswersInbox => log.Inbox<AgencyAnswer>(StreamNames.AgencyAnswers, this.GetPrimaryKeyString(), OnAnswers);

    private async Task OnFacts(IList<SequentialItem<EmployeeFacts>> delivered)
    {
        var (items, cursor) = await FactsInbox.Accept(State.FactsCursor, delivered);
        if (items.MaxBy(facts => facts.Version) is not { } newest || newest.Version <= (State.Facts?.Version ?? 0)) return;

        await Decide(State with { Facts = newest, FactsCursor = cursor }, []);
        await RemindOfEnrolment(newest);
    }

    private async Task OnAnswers(IList<SequentialItem<AgencyAnswer>> delivered)
    {
        var (items, cursor) = await AnswersInbox.Accept(State.AnswersCursor, delivered);
        if (items.Count == 0) return;

        var answers = State.Answers;
        foreach (var answer in items)
        {
            // A slow answer may come behind one that was asked for later.
            if (!answers.Exists(known => known.AgencyId == answer.AgencyId && known.AskedAt > answer.AskedAt))
                answers = answers.RemoveAll(known => known.AgencyId == answer.AgencyId).Add(answer);
        }

        await Decide(State with { Answers = answers, AnswersCursor = cursor }, []);
    }

    /// <summary>Runs the book over <paramref name="next"/>, commits it, and tells the employee.</summary>
    private async Task Decide(ValidationState next, ImmutableList<Finding> alreadyChanged, CommandInfo? command = null)
    {
        if (next.Facts is not { } facts)
        {
            // An answer that came before the facts waits for them.
            await Commit(next);
            return;
        }

        var input = new RuleInput(facts, next.Answers, Today);
        var change = FindingSet.Decide(facts.EmployeeNo, next.Open, RuleBook.Evaluate(input), next.NextFinding, Now, Today);
        var decided = new FindingsDecided
        {
            EmployeeNo = facts.EmployeeNo,
            Version = next.Version + 1,
            Open = change.Open,
            Answers = next.Answers,
            Needs = [.. TransferNeeds.Of(input).Select(record => new TransferNeed { Line = record.Line, OriginRegionCode = record.RegionCode })],
        };
        var outbox = next.Outbox;
        foreach (var finding in change.Changed.AddRange(alreadyChanged))
        {
            var row = new FindingRow { Finding = finding, BranchCode = facts.BranchCode };
            outbox = outbox.Add(new OutboxMessage.SaveFindingRow { Row = row, Version = decided.Version });
        }

        outbox = outbox.Add(new OutboxMessage.PublishDecision { Decided = decided });
        if (command is not null) outbox = outbox.Add(new OutboxMessage.SaveAudit { Entry = Waived(command, alreadyChanged[0]) });
        await Commit(next with { Open = change.Open, Version = decided.Version, NextFinding = change.NextNumber, Outbox = outbox });
    }

    private Task RemindOfEnrolment(EmployeeFacts facts)
    {
        var late = facts.HireDate.AddDays(LateEnrolmentRule.DaysAllowed + 1);
        return late <= Today || facts.Status != EmploymentStatus.Onboarding
            ? Task.CompletedTask
            : DueWork.Schedule(DueWorkOwner, NewDayKind, StartOf(late), null, CancellationToken.None);
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, ChinaTime.Offset);

    private AuditEntry Waived(CommandInfo command, Finding finding) => new()
    {
        Id = $"{this.GetPrimaryKeyString()}/{command.Id}",
        At = Now,
        By = command.By,
        Action = "finding.waived",
        Subject = this.GetPrimaryKeyString(),
        Reason = command.Reason,
        After = $"{finding.Id} {finding.Code}",
    };
}
