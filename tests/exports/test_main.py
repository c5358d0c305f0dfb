"""`python -m exports`: what a monthly job writes, and what it is told when it asks wrongly."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from exports import __main__ as command
from exports import press
from exports.__main__ import main
from exports.files import File
from exports.order import Order
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT

Out = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("warehouse")


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """What was ordered; instead of documents, small files are made."""
    found: list[Order] = []

    def made(order: Order) -> File:
        found.append(order)
        return File(f"{order.document}-{order.kabupaten_code}.bin", "x", b"12345")

    monkeypatch.setattr(command, "make", made)
    return found


def test_the_command_of_the_readme_writes_the_brief_of_one_kabupaten(
    tmp_path: Path, clean_environment: dict[str, str]
) -> None:
    asked = [sys.executable, "-m", "exports", "brief", "--kabupaten", "52.06", "--out", str(tmp_path / "b.pdf")]
    done = subprocess.run(asked, cwd=ROOT, env=clean_environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF") and "b.pdf" in done.stdout
    assert [one.name for one in tmp_path.iterdir()] == ["b.pdf"]


@pytest.mark.parametrize("word", ["52.06", "Bima", "kab. bima"])
def test_a_place_is_known_by_code_and_by_name(word: str, orders: list[Order], tmp_path: Path) -> None:
    assert main(["card", "--kabupaten", word, "--out", str(tmp_path)]) == 0
    assert [one.kabupaten_code for one in orders] == ["52.06"]


def test_all_writes_all_together_and_each_kabupaten_into_a_folder_that_is_made(
    orders: list[Order], tmp_path: Path
) -> None:
    assert main(["brief", "--all", "--out", str(tmp_path / "new" / "folder")]) == 0
    codes = [None, "52.02", "52.07", "52.04", "52.05", "52.06"]
    assert (
        sorted(map(str, codes)) == sorted(str(one.kabupaten_code) for one in orders)
        and orders[0].kabupaten_code is None
    )
    assert len(list((tmp_path / "new" / "folder").iterdir())) == 6


def test_several_places_are_written_in_their_order_and_none_twice(orders: list[Order], tmp_path: Path) -> None:
    asked = ["--kabupaten", "Dompu", "--kabupaten", "semua", "--kabupaten", "52.05"]
    assert main(["message", *asked, "--out", str(tmp_path)]) == 0
    assert [one.kabupaten_code for one in orders] == ["52.05", None]


def test_every_option_goes_into_the_order(orders: list[Order], tmp_path: Path) -> None:
    Image.new("RGB", (40, 20)).save(tmp_path / "logo.png")
    asked = ["--type", "kkks", "--language", "EN", "--round", "survey_2018", "--url", "https://gugus.example.id",
             "--slides", "peta, judul", "--logo", str(tmp_path / "logo.png")]  # fmt: skip
    assert main(["slides", *asked, "--out", str(tmp_path)]) == 0
    (order,) = orders
    assert (order.group_type, order.language, order.round_id) == ("KKKS", "en", "survey_2018")
    assert order.address == "https://gugus.example.id" and order.slides == ("peta", "judul")
    assert order.logo is not None and order.logo.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--kabupaten", "Atlantis"], ("--kabupaten 'Atlantis'", "a kabupaten of the study", "52.06 (Bima)")),
        (["--kabupaten", "Kota Bima"], ("--kabupaten 'Kota Bima'", "or semua")),
        (["--type", "KKX"], ("--type 'KKX'", "one of KKG, KKKS, KKM, KKPS")),
        (["--round", "survey_2031"], ("--round 'survey_2031'", "one of survey_2018")),
        (["--language", "fr"], ("--language 'fr'", "one of id, en")),
        (["--url", "gugus.example.id"], ("--url 'gugus.example.id'", "https://")),
        (["--url", "https://x.id/?a=b"], ("--url", "without a query")),
        (["--slides", "judul,penutup"], ("--slides", "judul, peta")),
        (["--slides", "judul,judul"], ("--slides", "every slide once")),
        (["--logo", "no-such.png"], ("--logo 'no-such.png'", "check the path")),
        (["--logo", str(ROOT / "README.md")], ("--logo", "a logo is a PNG or JPEG picture", "save the picture as PNG")),
    ],
)
def test_a_wrong_value_is_named_with_rule_and_cure_and_nothing_is_written(
    asked: list[str], words: tuple[str, ...], tmp_path: Path, capsys: Out, orders: list[Order]
) -> None:
    assert main(["package", *asked, "--out", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Nothing was written. 1 problem(s):") and "Cure: " in said
    assert all(word in said for word in words), said
    assert list(tmp_path.iterdir()) == [] and orders == []


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path, capsys: Out) -> None:
    assert main(["brief", "--kabupaten", "X", "--kabupaten", "Y", "--type", "Z", "--out", str(tmp_path)]) == 1
    assert "3 problem(s)" in capsys.readouterr().err


def test_several_files_are_not_written_into_one(orders: list[Order], tmp_path: Path, capsys: Out) -> None:
    assert main(["brief", "--all", "--out", str(tmp_path / "one.pdf")]) == 1
    assert "name a folder" in capsys.readouterr().err and orders == []


def test_a_folder_that_cannot_be_made_is_named(orders: list[Order], tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "file").touch()
    assert main(["brief", "--out", str(tmp_path / "file" / "folder")]) == 1
    assert "--out" in capsys.readouterr().err and orders == []


def test_when_one_file_cannot_be_written_none_is_and_no_draft_stays(
    orders: list[Order], tmp_path: Path, capsys: Out
) -> None:
    (tmp_path / "brief-52.06.bin").mkdir()  # a folder stands where the last file should go
    assert main(["brief", "--all", "--out", str(tmp_path)]) == 1
    assert "Nothing was written" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["brief-52.06.bin"]


def test_an_old_file_stays_whole_until_the_new_one_is(
    orders: list[Order], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "brief-None.bin"
    old.write_bytes(b"old")
    assert main(["brief", "--out", str(old)]) == 0 and old.read_bytes() == b"12345"

    def failing(_order: Order) -> File:
        raise RuntimeError("the writer broke")

    monkeypatch.setattr(command, "make", failing)
    with pytest.raises(RuntimeError):
        main(["brief", "--out", str(old)])
    assert old.read_bytes() == b"12345" and len(list(tmp_path.iterdir())) == 1


def test_what_was_written_is_told_as_json_where_a_program_asks(
    orders: list[Order], tmp_path: Path, capsys: Out
) -> None:
    assert main(["brief", "--kabupaten", "Bima", "--out", str(tmp_path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == [{"kabupaten": "52.06", "file": str(tmp_path / "brief-52.06.bin"), "bytes": 5}]
    assert told["build"].startswith("warehouse-")


def test_without_a_warehouse_it_says_how_to_build_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert main(["brief", "--out", str(tmp_path)]) == 1
    assert "python -m etl build" in capsys.readouterr().err


@pytest.mark.parametrize("document", sorted(press.WRITERS))
def test_each_document_is_made_from_the_real_answers(document: str, tmp_path: Path, capsys: Out) -> None:
    assert main([document, "--kabupaten", "52.05", "--out", str(tmp_path)]) == 0
    (made,) = tmp_path.iterdir()
    assert made.stat().st_size > 200 and made.name in capsys.readouterr().out
