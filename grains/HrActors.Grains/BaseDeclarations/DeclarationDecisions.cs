using System.Globalization;
using HrActors.Contracts.BaseDeclarations;
using HrActors.Domain.BaseDeclarations;
using HrActors.Domain.Commands;
using HrActors.Domain.Time;
using HrActors.Grains.Outbox;
using HrActors.Grains.Rows;

namespace HrActors.Grains.BaseDeclarations;

/// <summary>What a command makes of a declaration.</summary>
internal static class DeclarationDecisions
{
    public static readonly Refusal NotCalculated =
        Refusal.NotFound("declaration.not-calculated", "该年度申报尚未计算", "This declaration has not been calculated");

    private static readonly Refusal Confirmed = Refusal.Conflict(
        "declaration.confirmed", "该年度申报已确认，申报基数在年度内不再变动", "The declaration is confirmed: its bases stay for the year");

    private static readonly Refusal PoliciesChanged = Refusal.Conflict(
        "declaration.policies-changed", "计算之后有新政策生效，请重新计算并核对后再确认",
        "Policies came into force since it was calculated: calculate again and look before confirming");

    private static readonly Refusal NothingDeclared = Refusal.Conflict(
        "declaration.nothing-declared", "没有任何人有上年工资或登记的上年月平均可申报：请先录入上年各月工资并重新计算",
        "Nobody has wages or a recorded average of the year before to declare: record those wages and calculate again");

    /// <summary>Why it cannot be computed now; null when it can.</summary>
    public static Refusal? RefuseCalculation(DeclarationState state, YearMonth month, DateOnly today) =>
        state.Phase is DeclarationPhase.Confirming or DeclarationPhase.Confirmed ? Confirmed : YearBase.Refuse(month, today);

    public static DeclarationState Calculated(DeclarationState state, string owner, Declared declared, CommandInfo command, DateTimeOffset now)
    {
        var next = state with
        {
            Phase = DeclarationPhase.Ready,
            Revision = state.Revision + 1,
            Totals = DeclarationTotals.Of(declared.People),
            Pending = declared.Pending,
            Policies = declared.Policies,
            KnownOn = ChinaTime.DateOf(now),
            CalculatedAt = now,
            CalculatedBy = command.By,
        };
        return next.Audited(command, owner, "declaration.calculated", now, next.Revision.ToString(CultureInfo.InvariantCulture));
    }

    public static Reply<DeclarationState> Confirm(DeclarationState state, string owner, ConfirmDeclaration command, string policies, DateTimeOffset now)
    {
        if (!state.Exists) return NotCalculated;
        if (state.Phase != DeclarationPhase.Ready) return Confirmed;
        if (command.Revision is { } seen && seen != state.Revision)
            return Refusal.Conflict("declaration.changed", "申报已重新计算，请核对后再确认", "It was calculated again since: look at it before confirming");
        if (policies != state.Policies) return PoliciesChanged;
        // Confirmed, the year is closed: nothing would be left to declare later.
        if (state.Totals.Declared == 0) return NothingDeclared;

        var next = state with { Phase = DeclarationPhase.Confirming, ConfirmedAt = now, Confirmation = command.Command };
        var totals = state.Totals;
        // Who confirmed knew for how many nothing is declared, and for how many a figure that nobody can break down.
        return next.Audited(command.Command, owner, "declaration.confirmed", now, FormattableString.Invariant(
            $"{totals.Declared} declared ({totals.Recorded} as recorded), {totals.NewHires} new, {totals.WithoutWages} without wages"));
    }

    private static DeclarationState Audited(
        this DeclarationState state, CommandInfo command, string owner, string action, DateTimeOffset at, string after) => state with
    {
        Commands = state.Commands.Remember(command.Id),
        Outbox = state.Outbox.Add(new OutboxMessage.SaveAudit { Entry = AuditEntry.Of(command, owner, action, at, after: after) }),
    };
}
