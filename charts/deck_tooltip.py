"""Tooltip of the map: name and count of the place under the mouse.

Streamlit fills only `{property}` of the GeoJSON feature into the tooltip, and the features hold no counts (they come
by URL and are the same for every indicator). So the tooltip carries the words of all ten places, and a style rule
shows those of the place whose code was filled in.
"""

from collections.abc import Mapping

from charts.parts import coverage_words, safe
from charts.theme import CLASS_ICONS, FONT, Palette
from indicators.share import AreaShare, Share
from indicators.statement import share_words
from schemas.vocabulary import ActivityClass
from translations.text import text


def tooltip(
    shares: Mapping[str, Share], values: Mapping[str, AreaShare], unit: str | None, colours: Palette
) -> dict[str, object]:
    """`{"html": ..., "style": ...}` for pdk.Deck; every word is escaped. `shares` holds every place of the map."""
    shown = ",".join(f'.gugus-tip[data-code="{code}"] [data-of="{code}"]' for code in sorted(shares))
    lines = "".join(_words(code, share, values.get(code), unit) for code, share in sorted(shares.items()))
    return {
        "html": f"<style>.gugus-tip [data-of]{{display:none}}{shown}{{display:block}}</style>"
        f'<div class="gugus-tip" data-code="{{code}}"><b>{{name}}</b>{lines}</div>',
        "style": style(colours),
    }


def group_tooltip(colours: Palette) -> dict[str, object]:
    """The same for the map of groups: name, class and members of a group; of a place its name.

    Which words show stands in the stylesheet (group.css), so that it does not travel with every rerun.
    """
    classes = "".join(
        f'<span data-of="{one}">{CLASS_ICONS[one]} {braceless(text(f"activity_class.{one}"))}</span>'
        for one in ActivityClass
    )
    members = safe(text("points.members", members="{members}"))  # Streamlit fills it in
    return {
        "html": '<div class="gugus-tip" data-class="{activity_class}" data-known="{members_known}">'
        f'<b>{{name}}</b>{classes}<span data-of="members">{members}</span></div>',
        "style": style(colours),
    }


def style(colours: Palette) -> dict[str, str]:
    """CSS of every tooltip on a map."""
    return {
        "backgroundColor": colours.card,
        "color": colours.text,
        "border": f"1px solid {colours.quiet}",
        "borderRadius": "4px",
        "fontFamily": FONT,
        "fontSize": "15px",
        "lineHeight": "1.4",
        "maxWidth": "260px",
        "zIndex": "10",
    }


def _words(code: str, share: Share, value: AreaShare | None, unit: str | None) -> str:
    coverage = coverage_words(value, unit) if value else ""
    note = f"<br>{braceless(coverage)}" if coverage else ""
    return f'<span data-of="{code}">{braceless(share_words(share))}{note}</span>'


def braceless(words: str) -> str:
    """Escaped for HTML, and without braces, which Streamlit would take for a property to fill in."""
    return safe(words).replace("{", "&#123;").replace("}", "&#125;")
