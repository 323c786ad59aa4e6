namespace HrActors.Benchmarks.Reporting;

/// <summary>What a figure is held against: at least or at most a value.</summary>
public readonly record struct Bound(bool IsLeast, double Value)
{
    public static Bound AtLeast(double value) => new(true, value);

    public static Bound AtMost(double value) => new(false, value);

    public bool IsMetBy(double figure) => IsLeast ? figure >= Value : figure <= Value;
}
