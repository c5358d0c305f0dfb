"""What the server takes before a page has asked anything."""

import tomllib

from components.importing_bring import MOST_MEGABYTES
from etl.intake import limits
from schemas.warehouse_file import ROOT


def test_the_server_takes_no_larger_upload_than_the_page_and_the_intake() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == MOST_MEGABYTES == limits.MOST_BYTES // 2**20
