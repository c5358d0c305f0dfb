"""What is kept of builds that no longer answer."""

from components import cached_answers, kept_panels, presentation
from components.new_build import BUILDS, Builds


def test_what_was_kept_is_let_go_when_another_build_answers_and_only_then() -> None:
    said: list[str] = []
    builds = Builds()
    builds.forget_with(lambda: said.append("forgotten"))
    for identity in ("a.duckdb", "a.duckdb"):
        builds.answers(identity)
    assert said == []
    builds.answers("b.duckdb")
    builds.answers("b.duckdb")
    assert said == ["forgotten"]


def test_kept_answers_panels_and_slides_belong_to_it() -> None:
    forgotten = BUILDS._forget
    assert cached_answers.KEPT.clear in forgotten
    assert presentation._html.cache_clear in forgotten
    assert len(forgotten) > 10  # a cache for each kept panel


def test_a_panel_of_the_build_before_is_not_kept() -> None:
    cleared = len(BUILDS._forget)
    kept_panels.remembered(lambda: "")
    assert len(BUILDS._forget) == cleared + 1
