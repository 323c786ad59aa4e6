using HrActors.Contracts;
using HrActors.Contracts.Privacy;
using HrActors.Domain.Commands;
using HrActors.Domain.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Time;
using HrActors.Domain.Transfers;
using HrActors.Grains.Employees;
using HrActors.Grains.Outbox;

namespace HrActors.Grains.Privacy;

/// <summary>
/// Makes an employee anonymous (匿名化): what remains are sums and dates under a number that nobody can take back to a person. What stands
/// elsewhere is told to go through the outbox, so that a kill in between loses nothing.
/// </summary>
internal static class Anonymising
{
    /// <summary>What stands where a name was.</summary>
    public const string Nobody = "（已匿名）";

    private static readonly ImmutableList<string> Erased =
        ["name", "identity-number", "phone", "bank-account", "address", "hukou", "agency-answers", "findings", "documents", "forms", "search-hash"];

    /// <summary>Why the person cannot be made anonymous yet; null when nothing speaks against it.</summary>
    /// <param name="isSending">Whether an order is on its way, which may still carry the number.</param>
    public static Refusal? Refuse(EmployeeState state, ImmutableList<RetentionTerm> terms, bool isSending)
    {
        if (state.Status != EmploymentStatus.Left || state.LastDay is null)
            return Refusal.Rule("privacy.not-left", "该员工仍在职，不能匿名化。", "The employee has not left.");
        if (state.Cases.Exists(known => known.State.IsOpen()))
            return Refusal.Rule("privacy.case-open", "尚有未办结的转移案件，不能匿名化。", "A transfer case is not finished.");
        if (terms.Find(term => !term.IsOver) is { } running)
        {
            var zh = running.KeptThrough is { } last ? $"须保存至 {last:yyyy-MM-dd}" : "保存期限尚未确定";
            var en = running.KeptThrough is { } day ? $"has to be kept through {day:yyyy-MM-dd}" : "has no term yet";
            return Refusal.Rule("privacy.retention-running", $"{running.Kind}：{zh}（{running.Source}）", $"{running.Kind} {en} ({running.Source})");
        }

        return !isSending
            ? null
            : Refusal.Unavailable("privacy.still-sending", "仍有消息在发送，请稍后再试。", "Something is still being sent; try again in a moment.");
    }

    public static DeletionRecord Record(EmployeeState state, ImmutableList<RetentionTerm> terms, CommandInfo command, DateTimeOffset at) => new()
    {
        Id = $"{state.EmployeeNo}/{ChinaTime.DateOf(at):yyyyMMdd}", EmployeeNo = state.EmployeeNo, BranchCode = state.Branch!.Code, At = at, By = command.By,
        Reason = command.Reason ?? "", LastDay = state.LastDay!.Value, Terms = terms, CaseNos = state.Cases.ConvertAll(known => known.CaseNo),
        Erased = Erased,
    };

    public static EmployeeState Apply(EmployeeState state, DeletionRecord record, CommandInfo command)
    {
        var (key, cases) = (GrainKeys.Employee(state.EmployeeNo), state.Cases.ConvertAll(known => known.CaseNo));
        var outbox = state.Outbox.Emptied();
        foreach (var caseNo in cases) outbox = outbox.Add(new OutboxMessage.ForgetCase { CaseNo = caseNo });
        outbox = outbox.Add(
            new OutboxMessage.ForgetFindings { EmployeeNo = state.EmployeeNo },
            // What was told earlier named the person; what follows does not.
            new OutboxMessage.ForgetNews { EmployeeNo = state.EmployeeNo, CaseNos = cases });
        var next = state with
        {
            Name = Nobody,
            IdNumber = null,
            IdNumberHash = "",
            FormerHashes = [],
            IdNumberMasked = "",
            Phone = null,
            BankAccount = null,
            Address = null,
            HukouRegionCode = null,
            Answers = [],
            Query = QueryState.NeverAsked,
            Findings = [],
            SamePerson = [],
            OtherTransfers = [],
            OtherNames = [],
            AgeMarks = null,
            IdentityRead = true,
            IdentityReasons = [],
            StopCheck = [],
            Cases = [],
            AnonymisedAt = record.At,
            Deletion = record,
            Outbox = outbox,
        };
        // The row for lists and the news, but no facts: nothing is to be validated any more.
        next = next.ChangedSummary(record.At).Audited(command, "employee.anonymised", record.At, after: record.Id);
        // Held up while a case is reserved for the person: so behind whatever needs no waiting, and the proof behind everything.
        var held = state.FormerHashes.Insert(0, state.IdNumberHash)
            .ConvertAll<OutboxMessage>(hash => new OutboxMessage.ForgetPerson { PersonHash = hash, EmployeeNo = state.EmployeeNo });
        return next with { Outbox = next.Outbox.Add([.. held, new OutboxMessage.SaveDeletion { Record = record }]) };
    }
}
