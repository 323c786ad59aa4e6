using System.Collections.Immutable;
using System.Globalization;

namespace HrActors.Documents.Forms;

/// <summary>The list that lies on top of the papers of a case (材料清单).</summary>
public static class CoverList
{
    /// <param name="caseNo">The number of the case.</param>
    /// <param name="employerName">The unit that hands the papers in.</param>
    /// <param name="agencyName">The agency that receives them.</param>
    /// <param name="papers">In the order in which they lie.</param>
    /// <param name="createdAt">Carries the offset whose local date is printed.</param>
    /// <param name="isSample">Marks the list as sample data.</param>
    public static ApplicationForm Of(
        string caseNo,
        string employerName,
        string agencyName,
        IEnumerable<CoverPaper> papers,
        DateTimeOffset createdAt,
        bool isSample) => new()
    {
        Title = "社会保险关系转移接续申请材料清单",
        SerialNo = caseNo,
        CreatedAt = createdAt,
        IsSample = isSample,
        Blocks =
        [
            new FormBlock.Fields
            {
                Heading = "申请",
                Items =
                [
                    new() { Key = "employerName", Label = "报送单位", Value = employerName, Wide = true },
                    new() { Key = "agencyName", Label = "接收经办机构", Value = agencyName, Wide = true },
                ],
            },
            new FormBlock.Table
            {
                Heading = "材料",
                Columns = [new("序号", 1, true), new("材料名称", 6), new("份数", 1, true), new("页数", 1, true), new("备注", 3)],
                Rows = [.. papers.Select((paper, i) => Row(i + 1, paper))],
            },
        ],
        Signatures =
        [
            new() { Heading = "报送单位（盖章）", Lines = ["报送人："] },
            new() { Heading = "接收经办机构（盖章）", Lines = ["接收人："] },
        ],
    };

    private static ImmutableArray<string> Row(int number, CoverPaper paper) =>
        [Text(number), paper.Name, Text(paper.Copies), paper.Pages is { } pages ? Text(pages) : "", paper.Remark];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One paper of a case: its name, how many copies of how many pages (null: left blank for writing by hand), and a remark, which may be empty.</summary>
public sealed record CoverPaper(string Name, int Copies, int? Pages, string Remark = "");
