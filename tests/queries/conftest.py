"""The small register as a warehouse that is published: one for all tests of a file."""

from collections.abc import Iterator

import pytest

from schemas.warehouse_file import FOLDER_VARIABLE
from tests import small_register


@pytest.fixture(scope="module")
def small_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("small")
    small_register.publish(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        yield
