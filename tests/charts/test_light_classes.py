"""Legend classes: one rule for the drawn map and the map page."""

import pytest

from charts.map_classes import MapClass, class_bounds, class_counts, class_words, classify, colour_step, legend_classes
from indicators.share import Share
from schemas.vocabulary import ValueStatus
from translations.text import LANGUAGES, use_language


@pytest.mark.parametrize(
    ("yes", "total", "expected"),
    [
        (0, 5, MapClass.STEP_1),
        (1, 5, MapClass.STEP_1),
        (2, 11, MapClass.STEP_1),
        (2, 5, MapClass.STEP_2),
        (3, 5, MapClass.STEP_3),
        (4, 5, MapClass.STEP_4),
        (5, 6, MapClass.STEP_5),
        (52, 52, MapClass.STEP_5),
        (0, 1, MapClass.TINY_SAMPLE),
        (4, 4, MapClass.TINY_SAMPLE),
        (0, 0, MapClass.NO_ANSWER),
    ],
)
def test_counted(yes: int, total: int, expected: MapClass) -> None:
    assert classify(Share(yes, total)) == expected


@pytest.mark.parametrize("total", [5, 7, 10, 11, 25, 52])
def test_a_bound_belongs_to_the_lower_step(total: int) -> None:
    for yes in range(total + 1):
        step = colour_step(Share(yes, total))
        assert step is not None
        assert 5 * yes <= step * total
        assert step == 1 or 5 * yes > (step - 1) * total


@pytest.mark.parametrize("total", range(5))
def test_no_colour_below_five(total: int) -> None:
    assert colour_step(Share(0, total)) is None


@pytest.mark.parametrize(("published", "step"), [(0.0, 1), (20.0, 1), (21.0, 2), (100.0, 5)])
def test_published_only_has_a_step_and_is_marked(published: float, step: int) -> None:
    share = Share(None, None, published=published, status=ValueStatus.PUBLISHED_ONLY)
    assert classify(share) == MapClass.PUBLISHED
    assert colour_step(share) == step


@pytest.mark.parametrize("status", ValueStatus)
def test_missing_is_never_a_colour(status: ValueStatus) -> None:
    share = Share(None, None, status=status)
    assert colour_step(share) is None
    assert classify(share) in (MapClass.NO_ANSWER, MapClass.NOT_SURVEYED, MapClass.NO_FIGURE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_has_words(language: str) -> None:
    use_language(language)
    words = [class_words(one) for one in MapClass]
    assert len(set(words)) == len(words)
    assert all(class_bounds(one) and class_counts(one) for one in legend_classes([]))
    use_language(None)


def test_a_legend_names_what_occurs() -> None:
    found = legend_classes([Share(1, 2), Share(3, 9)], all_steps=False)
    assert found == (MapClass.STEP_2, MapClass.TINY_SAMPLE)
