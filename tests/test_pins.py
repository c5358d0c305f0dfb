"""What stays out of git, and what is pinned."""

import re
from fnmatch import fnmatch
from pathlib import PurePosixPath

import pytest

from schemas.warehouse_file import ROOT
from tests.house import read


def is_ignored(name: str) -> bool:
    """Whether .gitignore keeps a file out (its plain patterns, without `!`); no repository is needed to ask."""
    for line in read(ROOT / ".gitignore").splitlines():
        pattern = line.strip()
        assert not pattern.startswith("!"), "teach this test the exceptions of .gitignore"
        if not pattern or pattern.startswith("#"):
            continue
        parents = [parent.as_posix() for parent in PurePosixPath(name).parents if parent.as_posix() != "."]
        candidates = parents if pattern.endswith("/") else [*parents, name]
        bare = pattern.strip("/")
        for one in candidates:
            if fnmatch(one, bare) or ("/" not in bare and fnmatch(one.rsplit("/", 1)[-1], bare)):
                return True
    return False


@pytest.mark.parametrize(
    "name",
    [
        "data/warehouse.duckdb", "data/warehouse-0123456789ab.duckdb", "data/warehouse.current",
        "data/warehouse-0123456789ab.duckdb.12.draft", ".venv/x", "__pycache__/x.pyc", ".streamlit/secrets.toml",
        "static/geo/x.geojson",
    ],
)  # fmt: skip
def test_what_is_built_or_secret_stays_out_of_git(name: str) -> None:
    assert is_ignored(name), f".gitignore lets {name} in"


@pytest.mark.parametrize("name", ["data/raw/survey_2018/table_11.csv", "docs/data_dictionary.md", "geo/aliases.csv"])
def test_what_the_build_needs_goes_into_git(name: str) -> None:
    assert (ROOT / name).is_file()
    assert not is_ignored(name), f".gitignore keeps {name} out"


def required(name: str) -> dict[str, str]:
    """`requirements.in` -> package -> what is asked of it; `-r` lines are followed."""
    found: dict[str, str] = {}
    for line in read(ROOT / name).splitlines():
        text = line.split("#")[0].strip()
        if text.startswith("-r "):
            found |= required(text.removeprefix("-r ").strip())
        elif match := re.match(r"([A-Za-z0-9._-]+)(\[[^]]*\])?(.*)", text):
            found[_plain(match[1])] = match[3].strip()
    return found


def _plain(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


@pytest.mark.parametrize("name", ["requirements", "requirements-spark", "requirements-dev"])
def test_every_package_we_ask_for_is_pinned_in_the_compiled_file(name: str) -> None:
    compiled = ROOT / f"{name}.txt"
    assert compiled.is_file(), f"{name}.txt is missing: run `make lock`"
    pinned = {
        _plain(m[1]): m[2] for m in re.finditer(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)", read(compiled), re.M)
    }
    assert set(required(f"{name}.in")) - set(pinned) == set(), "run `make lock`"
    loose = [line for line in read(compiled).splitlines() if re.match(r"[A-Za-z0-9]", line) and "==" not in line]
    assert loose == [], "every line of a compiled file names one version"


def test_the_pins_keep_what_the_open_file_asks() -> None:
    from packaging.specifiers import SpecifierSet  # noqa: PLC0415

    pinned = dict(re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)", read(ROOT / "requirements.txt"), re.M))
    pinned = {_plain(package): version for package, version in pinned.items()}
    for package, asked in required("requirements.in").items():
        assert SpecifierSet(asked).contains(pinned[package]), f"{package} {pinned[package]} is not {asked}"


def test_what_runs_and_what_tests_pin_the_same_versions() -> None:
    pins = [
        dict(re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)", read(ROOT / f"{name}.txt"), re.M))
        for name in ("requirements-dev", "requirements", "requirements-spark")
    ]
    for some in pins[1:]:
        assert {package for package, version in some.items() if pins[0].get(package) != version} == set()
