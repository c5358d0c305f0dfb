"""``python -m tests.audit``: are weaknesses known of a package that we pin? Asks the advisory service of the registry.

Not every registry has that service (a mirror may not), and a machine may have no way out: then nothing is known, and
that is said on a line of its own. It is never taken for "nothing found".
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from schemas.warehouse_file import ROOT

CLEAN, FOUND, NOT_AUDITED = 0, 1, 3
FILES = ("requirements.txt", "requirements-dev.txt")


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 (all packages were looked up, none is weak), 1 (weaknesses), 3 (some could not be looked up)."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description="Known weaknesses of what we pin.")
    parser.add_argument("--where-possible", action="store_true", help="say that nothing could be asked, and return 0")
    options = parser.parse_args(arguments)
    codes = [_audited(name) for name in FILES]
    code = FOUND if FOUND in codes else max(codes)
    return CLEAN if code == NOT_AUDITED and options.where_possible else code


def _audited(name: str) -> int:
    words = [sys.executable, "-m", "pip_audit", "-r", str(ROOT / name), "--no-deps", "--disable-pip", "-f", "json",
             "--progress-spinner", "off"]  # fmt: skip
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    try:
        told = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        told = []
    code, lines = judged(name, told)
    print("\n".join(lines), flush=True)
    return code


def judged(name: str, told: list[dict[str, Any]]) -> tuple[int, list[str]]:
    """Exit code and lines for what pip-audit told of one file."""
    weak = [f"{name}: {one['name']} {one['version']}: {found['id']}, mend: {', '.join(found['fix_versions']) or '-'}"
            for one in told for found in one.get("vulns", ())]  # fmt: skip
    unknown = sum("skip_reason" in one for one in told)
    if weak:
        return FOUND, weak
    if not told or unknown:
        said = f"{unknown} of {len(told)} packages could not be looked up" if told else "no package could be looked up"
        return NOT_AUDITED, [f"NOT AUDITED {name}: {said}; is there an advisory service (and pip-audit) here?"]
    return CLEAN, [f"{name}: {len(told)} packages, no known weakness"]


if __name__ == "__main__":
    sys.exit(main())
