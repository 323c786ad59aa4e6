using HrActors.Dashboard.Localisation;
using HrActors.Domain.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Options;

namespace HrActors.Dashboard.Layout;

public sealed partial class MainLayout : IDisposable
{
    private bool _open = true;

    [Inject] internal Words W { get; init; } = null!;
    [Inject] internal NavigationManager Navigation { get; init; } = null!;
    [Inject] internal IOptions<DashboardOptions> Options { get; init; } = null!;

    private string GroupName => Options.Value.GroupName;

    private string OtherLanguage => W.Language == Language.En ? "中文" : "English";

    private string OtherLanguageTag => W.Language == Language.En ? "zh-CN" : "en";

    private string LanguageAddress =>
        $"/account/language/{OtherLanguageTag}?returnUrl={Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri))}";

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    private void Toggle() => _open = !_open;

    private void OnMoved(object? sender, LocationChangedEventArgs e) => StateHasChanged();
}
