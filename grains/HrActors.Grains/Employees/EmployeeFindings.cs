using HrActors.Contracts.Validation;
using HrActors.Domain.Enrolment;
using HrActors.Grains.Agencies;

namespace HrActors.Grains.Employees;

/// <summary>What an employee takes over from validation: open findings, the agencies' answers, how far its query has come.</summary>
internal static class EmployeeFindings
{
    public static EmployeeState Take(EmployeeState state, FindingsDecided decided, IAgencyGateways gateways)
    {
        var answers = decided.Answers;
        // An answer to a later question, such as a case's, answers this one too.
        var answered = answers
            .Where(answer => state.Query.Asked.Contains(answer.AgencyId) && answer.AskedAt >= state.Query.AskedAt && answer.NumberVersion == state.NumberVersion)
            .ToList();
        return state with
        {
            DecisionVersion = decided.Version,
            Findings = decided.Open,
            Answers = answers,
            Query = answered.Count == 0
                ? state.Query
                : state.Query with
                {
                    Answered =
                    [
                        .. answered.Select(answer => answer.AgencyId).Distinct().Order(StringComparer.Ordinal)
                            .Where(agencyId => answered.Unanswered(agencyId, gateways.PartsOf(agencyId), state.Query.AskedAt).IsEmpty),
                    ],
                    AnsweredAt = answered.Max(answer => answer.AnsweredAt),
                },
        };
    }

    /// <summary>The relationship a case is about, as last answered; null when no agency knows it.</summary>
    public static EnrolmentRecord? Find(this IEnumerable<EnrolmentRecord> records, InsuranceLine line, string regionCode) =>
        records.Where(record => record.Line == line && record.RegionCode == regionCode && record.Source != EnrolmentRecord.Own)
            .MaxBy(record => record.AsOf);
}
