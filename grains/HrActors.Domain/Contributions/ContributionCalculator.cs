using HrActors.Domain.Commands;
using HrActors.Domain.Policies;

namespace HrActors.Domain.Contributions;

/// <summary>
/// The contributions of a single person; runs over many people make one <see cref="ContributionPlan"/> a place and month.
/// </summary>
public static class ContributionCalculator
{
    /// <summary>
    /// Refused for the facts' sake (see <see cref="ContributionPlan.Calculate"/>) or the policies' (see
    /// <see cref="PolicyBook.Select"/>); then nothing is computed, not even the lines that could be.
    /// </summary>
    public static Reply<ContributionStatement> Calculate(ContributionInput input, PolicyBook book)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (ContributionRefusals.Of(input.Facts) is { } refusal) return refusal;

        var plan = ContributionPlan.For(book, input.RegionCode, input.Pack, input.Month, input.KnownOn);
        return plan.IsRefused ? plan.Refusal : plan.Value.Calculate(input.Facts);
    }
}
