"""Contrast and colour-blind distance of the palette, computed; and the copy of it that Streamlit reads."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from charts.contrast import ratio
from charts.style import FILES, stylesheet, variables
from charts.theme import DARK, LIGHT, PALETTES, Palette

TEXT, MARK, IN_CELL = 7.0, 3.0, 4.5
FURTHEST_ALIKE = 13.0
CONFIG = Path(__file__).parents[2] / ".streamlit/config.toml"
MODES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
Vector = tuple[float, float, float]
# Machado, Oliveira, Fernandes 2009, full severity, on linear RGB.
BLINDNESS: dict[str, tuple[Vector, Vector, Vector]] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


@MODES
@pytest.mark.parametrize(("ink", "ground"), [("text", "ground"), ("text", "card"), ("quiet", "ground")])
def test_text_is_readable(colours: Palette, ink: str, ground: str) -> None:
    assert ratio(getattr(colours, ink), getattr(colours, ground)) >= TEXT


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_quiet_text_on_a_card_is_readable(colours: Palette) -> None:
    assert ratio(colours.quiet, colours.card) >= TEXT


@MODES
def test_links_are_readable(colours: Palette) -> None:
    # On a card the accent is 6.9 in light mode: there it is a mark and never small text.
    assert ratio(colours.accent, colours.ground) >= TEXT


@MODES
@pytest.mark.parametrize("ground", ["ground", "card"])
def test_marks_stand_out(colours: Palette, ground: str) -> None:
    marks = [colours.accent, *colours.classes.values(), *colours.categories]
    weak = {mark: ratio(mark, getattr(colours, ground)) for mark in marks}
    assert {mark: value for mark, value in weak.items() if value < MARK} == {}


@MODES
def test_the_outline_of_scale_and_hatch_stands_out(colours: Palette) -> None:
    # Low steps and `no_data` are close to the ground by design; the line around them is always `quiet`.
    assert ratio(colours.quiet, colours.ground) >= MARK


@MODES
def test_steps_go_one_way_and_carry_an_ink(colours: Palette) -> None:
    from_ground = [ratio(step, colours.ground) for step in colours.scale]
    assert from_ground == sorted(from_ground)
    for step in colours.scale:
        assert max(ratio(step, colours.text), ratio(step, colours.ground)) >= IN_CELL


@MODES
@pytest.mark.parametrize("kind", BLINDNESS)
def test_classes_and_categories_differ_for_colour_blind_readers(colours: Palette, kind: str) -> None:
    for group in (tuple(colours.classes.values()), colours.categories):
        near = {pair: distance(_lab(pair[0], kind), _lab(pair[1], kind)) for pair in combinations(group, 2)}
        assert {pair: value for pair, value in near.items() if value < FURTHEST_ALIKE} == {}


def test_streamlit_reads_the_same_colours() -> None:
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    for mode, colours in PALETTES.items():
        theme = config["theme"][mode]
        told = (theme["primaryColor"], theme["backgroundColor"], theme["secondaryBackgroundColor"], theme["textColor"])
        assert told == (colours.accent, colours.ground, colours.card, colours.text)
        assert theme["borderColor"] == colours.hairline


@pytest.mark.parametrize("mode", PALETTES)
def test_every_variable_used_is_defined_and_no_colour_stands_in_the_rules(mode: str) -> None:
    sheet = stylesheet(mode)
    rules = "".join(file.read_text(encoding="utf-8") for file in FILES)
    # Some are set by a rule itself, `--p` where a piece is drawn; ours all begin with --g-.
    own = {"--p"} | set(re.findall(r"(--(?!g-)[a-z]+):", rules))
    used = {part.split(")")[0] for part in sheet.split("var(")[1:]} - own
    assert {name for name in used if f"{name}:" not in variables(mode)} == set()
    assert "#" not in rules
    assert "url(" not in rules


def test_paper_is_always_light() -> None:
    assert LIGHT.ground in stylesheet("dark").split("@media print")[-1]
    assert stylesheet(None) == stylesheet("light")


def distance(one: Vector, other: Vector) -> float:
    """CIE 1976 colour difference."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def _lab(colour: str, kind: str) -> Vector:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    seen = [min(1.0, max(0.0, value)) for value in _times(BLINDNESS[kind], linear)]
    x, y, z = (_root(value / white) for value, white in zip(_times(XYZ, seen), WHITE, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _times(matrix: tuple[Vector, ...], values: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix]


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
