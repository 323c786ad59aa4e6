using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Findings;
using HrActors.Domain.Forms;
using HrActors.Domain.Localisation;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Transfers;

/// <summary>What holds a case back that has not been submitted yet, as its person is now. Submitted cases are the agency's.</summary>
internal static class CaseHolds
{
    /// <summary>
    /// Why no transfer is due any more: <c>transfer.person-left</c>, <c>transfer.not-required</c> or <c>transfer.pension-drawing</c>; null when
    /// one is.
    /// </summary>
    public static Refusal? NotDue(TransferCaseState state, TransferQuestion question)
    {
        if (!state.FollowsPerson) return null;
        if (state.Applicant!.HasLeft)
        {
            return Refusal.Rule(
                "transfer.person-left",
                "该员工已离职，本单位不再为其申请转移：请撤回本案件，由新单位或本人申请；再入职后可继续办理",
                "This employee has left; the application is no longer ours to make: withdraw the case, the new employer or the person applies. It goes "
                + "on after a rehire");
        }

        return TransferAssessment.Kind(question with { Kind = state.Kind == TransferKind.SchemeChange ? state.Kind : TransferKind.None }).Refusal;
    }

    /// <summary>What has changed on the form since it was signed; null when what was signed still fits.</summary>
    public static Refusal? Outdated(TransferCaseState state)
    {
        if (state.Outdated.IsEmpty) return null;

        var fields = state.Outdated.ConvertAll(Label);
        var (zh, en) = (string.Join("、", fields.Select(field => field.Zh)), string.Join(", ", fields.Select(field => field.En)));
        return Refusal.Conflict(
            "transfer.outdated",
            $"签署后以下内容已变更：{zh}。原签名不再适用，请核对申请表后重新签署",
            $"Changed since the form was signed: {en}. The signature no longer fits; look at the form and sign it again");
    }

    /// <summary><c>transfer.identity-mismatch</c> while the identity data are in doubt; null when they are not.</summary>
    public static Refusal? Identity(TransferCaseState state)
    {
        if (state.Applicant is not { IdentityFindings: { IsEmpty: false } codes }) return null;

        var titles = codes.ConvertAll(FindingTexts.TitleOf);
        var (zh, en) = (string.Join("、", titles.Select(title => title.Zh)), string.Join(", ", titles.Select(title => title.En)));
        return Refusal.Rule(
            "transfer.identity-mismatch",
            $"该员工的身份信息有未解决的问题：{zh}。请先在员工档案中更正并重新查询，再提交转移申请",
            $"The identity data of this employee are in doubt: {en}. Correct them at the employee and ask the agencies again before submitting");
    }

    /// <summary>
    /// <c>transfer.origin-unanswered</c> after a correction of the number until the old place has answered under it: what it said under the
    /// former one is of somebody else. Null otherwise.
    /// </summary>
    public static Refusal? Unanswered(TransferCaseState state) => state is { FollowsPerson: true, Origin: null, Applicant.NumberVersion: > 0 }
        ? Refusal.Unavailable(
            "transfer.origin-unanswered",
            "原参保地尚未给出该员工在更正后的证件号码下的参保记录；原号码下的记录不再适用，待其给出后再签署、提交",
            "The old place has not shown a record under the corrected identity number yet, and that of the former number no longer applies: sign and "
            + "submit once it has")
        : null;

    /// <summary>The same for whoever looks at the case.</summary>
    public static IEnumerable<TransferNotice> Notices(TransferCaseState state, TransferQuestion question) => !state.FollowsPerson
        ? MovedOn(state).Concat(Renumbered(state))
        : new[] { NotDue(state, question), Unanswered(state), Outdated(state), Identity(state) }.OfType<Refusal>()
            .Select(refusal => new TransferNotice { Code = refusal.Code, Text = LocalText.Of(refusal.Chinese, refusal.English) });

    /// <summary>A case on its way to a place that its person has left since.</summary>
    private static IEnumerable<TransferNotice> MovedOn(TransferCaseState state)
    {
        if (state.PersonRegionCode is not { } here
            || TransferKinds.Needed(state.Line, state.DestinationRegionCode, here) == TransferKind.None) yield break;

        var line = LocalText.Of(state.Line.ChineseName(), state.Line.EnglishName());
        yield return new()
        {
            Code = "transfer.to-former-place",
            Text = TransferAssessment.GoesElsewhere(line, state.OriginRegionCode, state.DestinationRegionCode, here),
        };
    }

    /// <summary>A case on its way with a number that was corrected since. The text names neither number: whoever may see them looks at the person.</summary>
    private static IEnumerable<TransferNotice> Renumbered(TransferCaseState state)
    {
        if (!state.NumberCorrected) yield break;

        yield return new()
        {
            Code = "transfer.number-corrected",
            Text = LocalText.Of(
                "提交申请后该员工的证件号码已更正，已提交的申请表上仍是原号码：请告知经办机构更正；尚可撤回的，也可撤回后重新申请",
                "The identity number was corrected after the application was submitted; the submitted form has the former one: tell the agency, or "
                + "withdraw while that is still possible and apply again"),
        };
    }

    /// <summary>A form of another kind may have had the field.</summary>
    private static LocalText Label(string key) =>
        TransferForms.All.Select(form => form.Find(key)).FirstOrDefault(field => field is not null) is { } found
            ? LocalText.Of(found.Chinese, found.English)
            : LocalText.Of(key, key);
}
