using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;
using HrActors.Domain.Regions;
using HrActors.Domain.Time;

namespace HrActors.Domain.Policies;

/// <summary>Why no policy can be named. There is never a default in its place.</summary>
public static class PolicyRefusals
{
    public static Refusal UnknownPack(string pack) => Refusal.Rule(
        "policy.unknown-pack", $"没有名为“{pack}”的政策包", $"There is no policy pack named '{pack}'.");

    public static Refusal UnknownRegion(string pack, string region)
    {
        var name = RegionTable.NameOf(region);
        return Refusal.Rule("policy.unknown-region", $"政策包“{pack}”不含{name.Zh}（{region}）",
            $"The policy pack '{pack}' does not hold {name.En} ({region}).");
    }

    public static Refusal UnknownLine(string pack, string region, InsuranceLine line)
    {
        var name = RegionTable.NameOf(region);
        return Refusal.Rule("policy.unknown-line", $"政策包“{pack}”未列明{name.Zh}（{region}）的{line.ChineseName()}",
            $"The policy pack '{pack}' does not hold {line.EnglishName()} for {name.En} ({region}).");
    }

    /// <param name="region">Code of the region.</param>
    /// <param name="line">The line without a value.</param>
    /// <param name="month">The month of contribution.</param>
    /// <param name="pending">Why a value the pack knows of is missing; null outside the life of the policy.</param>
    public static Refusal NotInForce(string region, InsuranceLine line, YearMonth month, LocalText? pending)
    {
        var name = RegionTable.NameOf(region);
        var (zh, en) = pending is null ? ("", "") : ($"（待定：{pending.Zh}）", $" (pending: {pending.En})");
        return Refusal.Rule("policy.not-in-force", $"{name.Zh}（{region}）{line.ChineseName()} {month} 没有已生效的政策{zh}",
            $"No policy is in force for {line.EnglishName()} in {name.En} ({region}) for {month}{en}.");
    }
}
