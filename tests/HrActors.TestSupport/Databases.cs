namespace HrActors.TestSupport;

/// <summary>The databases the product runs on, as parameters of theories.</summary>
public static class Databases
{
    public const string Sqlite = "SQLite";

    public const string Postgres = "PostgreSQL";

    /// <summary>For <c>MemberData</c>.</summary>
    public static IEnumerable<object[]> Both => [[Sqlite], [Postgres]];
}
