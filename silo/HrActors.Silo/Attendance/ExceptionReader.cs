using System.Globalization;
using HrActors.Contracts;
using HrActors.Contracts.Access;
using HrActors.Contracts.Attendance;
using HrActors.Contracts.Branches;
using HrActors.Contracts.Employees;
using HrActors.Contracts.Listing;
using HrActors.Silo.Employees;

namespace HrActors.Silo.Attendance;

/// <summary>
/// Walks through the people of a branch and asks each for the days that somebody should look at: only they know, since a punch that
/// comes decides its day again. A page asks a bounded number of people.
/// </summary>
internal sealed class ExceptionReader(IGrainFactory grains)
{
    /// <summary>People asked at once.</summary>
    private const int Together = 200;

    /// <summary>People asked for one page.</summary>
    private const int Most = 2_000;

    private const char Separator = '|';

    /// <exception cref="ArgumentException">The cursor is not one of this list.</exception>
    public async Task<Page<ExceptionRow>> Read(ExceptionQuery query, CancellationToken cancellationToken)
    {
        var found = new List<ExceptionRow>();
        var after = default(string);
        if (query.Cursor is { } cursor)
        {
            (after, var shown) = Parse(cursor);
            found.AddRange(await Ask([after], query, shown, cancellationToken));
        }

        for (var asked = 0; found.Count <= query.Limit; asked += Together)
        {
            if (asked >= Most) return new() { Items = [.. found], Next = Cursor(after!, DateOnly.MaxValue) };

            var roster = await grains.GetGrain<IBranchGrain>(GrainKeys.Branch(query.BranchCode)).GetRoster(new() { After = after, Limit = Together })
                .WaitAsync(cancellationToken);
            found.AddRange(await Ask([.. roster.Select(row => row.EmployeeNo)], query, DateOnly.MinValue, cancellationToken));
            if (roster.Length < Together) break;
            after = roster[^1].EmployeeNo;
        }

        var last = found.Count > query.Limit ? found[query.Limit - 1] : null;
        return new() { Items = [.. found.Take(query.Limit)], Next = last is null ? null : Cursor(last.EmployeeNo, last.Day.Date) };
    }

    /// <summary>Days behind <paramref name="shown"/>, in order of the numbers asked.</summary>
    private async Task<IEnumerable<ExceptionRow>> Ask(
        string[] employeeNos, ExceptionQuery query, DateOnly shown, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(employeeNos.Select(no => Ask(no, query))).WaitAsync(cancellationToken);
        return from person in answers.OfType<ExceptionalDays>()
               from day in person.Days
               where day.Date > shown && (query.Code is not { } code || day.ListedFor().Contains(code))
               select new ExceptionRow { EmployeeNo = person.EmployeeNo, Name = person.Name, Day = day, Closed = person.Closed };
    }

    /// <summary>Null for nobody, and for somebody who has moved to a branch that the reader does not see since the roster was read.</summary>
    private async Task<ExceptionalDays?> Ask(string employeeNo, ExceptionQuery query)
    {
        try
        {
            return await grains.GetGrain<IEmployeeGrain>(GrainKeys.Employee(employeeNo)).GetExceptions(query.Month);
        }
        catch (CallRefusedException refused) when (refused.Reason == CallRefusal.OutOfScope)
        {
            return null;
        }
    }

    private static string Cursor(string employeeNo, DateOnly shown) =>
        string.Create(CultureInfo.InvariantCulture, $"{employeeNo}{Separator}{shown:yyyyMMdd}");

    private static (string EmployeeNo, DateOnly Shown) Parse(string cursor) =>
        cursor.Split(Separator) is [var employeeNo, var day] && EmployeeNumbers.IsPossible(employeeNo)
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown)
            ? (employeeNo, shown)
            : throw new ArgumentException("Not a cursor of this list.", nameof(cursor));
}
