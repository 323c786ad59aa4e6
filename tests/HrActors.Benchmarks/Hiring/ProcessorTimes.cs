namespace HrActors.Benchmarks.Hiring;

/// <summary>Processor time, all cores together.</summary>
internal readonly record struct ProcessorTimes(TimeSpan Silo, TimeSpan Sandbox, TimeSpan Client)
{
    public static ProcessorTimes operator -(ProcessorTimes a, ProcessorTimes b) => new(a.Silo - b.Silo, a.Sandbox - b.Sandbox, a.Client - b.Client);
}
