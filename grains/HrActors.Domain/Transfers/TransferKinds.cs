using HrActors.Domain.Enrolment;
using HrActors.Domain.Localisation;

namespace HrActors.Domain.Transfers;

/// <summary>Kind of a transfer case (转移类型). Numbers are stored: append only.</summary>
[GenerateSerializer, Alias("hr.transfer-kind")]
public enum TransferKind
{
    None = 0,
    /// <summary>Employee pension between provinces (跨省转移接续).</summary>
    CrossProvince = 1,
    /// <summary>Between the schemes of public bodies and enterprises (跨制度).</summary>
    SchemeChange = 2,
    /// <summary>A temporary contribution account (临时基本养老保险缴费账户).</summary>
    TemporaryAccount = 3,
    Medical = 4,
    Unemployment = 5,
}

public static class TransferKinds
{
    private static readonly string[] Names = ["", "cross-province", "scheme-change", "temporary-account", "medical", "unemployment"];

    /// <summary>Lines whose relationships can be transferred (社会保险经办条例 art. 15).</summary>
    public static readonly ImmutableArray<InsuranceLine> Lines = [InsuranceLine.Pension, InsuranceLine.Medical, InsuranceLine.Unemployment];

    public static string WireName(this TransferKind kind) => Names[(int)kind];

    /// <summary>As people read it.</summary>
    public static LocalText Name(this TransferKind kind) => kind switch
    {
        TransferKind.CrossProvince => LocalText.Of("养老保险跨省转移", "Pension between provinces"),
        TransferKind.SchemeChange => LocalText.Of("养老保险跨制度转移", "Pension between schemes"),
        TransferKind.TemporaryAccount => LocalText.Of("临时缴费账户转移", "Temporary pension account"),
        TransferKind.Medical => LocalText.Of("医疗保险转移", "Medical insurance"),
        TransferKind.Unemployment => LocalText.Of("失业保险转移", "Unemployment insurance"),
        _ => LocalText.Of("未知", "Unknown"),
    };

    public static bool TryParse(string? name, out TransferKind kind)
    {
        kind = (TransferKind)Math.Max(0, Array.IndexOf(Names, name ?? ""));
        return kind != TransferKind.None;
    }

    /// <summary>
    /// The kind of transfer a relationship of <paramref name="line"/> needs, or <see cref="TransferKind.None"/> where none is needed:
    /// work injury and maternity do not transfer (社会保险经办条例 art. 15), and an employee pension moves only between provinces.
    /// </summary>
    public static TransferKind Needed(InsuranceLine line, string originRegion, string destinationRegion) => line switch
    {
        _ when originRegion == destinationRegion => TransferKind.None,
        InsuranceLine.Pension => SameProvince(originRegion, destinationRegion) ? TransferKind.None : TransferKind.CrossProvince,
        InsuranceLine.Medical => TransferKind.Medical,
        InsuranceLine.Unemployment => SameProvince(originRegion, destinationRegion) ? TransferKind.None : TransferKind.Unemployment,
        _ => TransferKind.None,
    };

    private static bool SameProvince(string a, string b) => a.Length >= 2 && b.Length >= 2 && a.AsSpan(0, 2).SequenceEqual(b.AsSpan(0, 2));
}
