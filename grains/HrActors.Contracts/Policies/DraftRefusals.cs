using HrActors.Domain.Commands;

namespace HrActors.Contracts.Policies;

/// <summary>Why a policy draft cannot be shown or decided.</summary>
public static class DraftRefusals
{
    public static readonly Refusal Unknown =
        Refusal.NotFound("policy.draft-unknown", "没有这份政策草案", "There is no such policy draft");

    public static readonly Refusal AlreadyConfirmed =
        Refusal.Conflict("policy.already-confirmed", "该政策已确认生效", "This policy is confirmed already");

    public static readonly Refusal Discarded = Refusal.Conflict("policy.discarded", "该草案已作废", "This draft was discarded");

    public static readonly Refusal NoLongerFits = Refusal.Rule(
        "policy.no-longer-fits", "与期间已确认的政策冲突，请重新提交", "It contradicts what was confirmed meanwhile: propose it again");
}
