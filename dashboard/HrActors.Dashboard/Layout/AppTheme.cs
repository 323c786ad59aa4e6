using MudBlazor;

namespace HrActors.Dashboard.Layout;

/// <summary>Calm colours with enough contrast on white, and the fonts of the reader's system: nothing is fetched.</summary>
internal static class AppTheme
{
    private static readonly string[] Fonts =
    [
        "system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC",
        "sans-serif",
    ];

    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1f5a96",
            Secondary = "#4a6275",
            Info = "#1f5a96",
            Success = "#1d7044",
            Warning = "#8a5300",
            Error = "#b3261e",
            Background = "#f4f6f8",
            Surface = "#ffffff",
            AppbarBackground = "#17324d",
            AppbarText = "#ffffff",
            DrawerBackground = "#ffffff",
            DrawerText = "#26323d",
            DrawerIcon = "#4a6275",
            TextPrimary = "#1c2630",
            TextSecondary = "#52616f",
            LinesDefault = "#dfe4e9",
            TableLines = "#e6eaee",
            Divider = "#e1e6ea",
        },
        LayoutProperties = new() { DefaultBorderRadius = "6px", DrawerWidthLeft = "216px", AppbarHeight = "56px" },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Fonts, FontSize = "1.375rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "normal" },
            H2 = new H2Typography { FontFamily = Fonts, FontSize = "1.0625rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "0.875rem", TextTransform = "none", LetterSpacing = "normal" },
        },
    };
}
