"""The small register and its log, with the tables worked out from them: one for all tests of a file."""

from collections.abc import Iterator

import pytest

from tests.small_register import Log, opened


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    with opened(tmp_path_factory.mktemp("log")) as found:
        yield found
