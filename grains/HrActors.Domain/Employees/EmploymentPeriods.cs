namespace HrActors.Domain.Employees;

/// <summary>What several periods of employment say together. They are in order of time, the present one last.</summary>
public static class EmploymentPeriods
{
    /// <summary>Why a period began that goes on with an employment.</summary>
    public const string Moved = "moved";

    /// <summary>Place of the period with which the present employment began; -1 when there is none.</summary>
    public static int BeginningOf(this ImmutableList<EmploymentPeriod> periods)
    {
        var index = periods.Count - 1;
        while (index > 0 && periods[index].StartReason == Moved) index--;
        return index;
    }

    /// <summary>First day of the unbroken employment at the present place; <paramref name="hired"/> when no period is known.</summary>
    public static DateOnly StartedHere(this ImmutableList<EmploymentPeriod> periods, DateOnly hired)
    {
        if (periods.IsEmpty) return hired;

        var start = periods[^1].From;
        for (var i = periods.Count - 2; i >= 0; i--)
        {
            if (periods[i].RegionCode != periods[^1].RegionCode || periods[i].To?.AddDays(1) != periods[i + 1].From) break;
            start = periods[i].From;
        }

        return start;
    }
}
