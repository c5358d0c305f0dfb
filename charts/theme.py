"""Colours, type and space of screen, slide and paper: defined once, read by all.

Every value was chosen for contrast (marks >= 3:1 on their ground, text >= 7:1) and for readers who do not tell
red from green; change one only together with `tests/charts/test_theme.py`. `.streamlit/config.toml` repeats the
ground, text and accent because Streamlit reads nothing else; a test holds the two together.
"""

from dataclasses import dataclass

from schemas.vocabulary import ActivityClass

TYPE_SIZES_PX = (13, 15, 18, 24, 34)
SPACE_PX = 8
FONT = "Source Sans, Source Sans 3, Source Sans Pro, Noto Sans, sans-serif"


def font_family() -> str:
    """The font for CSS and SVG. Quoted, because a bare name that holds a number ("Source Sans 3") voids the rule."""
    return ", ".join(name if name == "sans-serif" else f"'{name}'" for name in FONT.split(", "))


@dataclass(frozen=True)
class Palette:
    """All colours of one mode, as #RRGGBB."""

    ground: str
    card: str
    text: str
    quiet: str
    accent: str
    hairline: str
    no_data: str
    classes: dict[ActivityClass, str]
    categories: tuple[str, str, str, str]
    scale: tuple[str, str, str, str, str]  # one way, low to high


LIGHT = Palette(
    ground="#FFFFFF",
    card="#F4F7F8",
    text="#1B2733",
    quiet="#475563",
    accent="#0B5D66",
    hairline="#D9E0E4",
    no_data="#C3C9D1",
    classes={
        ActivityClass.AKTIF: "#0B5D66",
        ActivityClass.CUKUP_AKTIF: "#3E9C9C",
        ActivityClass.KURANG_AKTIF: "#C47A12",
        ActivityClass.VAKUM: "#9C2F1B",
    },
    categories=("#0B5D66", "#C47A12", "#7A86C8", "#9C2F1B"),
    scale=("#E6F1F0", "#B9DAD8", "#7FBDBB", "#3E9C9C", "#0B5D66"),
)
DARK = Palette(
    ground="#12181F",
    card="#1A222B",
    text="#E8EDF1",
    quiet="#A9B4BF",
    accent="#8FE0DB",
    hairline="#2C3742",
    no_data="#59616B",
    classes={
        ActivityClass.AKTIF: "#8FE0DB",
        ActivityClass.CUKUP_AKTIF: "#3FA3A0",
        ActivityClass.KURANG_AKTIF: "#F0C274",
        ActivityClass.VAKUM: "#D8572F",
    },
    categories=("#5CC4C0", "#F0C274", "#8E9BE6", "#D8572F"),
    scale=("#16363B", "#1F5A5E", "#277274", "#5CB5B2", "#8FE0DB"),
)
PALETTES = {"light": LIGHT, "dark": DARK}

# A class is always icon + word + colour; the words are in translations (`activity_class.<class>`).
CLASS_ICONS = {
    ActivityClass.AKTIF: "●",
    ActivityClass.CUKUP_AKTIF: "◐",
    ActivityClass.KURANG_AKTIF: "◔",
    ActivityClass.VAKUM: "○",
}


def palette(mode: str | None) -> Palette:
    """Palette of `light` or `dark`; anything else is light (paper, projector)."""
    return PALETTES.get(mode or "light", LIGHT)


def css_variables(mode: str | None) -> str:
    """The palette as CSS custom properties (`--g-text: ...;`), so that drawn HTML and SVG follow the mode."""
    colours = palette(mode)
    pairs = {
        "ground": colours.ground,
        "card": colours.card,
        "text": colours.text,
        "quiet": colours.quiet,
        "accent": colours.accent,
        "hairline": colours.hairline,
        "no-data": colours.no_data,
        **{f"class-{name.replace('_', '-')}": colour for name, colour in colours.classes.items()},
        **{f"category-{place}": colour for place, colour in enumerate(colours.categories, start=1)},
        **{f"scale-{place}": colour for place, colour in enumerate(colours.scale, start=1)},
    }
    return " ".join(f"--g-{name}: {colour};" for name, colour in pairs.items())
