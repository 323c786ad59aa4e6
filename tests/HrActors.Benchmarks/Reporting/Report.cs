using System.Globalization;
using System.Runtime.InteropServices;

namespace HrActors.Benchmarks.Reporting;

/// <summary>Prints figures as they are measured, each beside its target, and remembers whether one missed it.</summary>
public sealed class Report
{
    private const int NameWidth = 74;

    /// <summary>0 when every figure met its target, 1 otherwise: what the program ends with.</summary>
    public int ExitCode { get; private set; }

    public static Report Begin(string title)
    {
        Console.WriteLine($"# {title}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"));
        return new();
    }

    public void Heading(string text) => Console.WriteLine($"\n## {text}");

    /// <summary>A remark on how something was measured.</summary>
    public void Note(string text) => Console.WriteLine($"   {text}");

    /// <summary>A figure without a target of its own, such as a baseline.</summary>
    public void Figure(string name, double value, string unit) => Write(name, value, unit, "");

    public void Figure(string name, double value, string unit, Bound target)
    {
        var met = target.IsMetBy(value);
        if (!met) ExitCode = 1;
        Write(name, value, unit, $"{(target.IsLeast ? "at least" : "at most")} {Text(target.Value)} {(met ? "met" : "MISSED")}");
    }

    private static void Write(string name, double value, string unit, string target) =>
        Console.WriteLine($"{name,-NameWidth} {Text(value),10} {unit,-10} {target}".TrimEnd());

    private static string Text(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
