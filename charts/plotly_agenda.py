"""What groups plan and what comes of it: kinds of agenda (table 8) and realisation of the KAK (table 10)."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from charts.plotly_options import small_multiples
from indicators.share import OptionShare


def agenda(groups: Mapping[str, Sequence[OptionShare]], *, mode: str | None, narrow: bool = False) -> go.Figure:
    """Routine against development agenda, one panel per type of group; published-only percentages are hatched."""
    return small_multiples(groups, mode=mode, narrow=narrow, sort=False)


def kak_realisation(
    groups: Mapping[str, Sequence[OptionShare]], *, mode: str | None, narrow: bool = False
) -> go.Figure:
    """How much of the KAK was carried out, from all to none, one panel per type of group, in the given order."""
    return small_multiples(groups, mode=mode, narrow=narrow, sort=False)
