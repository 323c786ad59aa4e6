using HrActors.Contracts.Employees;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Policies;

namespace HrActors.Silo.Employees;

/// <summary>Which lines of insurance an enrolment form is about.</summary>
internal static class EnrolmentLines
{
    /// <summary>Those of one form (社会保险法第五十八条); maternity and supplements come with medical, the housing fund has a form of its own.</summary>
    private static readonly InsuranceLine[] OfTheForm =
        [InsuranceLine.Pension, InsuranceLine.Medical, InsuranceLine.Unemployment, InsuranceLine.WorkInjury];

    /// <summary>The lines that the policies of the branch know and the group has not recorded yet.</summary>
    public static IEnumerable<InsuranceLine> Due(EmployeeView employee, PolicyBook book)
    {
        var recorded = employee.Enrolments
            .Where(record => record.Source == EnrolmentRecord.Own && record.RegionCode == employee.Branch.RegionCode && record.To is null)
            .Select(record => record.Line);
        return OfTheForm.Intersect(book.LinesOf(employee.Branch.RegionCode, employee.Branch.PolicyPack)).Except(recorded);
    }
}
