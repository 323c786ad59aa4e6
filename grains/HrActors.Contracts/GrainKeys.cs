using HrActors.Domain.Time;

namespace HrActors.Contracts;

/// <summary>
/// Builds and reads every string key. Each carries a prefix that no number has: the ADO.NET provider reads a bare key of hexadecimal
/// digits as a number, so that <c>0010</c> and <c>10</c> would share one row.
/// </summary>
public static class GrainKeys
{
    public const string Group = "group:1";
    public const string Feed = "feed:1";
    public const string Ways = "ways:1";
    public const string Seals = "seals:1";
    public const string Audit = "audit:1";
    public const string Keys = "keys:1";
    public const string IntakeFigures = "intake:1";
    public const string Sandbox = "agency:sandbox";

    public static string Employee(string employeeNo) => "emp:" + employeeNo;
    public static string Branch(string branchCode) => "br:" + branchCode;
    public static string Case(string caseNo) => "case:" + caseNo;
    public static string Agency(string agencyId) => "agency:" + agencyId;
    public static string Exchange(string agencyId) => "exchange:" + agencyId;
    public static string User(string userName) => "user:" + userName;
    public static string Upstream(string keyHash) => "key:" + keyHash;
    public static string Device(string serial) => "dev:" + serial;

    /// <param name="searchHash">The keyed hash of the normalised identity number; never the number.</param>
    public static string Person(string searchHash) => "person:" + searchHash;

    public static string Run(string branchCode, YearMonth month) => $"run:{branchCode}/{month}";

    /// <param name="branchCode">The branch.</param>
    /// <param name="month">First month of the base year.</param>
    public static string BaseDeclaration(string branchCode, YearMonth month) => $"bases:{branchCode}/{month}";

    /// <param name="pack">Name of the policy pack.</param>
    public static string Policies(string pack) => "policy:" + pack;

    /// <summary>Branch and month of a <see cref="Run"/> or <see cref="BaseDeclaration"/> key.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static (string BranchCode, YearMonth Month) ReadMonth(string key) =>
        IdOf(key).Split('/') is [var branch, var text] && YearMonth.TryParse(text, out var month)
            ? (branch, month)
            : throw new ArgumentException($"The key '{key}' names no branch and month.", nameof(key));

    /// <summary>Everything that is listed in the audit trail under this id, whatever it is: a number people know has no prefix.</summary>
    public static IReadOnlyList<string> NamedBy(string id) =>
    [
        id, Employee(id), Branch(id), Case(id), User(id), Agency(id), Device(id), Policies(id), "run:" + id, "bases:" + id, "upstream:" + id, "seal:" + id, "way:" + id,
    ];

    /// <summary>The part behind the prefix.</summary>
    /// <exception cref="ArgumentException">The key has no prefix.</exception>
    public static string IdOf(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? key[(colon + 1)..] : throw new ArgumentException($"The key '{key}' has no prefix.", nameof(key));
    }

    /// <summary>The part before the colon: which actor the key belongs to.</summary>
    public static string PrefixOf(string key) => key[..Math.Max(0, key.IndexOf(':', StringComparison.Ordinal))];
}
