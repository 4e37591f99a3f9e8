using MudBlazor;

namespace Catalog.UI.Theme;
/// <summary>The one place with colours. <c>wwwroot/tokens.css</c> is written from it, and a test fails when they differ.</summary>
public static class CatalogTheme
{
    private static readonly string[] Sans = ["Inter Variable", "system-ui", "-apple-system", "Segoe UI", "sans-serif"];
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Background = "#F6F5F2", BackgroundGray = "#EFEDE8", Surface = "#FFFFFF",
            AppbarBackground = "#FFFFFF", AppbarText = "#1B1A17",
            DrawerBackground = "#F6F5F2", DrawerText = "#524F48", DrawerIcon = "#524F48",
            TextPrimary = "#1B1A17", TextSecondary = "#524F48", TextDisabled = "#6B675F",
            ActionDefault = "#524F48", ActionDisabled = "#6B675F", ActionDisabledBackground = "#FAF9F7",
            Primary = "#1D4FBF", PrimaryContrastText = "#FFFFFF", Secondary = "#524F48", SecondaryContrastText = "#FFFFFF",
            Success = "#1F7A48", Warning = "#B26B00", Error = "#C4261B", Info = "#4C6E8F", Dark = "#1B1A17", DarkContrastText = "#F6F5F2",
            LinesDefault = "#E4E1DB", LinesInputs = "#8B867B", TableLines = "#E4E1DB", TableHover = "#FAF9F7", TableStriped = "#FFFFFF",
            Divider = "#E4E1DB", DividerLight = "#E4E1DB", Skeleton = "#EFEDE8", OverlayDark = "rgba(27,26,23,0.44)",
            HoverOpacity = 0.04, RippleOpacity = 0, RippleOpacitySecondary = 0,
        },
        PaletteDark = new PaletteDark
        {
            Background = "#111110", BackgroundGray = "#2A2A26", Surface = "#191917",
            AppbarBackground = "#191917", AppbarText = "#EDEBE5",
            DrawerBackground = "#111110", DrawerText = "#B8B5AB", DrawerIcon = "#B8B5AB",
            TextPrimary = "#EDEBE5", TextSecondary = "#B8B5AB", TextDisabled = "#98958B",
            ActionDefault = "#B8B5AB", ActionDisabled = "#98958B", ActionDisabledBackground = "#1F1F1C",
            Primary = "#8FB3FF", PrimaryContrastText = "#0A1A3C", Secondary = "#B8B5AB", SecondaryContrastText = "#141412",
            Success = "#4FB477", SuccessContrastText = "#141412", Warning = "#E0A02E", WarningContrastText = "#141412",
            Error = "#F26453", ErrorContrastText = "#141412", Info = "#7FA3C4", InfoContrastText = "#141412", Dark = "#EDEBE5", DarkContrastText = "#111110",
            LinesDefault = "#2E2E2A", LinesInputs = "#7D7A70", TableLines = "#2E2E2A", TableHover = "#1F1F1C", TableStriped = "#191917",
            Divider = "#2E2E2A", DividerLight = "#2E2E2A", Skeleton = "#2A2A26", OverlayDark = "rgba(0,0,0,0.6)",
            HoverOpacity = 0.06, RippleOpacity = 0, RippleOpacitySecondary = 0,
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = "14px", LineHeight = "20px", FontWeight = "400", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Sans, FontSize = "22px", LineHeight = "28px", FontWeight = "600", LetterSpacing = "-.014em" },
            H2 = new H2Typography { FontFamily = Sans, FontSize = "16px", LineHeight = "24px", FontWeight = "600", LetterSpacing = "-.008em" },
            H3 = new H3Typography { FontFamily = Sans, FontSize = "14px", LineHeight = "20px", FontWeight = "600", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Sans, FontSize = "14px", LineHeight = "20px", FontWeight = "400", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Sans, FontSize = "13px", LineHeight = "18px", FontWeight = "400", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Sans, FontSize = "12px", LineHeight = "16px", FontWeight = "400", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = "13.5px", LineHeight = "20px", FontWeight = "500", LetterSpacing = "normal", TextTransform = "none" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "48px", DrawerWidthLeft = "216px", DrawerMiniWidthLeft = "56px" },
    };

    /// <summary>Tokens that Mud has no name for: <c>--ct-name</c>, light and dark.</summary>
    public static IReadOnlyList<(string Name, string Light, string Dark)> Tokens { get; } =
    [
        ("canvas", "#F6F5F2", "#111110"),
        ("surface", "#FFFFFF", "#191917"),
        ("surface-2", "#FAF9F7", "#1F1F1C"),
        ("surface-3", "#EFEDE8", "#2A2A26"),
        ("border", "#E4E1DB", "#2E2E2A"),
        ("border-strong", "#CDC9C0", "#46453F"),
        ("control", "#8B867B", "#7D7A70"),
        ("text", "#1B1A17", "#EDEBE5"),
        ("text-2", "#524F48", "#B8B5AB"),
        ("text-3", "#6B675F", "#98958B"),
        ("primary", "#1D4FBF", "#8FB3FF"),
        ("primary-hover", "#163E99", "#B1CAFF"),
        ("on-primary", "#FFFFFF", "#0A1A3C"),
        ("primary-soft", "#E9EFFB", "#1A2540"),
        ("primary-border", "#B7C9F0", "#34497C"),
        ("focus", "#1D4FBF", "#8FB3FF"),
        ("mark", "#FFE9A3", "#5A4708"),
        ("mark-text", "#1B1A17", "#FFF1C2"),
        ("valid", "#17633A", "#7FD49E"),
        ("valid-solid", "#1F7A48", "#4FB477"),
        ("valid-soft", "#E7F3EB", "#14281C"),
        ("valid-border", "#BADFC8", "#285039"),
        ("suspect", "#7A4B00", "#F1C069"),
        ("suspect-solid", "#B26B00", "#E0A02E"),
        ("suspect-soft", "#FDF2DB", "#2C220F"),
        ("suspect-border", "#EFCF8E", "#5B4518"),
        ("invalid", "#A3180F", "#FF9F92"),
        ("invalid-solid", "#C4261B", "#F26453"),
        ("invalid-soft", "#FDECE9", "#341613"),
        ("invalid-border", "#F3BDB6", "#6C2C25"),
        ("stale", "#365470", "#A6C3DE"),
        ("stale-solid", "#4C6E8F", "#7FA3C4"),
        ("stale-soft", "#E8EEF4", "#17232E"),
        ("stale-border", "#BDCEDD", "#344E66"),
        ("unknown", "#5B5850", "#B8B5AB"),
        ("unknown-solid", "#79756B", "#98958B"),
        ("unknown-soft", "#F2F0EC", "#23231F"),
        ("unknown-border", "#B9B4A9", "#5C5A52"),
        ("ink", "#FFFFFF", "#141412"),
        ("edge", "#857F74", "#7D7A70"),
        ("scrim", "rgba(27,26,23,.44)", "rgba(0,0,0,.6)"),
        ("shadow", "0 1px 2px rgba(27,26,23,.06), 0 12px 32px -4px rgba(27,26,23,.18)", "0 0 0 1px rgba(255,255,255,.04), 0 16px 40px -4px rgba(0,0,0,.7)"),
    ];
}
