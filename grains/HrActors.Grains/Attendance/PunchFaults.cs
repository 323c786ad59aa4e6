using System.Data.Common;

namespace HrActors.Grains.Attendance;

/// <summary>Tells a punch that cannot be worked with from trouble that passes.</summary>
internal static class PunchFaults
{
    /// <summary>How the states of SQL begin that say a value cannot be stored (class 22, data exception).</summary>
    private const string DataException = "22";

    /// <summary>
    /// Whether the fault lies in what was worked on, so that it fails again however often it is tried. Whatever may come from the database
    /// or the network is none: that is tried again, or something would be lost.
    /// </summary>
    public static bool LieInIt(Exception failure) => failure switch
    {
        AggregateException { InnerExceptions: [var only] } => LieInIt(only),
        DbException database => database.SqlState?.StartsWith(DataException, StringComparison.Ordinal) == true,
        ArgumentException or ArithmeticException or FormatException => true,
        _ => false,
    };
}
