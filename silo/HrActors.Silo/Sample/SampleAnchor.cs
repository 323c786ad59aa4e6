using System.Globalization;
using HrActors.Silo.Hosting;

namespace HrActors.Silo.Sample;

/// <summary>
/// The day the sample group was begun on, and whether it is complete. All dates of the sample follow from that day, so that a start
/// that was interrupted goes on with the same people.
/// </summary>
internal sealed class SampleAnchor(HostSettings settings)
{
    private const string Form = "yyyy-MM-dd";
    private const string DoneSuffix = " done";

    private string File => Path.Combine(settings.DataFolder, "sample-group");

    public bool IsDone => System.IO.File.Exists(File) && Read().EndsWith(DoneSuffix, StringComparison.Ordinal);

    public DateOnly Day(DateOnly today)
    {
        if (System.IO.File.Exists(File)
            && DateOnly.TryParseExact(Read().Replace(DoneSuffix, "", StringComparison.Ordinal), Form, CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var day)) return day;
        PrivateFolder.Write(File, today.ToString(Form, CultureInfo.InvariantCulture));
        return today;
    }

    public void Finish(DateOnly day) => PrivateFolder.Write(File, day.ToString(Form, CultureInfo.InvariantCulture) + DoneSuffix);

    private string Read() => System.IO.File.ReadAllText(File).Trim();
}
