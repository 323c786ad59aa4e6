using HrActors.Contracts.Listing;
using HrActors.Contracts.Validation;
using HrActors.Domain.Commands;
using HrActors.Domain.Findings;
using HrActors.Domain.Time;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.Validation;

/// <summary>From the newest inputs to findings and what must follow them. Pure: the grain stores and sends.</summary>
internal static class ValidationDecisions
{
    /// <summary>The state after the rules ran over it.</summary>
    /// <param name="next">With facts; what came in is already in it.</param>
    /// <param name="policies">The policies of today.</param>
    /// <param name="now">The instant of the decision.</param>
    /// <param name="alreadyChanged">Findings that changed for another reason than the rules, such as a waiver.</param>
    /// <param name="tell">Whether the employee has to hear of it though nothing was decided otherwise.</param>
    public static ValidationState Decide(
        ValidationState next, IPolicyValues policies, DateTimeOffset now, ImmutableList<Finding> alreadyChanged, bool tell)
    {
        var (facts, today) = (next.Facts!, ChinaTime.DateOf(now));
        var input = new RuleInput(facts, next.Answers, today) { Policies = policies, PolicyChanges = next.PolicyChanges };
        var change = FindingSet.Decide(facts.EmployeeNo, next.Open, RuleBook.Evaluate(input), next.NextFinding, now, today, next.Waived);
        var decided = new FindingsDecided
        {
            EmployeeNo = facts.EmployeeNo,
            Version = next.Version + 1,
            Open = change.Open,
            Answers = next.Answers,
            Needs = [.. TransferNeeds.Of(input).Select(record => new TransferNeed { Line = record.Line, OriginRegionCode = record.RegionCode })],
        };

        var outbox = next.Outbox;
        // A finding that was waived and then changed by the rules in one go is written as it is now.
        var changed = alreadyChanged.RemoveAll(one => change.Changed.Exists(other => other.Id == one.Id)).AddRange(change.Changed);
        foreach (var finding in changed)
        {
            var row = new FindingRow { Finding = finding, BranchCode = facts.BranchCode };
            outbox = outbox.Add(new OutboxMessage.SaveFindingRow { Row = row, Version = decided.Version });
        }

        // An employee that has heard nothing yet takes itself for one without findings, needs and answers.
        var news = changed.Count > 0 || tell || !(next.Needs ?? []).SequenceEqual(decided.Needs) || (next.Needs is null && !next.Answers.IsEmpty);
        if (news) outbox = outbox.Add(new OutboxMessage.PublishDecision { Decided = decided });
        return next with
        {
            Open = change.Open,
            Waived = change.Waived,
            Version = decided.Version,
            NextFinding = change.NextNumber,
            Needs = decided.Needs,
            NextLook = Earlier(RuleBook.NextLook(input), FindingSet.NextWaiverEnd(change.Open, today)),
            Outbox = outbox,
        };
    }

    public static ValidationState Audited(ValidationState state, CommandInfo command, string subject, Finding finding, DateTimeOffset at) => state with
    {
        Outbox = state.Outbox.Add(new OutboxMessage.SaveAudit
        {
            Entry = AuditEntry.Of(command, subject, "finding.waived", at, after: $"{finding.Id} {finding.Code}"),
        }),
    };

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;
}
