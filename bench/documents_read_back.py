"""Numbers read back out of a package of one kabupaten and of all, by format, as JSON."""

import json
import sys

from exports import press
from tests.exports.read_back import ALL, BIMA, Compared, contents_of, package


def main() -> int:
    """Print the counts; 1 where anything differs."""
    found = {}
    for name, order in {"one": BIMA, "all": ALL}.items():
        compared = Compared()
        package(press.written(order, contents_of(order)).content, contents_of(order), compared)
        if compared.differences:
            print("\n".join(compared.differences), file=sys.stderr)
            return 1
        found[name] = dict(compared.numbers)
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
