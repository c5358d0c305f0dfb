"""One reader for all YAML of the repository: the fast parser, and the same values as the slow one."""

import re

import pytest
import yaml

from schemas import yaml_file
from schemas.warehouse_file import ROOT

FOLDERS = ("etl", "indicators", "schemas", "translations")
FILES = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.yaml"))]


def test_libyaml_reads_and_says_the_same_of_every_file() -> None:
    assert yaml_file.Loader is yaml.CSafeLoader and len(FILES) > 100
    for path in FILES:
        assert yaml_file.read(path) == yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader), path


def test_nothing_but_values_is_read() -> None:
    with pytest.raises(yaml.YAMLError, match="line 1"):
        yaml_file.parsed("!!python/object/apply:os.system ['true']")


def test_nobody_reads_yaml_otherwise() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if not {".venv", ".make", "tests", "build"} & set(path.relative_to(ROOT).parts)
        and re.search(r"\byaml\.(safe_)?load(_all)?\(", path.read_text(encoding="utf-8"))
    ]
    assert found == ["schemas/yaml_file.py"]
