using HrActors.Dashboard.Localisation;
using HrActors.Domain.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace HrActors.Dashboard.Access;

public sealed partial class SignInPage
{
    [SupplyParameterFromQuery] public string? Reason { get; set; }
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }
    [Inject] internal Words W { get; init; } = null!;
    [Inject] internal IOptions<DashboardOptions> Options { get; init; } = null!;

    private string GroupName => Options.Value.GroupName;

    private LocalText? Problem => Reason switch
    {
        "refused" => SignInTexts.Refused,
        "unavailable" => SignInTexts.Unavailable,
        _ => null,
    };

    private string OtherLanguage => W.Language == Language.En ? "中文" : "English";

    private string LanguageAddress => "/account/language/" + (W.Language == Language.En ? "zh-CN" : "en")
        + "?returnUrl=" + Uri.EscapeDataString("/sign-in?returnUrl=" + Uri.EscapeDataString(LocalAddress.Of(ReturnUrl)));
}
