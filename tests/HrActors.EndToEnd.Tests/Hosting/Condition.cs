namespace HrActors.EndToEnd.Tests.Hosting;

/// <summary>A condition of another process that comes true by itself.</summary>
internal static class Condition
{
    public static Task Holds(string what, Func<Task<bool>> check) => Eventually.Get(check, holds => holds, what);
}
