"""Colours, letters and spacing: calm and warm, and legible in light and dark."""

from __future__ import annotations

import flet as ft

from domain.choices import Theme

FONT = "Atkinson"
BOLD = "AtkinsonBold"
FONTS = {
    FONT: "/fonts/AtkinsonHyperlegibleNext-Regular.ttf",
    BOLD: "/fonts/AtkinsonHyperlegibleNext-Bold.ttf",
}
"""Where Flet finds them. In the browser Flutter has them already: see pwa/client.py."""
GAP = 16
NARROW = 360
"""Below this width nothing stands beside anything else: at 200 % it would be too tight."""
COLUMN = 680
"""The widest a column of text may be."""

MODES = {Theme.SYSTEM: ft.ThemeMode.SYSTEM, Theme.LIGHT: ft.ThemeMode.LIGHT, Theme.DARK: ft.ThemeMode.DARK}

LIGHT = ft.ColorScheme(
    primary="#17625C",
    on_primary="#FFFFFF",
    primary_container="#D6ECE7",
    on_primary_container="#0B3B37",
    secondary="#4A5F5C",
    on_secondary="#FFFFFF",
    secondary_container="#E2EAE4",
    on_secondary_container="#1F2A2E",
    tertiary="#8A4F00",
    on_tertiary="#FFFFFF",
    tertiary_container="#FFE6C2",
    on_tertiary_container="#4A2A00",
    error="#A3362A",
    on_error="#FFFFFF",
    error_container="#FBDFD8",
    on_error_container="#5E1710",
    surface="#FBF7F0",
    on_surface="#1F2A2E",
    on_surface_variant="#4C595B",
    outline="#6C7876",
    outline_variant="#DCD4C6",
    surface_container_lowest="#FFFFFF",
    surface_container_low="#FFFFFF",
    surface_container="#F5EFE4",
    surface_container_high="#EFE8DB",
    surface_container_highest="#E8E0D1",
    inverse_surface="#1F2A2E",
    on_inverse_surface="#FBF7F0",
    surface_tint="#FBF7F0",
)
DARK = ft.ColorScheme(
    primary="#86D6CC",
    on_primary="#00332F",
    primary_container="#1B4A46",
    on_primary_container="#CFF1EC",
    secondary="#B4C8C5",
    on_secondary="#1C2B2A",
    secondary_container="#2B3B3A",
    on_secondary_container="#ECE7DE",
    tertiary="#F2BE73",
    on_tertiary="#3F2600",
    tertiary_container="#4D3509",
    on_tertiary_container="#FFE6C2",
    error="#F4AEA3",
    on_error="#57150D",
    error_container="#5F221A",
    on_error_container="#FFDDD7",
    surface="#12191B",
    on_surface="#ECE7DE",
    on_surface_variant="#B9BFBB",
    outline="#8C9895",
    outline_variant="#384447",
    surface_container_lowest="#0D1315",
    surface_container_low="#1B2426",
    surface_container="#1F292B",
    surface_container_high="#283336",
    surface_container_highest="#323E41",
    inverse_surface="#ECE7DE",
    on_inverse_surface="#12191B",
    surface_tint="#12191B",
)


def theme(colours: ft.ColorScheme) -> ft.Theme:
    """The look in these colours. Large enough to read at arm's length, and no smaller than 15 anywhere."""

    def letters(size: float, *, bold: bool = False, height: float = 1.4) -> ft.TextStyle:
        family = BOLD if bold else FONT
        return ft.TextStyle(size=size, font_family=family, height=height, color=colours.on_surface)

    return ft.Theme(
        color_scheme=colours,
        font_family=FONT,
        scaffold_bgcolor=colours.surface,
        text_theme=ft.TextTheme(
            headline_large=letters(30, bold=True, height=1.2),
            headline_medium=letters(25, bold=True, height=1.25),
            headline_small=letters(21, bold=True, height=1.3),
            title_large=letters(22, bold=True, height=1.3),
            title_medium=letters(18, bold=True),
            title_small=letters(16, bold=True),
            body_large=letters(17),
            body_medium=letters(17),
            body_small=letters(15),
            label_large=letters(17, bold=True, height=1.3),
            label_medium=letters(15, height=1.3),
            label_small=letters(15, height=1.3),
        ),
        visual_density=ft.VisualDensity.STANDARD,
        navigation_bar_theme=ft.NavigationBarTheme(
            bgcolor=colours.surface_container, indicator_color=colours.primary_container
        ),
        tooltip_theme=ft.TooltipTheme(enable_feedback=False),  # a phone would shake at each long press
        appbar_theme=ft.AppBarTheme(bgcolor=colours.surface, color=colours.on_surface, elevation=0),
    )


AT_ONCE = ft.AnimationStyle(duration=0, reverse_duration=0)


def dress(page: ft.Page, chosen: Theme) -> None:
    """Puts the look on the page. What is sent first must be the first screen, so it is not sent here.

    It comes with no change in steps: the first screen would else be seen in Flutter's own blue, and its words grow.
    """
    page.theme_animation_style = AT_ONCE
    page.theme, page.dark_theme = theme(LIGHT), theme(DARK)
    page.theme_mode = MODES[chosen]
