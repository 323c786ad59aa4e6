using System.Text;
using System.Text.RegularExpressions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Regions;
using HrActors.Domain.Transfers;
using HrActors.Grains.Documents;

namespace HrActors.Grains.Transfers;

/// <summary>The papers with which an application is handed in, in the order in which they lie. Chinese only, as the forms are.</summary>
internal static partial class CasePapers
{
    /// <summary>The form goes to the agency once and stays with the unit once.</summary>
    private const int FormCopies = 2;

    /// <param name="state">A case with a form.</param>
    /// <param name="form">Its bytes, whose pages are counted.</param>
    public static IReadOnlyList<CoverLine> Of(TransferCaseState state, byte[] form)
    {
        var papers = new List<CoverLine> { new(state.Definition().Chinese, FormCopies, Pages(form), FormRemark(state)) };
        if (state.Form!.Signature is not null) papers.Add(new("单位电子印章签名文件（PKCS #7）", 1, null, "电子文件"));
        papers.Add(new("参保人员身份证件复印件", 1, null));
        if (state.Kind == TransferKind.Medical) papers.Add(new("原参保地医疗保险参保凭证", 1, null));
        if (state.Approval is { } approval) papers.Add(new("调动批准文件", 1, null, approval));
        if (state.LumpSum is { Documented: true } lump) papers.Add(new("一次性缴费的法律文书", 1, null, $"{lump.Months} 个月"));
        papers.AddRange(state.Evidence.Select(file => new CoverLine(file.Name, 1, file.ContentType == "application/pdf" ? null : 1, "凭证")));
        return papers;
    }

    /// <summary>Who receives them at the new place.</summary>
    public static string Agency(TransferCaseState state) =>
        RegionTable.NameOf(state.DestinationRegionCode).Zh + (state.Line == InsuranceLine.Medical ? "医疗保障经办机构" : "社会保险经办机构");

    private static string FormRemark(TransferCaseState state) => state.Form!.Signature switch
    {
        null => "未签署",
        { SignerSubject: null } => "已加单位电子印章",
        _ => "经办人已在文件内签名，已加单位电子印章",
    };

    /// <summary>Null when the printer wrote none that can be counted.</summary>
    private static int? Pages(byte[] pdf) => PagePattern().Count(Encoding.Latin1.GetString(pdf)) is > 0 and var pages ? DistinctPages(pdf, pages) : null;

    /// <summary>A signature inside writes its page once more behind the file.</summary>
    private static int DistinctPages(byte[] pdf, int written) =>
        Encoding.Latin1.GetString(pdf).Contains("/ETSI.CAdES.detached", StringComparison.Ordinal) ? written - 1 : written;

    [GeneratedRegex("/Type /Page\\b(?!s)")]
    private static partial Regex PagePattern();
}
