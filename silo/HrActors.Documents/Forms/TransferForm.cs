using System.Collections.Immutable;
using HrActors.Domain.Forms;

namespace HrActors.Documents.Forms;

/// <summary>Fills the official forms for printing.</summary>
public static class TransferForm
{
    /// <summary>Fields that say whose form it is.</summary>
    private static readonly string[] SubjectKeys = ["name", "idNumber"];

    /// <summary>
    /// The form of <paramref name="definition"/> with its values; what is missing stays blank. <paramref name="createdAt"/> carries the
    /// offset whose local date is printed.
    /// </summary>
    public static ApplicationForm Of(
        FormDefinition definition,
        IReadOnlyDictionary<string, string> values,
        string caseNo,
        DateTimeOffset createdAt,
        bool isSample) => new()
    {
        Title = definition.Chinese,
        SerialNo = caseNo,
        Subject = string.Join('　', SubjectKeys.Select(key => values.GetValueOrDefault(key)).Where(value => !string.IsNullOrEmpty(value))),
        CreatedAt = createdAt,
        IsSample = isSample,
        Blocks = [.. definition.Sections.Select(section => Block(section, values))],
        Notes = definition.Notes,
        Declaration = "申请单位（参保人员）声明：以上所填内容真实、准确、完整，如有不实，愿承担相应责任。",
        Signatures =
        [
            new() { Heading = "用人单位（盖章）", Lines = ["采用电子签名的，以所附签名文件为准。", "经办人：", "联系电话："] },
            new() { Heading = "参保人员（代办人）签字", Lines = ["签字："] },
            new() { Heading = "新就业地经办机构意见（盖章）", Lines = ["经办人：", "联系电话："] },
        ],
    };

    private static FormBlock.Fields Block(FormSection section, IReadOnlyDictionary<string, string> values) => new()
    {
        Heading = section.Chinese,
        Items =
        [
            .. section.Fields.Select(field => new PrintedField
            {
                Key = field.Key,
                Label = field.Chinese,
                Value = field.Print(values.GetValueOrDefault(field.Key)),
                Required = field.Required,
                Wide = field.Wide,
            }),
        ],
    };
}
