"""Contents that no reader will ever make, to prove that a page holds whatever it is given."""

from dataclasses import replace
from typing import Any

from answers.document import Chart, Content
from exports.pdf_brief import CHARTS
from tests.exports.sample_content import bare, bima

HOSTILE = (
    '#eval("x") #image("/etc/passwd") *tebal* _miring_ $x^2$ `kode` <script>alert(1)</script> \\ \' " @rujukan = Kepala'
)
# A family emoji with joiners, controls, a word from right to left, and one without any blank.
ODD = "😀👨‍👩‍👧 \x00\x07 مرحبا ◐ " + "panjangsekali" * 12


def told(content: Content, change: Any) -> Content:
    """The content with every text of a reader changed: title, sentences, sources, names of rows, words of figures."""
    return replace(
        content,
        title=change(content.title),
        filters=change(content.filters),
        facts=tuple(map(change, content.facts)),
        key_figures=tuple(
            replace(
                one, title=change(one.title), beside=change(one.beside), reference_words=change(one.reference_words)
            )
            for one in content.key_figures
        ),
        map=content.map and replace(content.map, sentence=change(content.map.sentence), alt=change(content.map.alt)),
        charts=tuple(_chart(one, change) for one in content.charts),
        decisions=tuple(
            replace(one, sentence=change(one.sentence), action=change(one.action), who=change(one.who))
            for one in content.decisions
        ),
        conclusion=change(content.conclusion),
        method=tuple(map(change, content.method)),
        attribution=tuple(map(change, content.attribution)),
    )


def _chart(one: Chart, change: Any) -> Chart:
    series = tuple(replace(part, name=change(part.name)) for part in one.series)
    return replace(
        one, sentence=change(one.sentence), categories=tuple(map(change, one.categories)),
        beside=tuple(map(change, one.beside)), series=series,
    )  # fmt: skip


def long(times: int) -> Content:
    """Every text `times` as long as in the sample."""
    return told(bima(), lambda words: " ".join([words] * times))


def many(rows: int) -> Content:
    """Charts of so many rows: a kabupaten with that many kecamatan."""
    return replace(
        bima(),
        charts=tuple(
            replace(
                one,
                categories=tuple(f"Kecamatan {place}" for place in range(rows)),
                beside=tuple(f"{place + 1} KKG" for place in range(rows)),
                series=tuple(replace(part, values=tuple((part.values * rows)[:rows]), words=()) for part in one.series),
            )
            for one in bima().charts
        ),
    )


CONTENTS = {
    "everything": bima(),
    "nearly nothing": bare(),
    "no map": replace(bima(), map=None, reasons={"peta": "Belum ada titik."}),
    "no charts": replace(bima(), charts=(), reasons=dict.fromkeys(CHARTS, "Belum ada data.")),
    "one chart": replace(bima(), charts=bima().charts[:1], reasons=dict.fromkeys(CHARTS, "Belum ada.")),
    "one decision": replace(bima(), decisions=bima().decisions[:1]),
    "no decision": replace(bima(), decisions=()),
    "no words": replace(bima(), facts=(), method=(), attribution=(), conclusion="", filters="", sample_mark=""),
    "nothing at all": replace(bare(), key_figures=(), reasons={}, facts=(), method=(), conclusion=""),
    "no figures": replace(bima(), key_figures=()),
    "18 kecamatan": many(18),
    "60 rows": many(60),
    "twice as long": long(2),
    "five times as long": long(5),
    "fifty times as long": long(50),
    "hostile": told(bima(), lambda words: HOSTILE),
    "odd signs": told(bima(), lambda words: ODD),
}
