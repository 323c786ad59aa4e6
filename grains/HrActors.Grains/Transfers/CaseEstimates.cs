using HrActors.Contracts.Transfers;
using HrActors.Domain.Enrolment;
using HrActors.Domain.TransferMoney;

namespace HrActors.Grains.Transfers;

/// <summary>What a pension transfer is expected to bring, from what the old place shows.</summary>
internal static class CaseEstimates
{
    /// <summary>Null for other lines, and when the old place gave neither a span nor a base.</summary>
    public static CaseEstimate? Of(EnrolmentRecord? origin)
    {
        if (origin is not { Line: InsuranceLine.Pension, LastBase: { } lastBase, From: { } from, Months: > 0 }) return null;

        // Agencies show the last base only; the information table brings the real ones.
        var period = new BasePeriod { From = from, To = from.AddMonths(origin.Months - 1), Base = lastBase };
        return TransferEstimate.Calculate([period]).Value is not { } estimate ? null : new()
        {
            Months = estimate.Months,
            PersonalAccount = estimate.PersonalAccount,
            Pooled = estimate.Pooled,
            Total = estimate.Total,
            FromLastBaseOnly = true,
        };
    }
}
