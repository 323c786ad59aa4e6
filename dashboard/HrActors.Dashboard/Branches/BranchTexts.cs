using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Branches;

internal static class BranchTexts
{
    public static readonly LocalText NoMatch = LocalText.Of("没有符合条件的分支机构", "No branch matches");
}
