using HrActors.Contracts.Transfers;
using HrActors.Domain.Enrolment;
using HrActors.Domain.TransferMoney;
using HrActors.Domain.Transfers;

namespace HrActors.Grains.Transfers;

/// <summary>What a pension transfer is expected to bring, from what the old place shows.</summary>
internal static class CaseEstimates
{
    /// <summary>Null for other lines, and when the old place gave neither a span nor a base, or where nothing moves.</summary>
    /// <param name="excluded">Months that stay at the old place.</param>
    public static CaseEstimate? Of(EnrolmentRecord? origin, TransferKind kind, int excluded)
    {
        if (kind == TransferKind.TemporaryAccount || origin is not { Line: InsuranceLine.Pension, LastBase: { } lastBase, From: { } from, Months: > 0 }) return null;

        // Agencies show the last base only; the information table brings the real ones.
        var months = origin.Months - excluded;
        if (months <= 0) return new() { Months = 0, PersonalAccount = 0m, Pooled = 0m, Total = 0m, FromLastBaseOnly = true };

        var period = new BasePeriod { From = from, To = from.AddMonths(months - 1), Base = lastBase };
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
