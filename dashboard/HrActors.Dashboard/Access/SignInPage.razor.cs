using HrActors.Contracts.Access;
using HrActors.Dashboard.Localisation;
using HrActors.Domain.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace HrActors.Dashboard.Access;

/// <summary>Name and password, and what else a sign-in asks for: a password of one's own, a code, a second factor to set up.</summary>
public sealed partial class SignInPage
{
    private SignInState? _state;

    [SupplyParameterFromQuery] public string? Reason { get; set; }
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    /// <summary>Set while a sign-in is under way; what it has shown is in its cookie.</summary>
    [SupplyParameterFromQuery] public string? Step { get; set; }
    [CascadingParameter] public HttpContext? Http { get; set; }
    [Inject] internal Words W { get; init; } = null!;
    [Inject] internal IOptions<DashboardOptions> Options { get; init; } = null!;
    [Inject] internal SignInProgress Progress { get; init; } = null!;

    private string GroupName => Options.Value.GroupName;

    /// <summary>What the way in by the company's identity provider is called; null without one.</summary>
    private string? External => Options.Value is { ExternalZh: { } zh, ExternalEn: { } en } ? W[LocalText.Of(zh, en)] : null;

    private string ExternalAddress => $"{Options.Value.ExternalPath}?returnUrl={Uri.EscapeDataString(LocalAddress.Of(ReturnUrl))}";

    private LocalText Title => _state?.Step switch
    {
        SignInStep.NewPassword => SignInTexts.NewPasswordTitle,
        SignInStep.Code => SignInTexts.CodeTitle,
        SignInStep.SecondFactorSetup => SignInTexts.SetupTitle,
        SignInStep.Done => SignInTexts.RecoveryCodes,
        _ => SignInTexts.Title,
    };

    private LocalText Hint => _state?.Step switch
    {
        SignInStep.NewPassword => SignInTexts.NewPasswordHint,
        SignInStep.Code => SignInTexts.CodeHint,
        SignInStep.SecondFactorSetup => SignInTexts.SetupHint,
        SignInStep.Done => SignInTexts.RecoveryHint,
        _ => SignInTexts.Hint,
    };

    private string? Problem => _state is { ProblemZh: { } zh, ProblemEn: { } en } ? W[LocalText.Of(zh, en)] : Reason switch
    {
        "refused" => W[SignInTexts.Refused],
        "throttled" => W[SignInTexts.Throttled],
        "late" => W[SignInTexts.Late],
        "unavailable" => W[SignInTexts.Unavailable],
        "external" => W[SignInTexts.External],
        _ => null,
    };

    private string OtherLanguage => W.Language == Language.En ? "中文" : "English";

    private string LanguageAddress => "/account/language/" + (W.Language == Language.En ? "zh-CN" : "en")
        + "?returnUrl=" + Uri.EscapeDataString($"/sign-in?{(_state is null ? "" : $"step={_state.Step}&")}returnUrl=" + Uri.EscapeDataString(LocalAddress.Of(ReturnUrl)));

    protected override void OnInitialized() => _state = Step is null || Http is null ? null : Progress.Read(Http);
}
