"""Every page by keyboard alone: all that can be used is reached with Tab, in reading order, and seen when it is."""

import pytest

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

# How an element and what may carry its ring look; asked before and while the focus is on it.
LOOK = """e => [e, e.parentElement, e.closest('label'), e.closest('[data-testid]'), e.closest('[data-baseweb]')]
  .filter(Boolean).map(of => { const s = getComputedStyle(of)
    return [s.outlineStyle + s.outlineWidth, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine] })
  .join()"""
# What a reader can use. A group of choices that moves with the arrow keys takes the Tab once, as a whole.
USABLE = """() => {
  const look = %s
  const shown = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert], [aria-hidden=true]')
  const found = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
    .filter(e => shown(e) && e.tabIndex >= 0 && !e.disabled)
  const groups = [...new Set(found.map(e => e.closest('[data-testid=stButtonGroup]') ?? e))]
  groups.forEach((group, place) => [group, ...group.querySelectorAll('button')]
    .forEach(e => { e.dataset.place = place; e.dataset.look = look(e) }))
  return groups.map(e => `${e.tagName} ${e.getAttribute('aria-label') ?? e.textContent.trim().slice(0, 40)}`)
}"""
FOCUSED = """() => {
  const look = %s
  const e = document.activeElement
  if (!e || e === document.body) return null
  return { place: e.dataset.place, seen: e.dataset.look !== look(e), name: e.outerHTML.slice(0, 120) }
}"""


# One of each kind: cards and a drawn map, a drawn-by-script map, charts, tables with choices, slides, long lists.
@pytest.mark.parametrize("page", ["ringkasan", "peta", "keaktifan", "bandingkan", "presentasi", "metode"])
def test_tab_reaches_everything_and_shows_where_it_is(opened: Open, page: str) -> None:
    visit = opened(page, kabupaten="52.06")
    visit.page.add_style_tag(content="* { transition: none !important }")  # else a look changes only after a while
    usable = visit.page.evaluate(USABLE % LOOK)
    reached: dict[str, str] = {}
    unseen = []
    for _ in range(2 * len(usable)):  # what is no element of ours (a chart, a map) may take some, too
        visit.page.keyboard.press("Tab")
        focus = visit.page.evaluate(FOCUSED % LOOK)
        if focus is None:
            break
        reached[focus["place"]] = focus["name"]
        if not focus["seen"]:
            unseen.append(focus["name"])
    missed = [name for place, name in enumerate(usable) if str(place) not in reached]
    assert missed == []
    assert unseen == []
