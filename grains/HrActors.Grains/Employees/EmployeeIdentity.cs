using HrActors.Contracts.Employees;
using HrActors.Domain.Access;
using HrActors.Domain.Employees;
using HrActors.Domain.Identity;
using HrActors.Domain.Time;

namespace HrActors.Grains.Employees;

/// <summary>What the rules need of an identity number, taken from it once, so that neither number nor date of birth has to be told.</summary>
internal static class EmployeeIdentity
{
    /// <summary>The purpose of the keyed hash by which two names are compared.</summary>
    private const string NamePurpose = "name";

    public static string NameHash(this IFieldProtector protector, string name) => protector.SearchHash(NamePurpose, name.Trim());

    /// <summary>Reads the number unless it was read; to be called again when number or post changes, with <paramref name="again"/>.</summary>
    public static EmployeeState WithIdentity(this EmployeeState state, IFieldProtector protector, DateTimeOffset at, bool again = false)
    {
        if ((state.IdentityRead && !again) || state.IdNumber is not { } number) return state;

        var today = ChinaTime.DateOf(at);
        var verdict = IdentityCheck.Check(protector.Reveal(number), today);
        return state with
        {
            IdentityRead = true,
            AgeMarks = AgeMarks.Of(verdict.BirthDate, verdict.Sex, state.Periods.IsEmpty ? null : state.Periods[^1].PostCategory, today),
            IdentityReasons = verdict.Reasons.ConvertAll(reason => reason.Code),
        };
    }

    public static EmployeeState WithNamesakes(this EmployeeState state, Namesakes namesakes) => state with
    {
        SamePerson = namesakes.Beside(state.EmployeeNo),
        OtherNames = namesakes.OtherNames(state.EmployeeNo),
        NamesakesVersion = namesakes.Version,
        OtherTransfers = namesakes.Transfers,
    };
}
