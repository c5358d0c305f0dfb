"""The map of 40,000 groups: Peta at the scale of the country against two bare pages that draw every point.

`usual` hands all points to pydeck at every run, `by_url` fetches one file of them and changes a test. All three answer
from one warehouse, in one run, in turn.
"""

from contextlib import ExitStack

from bench import browser, map_groups, nation_groups, servers
from bench.results import Result

BARE = {"usual": "bench.bare.points", "by_url": "bench.bare.points_url"}


def measure(times: int) -> Result:
    """`times` repeats: four filter changes each, and one first visit (empty cache) for each contestant."""
    with ExitStack() as stack:
        folder = stack.enter_context(servers.warehouse())
        nation_groups.spread(folder)
        chromium = stack.enter_context(browser.chromium())
        found = {"ours": stack.enter_context(servers.serve(folder))}
        for name, module in BARE.items():
            found[name] = stack.enter_context(servers.serve(folder, module))
        return {"groups": nation_groups.GROUPS, **map_groups.compared(found, chromium, times)}
