"""Every word a reader sees: one key, two languages, one door.

Words live in `id.yaml` / `en.yaml` and, for one area each, in `<area>.id.yaml` / `<area>.en.yaml`.
All files of one language are one flat list of dotted keys; a key that stands in two files is refused.
"""

from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from schemas import yaml_file

FOLDER = Path(__file__).parent
LANGUAGES = ("id", "en")
DEFAULT_LANGUAGE = "id"

# Each script run of Streamlit has its own thread and so its own context: two readers never share a language.
_language: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


class MissingWordError(KeyError):
    """A key without words; a test walks all keys, so that no reader meets it."""


def use_language(language: str | None) -> str:
    """Set the language of this run to `id` or `en` (anything else: `id`) and return it."""
    chosen = language if language in LANGUAGES else DEFAULT_LANGUAGE
    _language.set(chosen)
    return chosen


def language() -> str:
    """Language of this run: `id` or `en`."""
    return _language.get()


def text(key: str, **values: object) -> str:
    """Words for `key` in the language of this run, with `{name}` places filled from `values`.

    Raises MissingWordError when the key has no words.
    """
    words = catalogue(language())
    if key not in words:
        raise MissingWordError(f"no words for '{key}' in '{language()}': add it to translations/*{language()}.yaml")
    return words[key].format(**values) if values else words[key]


def has_text(key: str) -> bool:
    """Whether `key` has words in the language of this run."""
    return key in catalogue(language())


@cache
def catalogue(language: str) -> dict[str, str]:
    """All words of one language: dotted key -> text. Raises ValueError on a key that stands twice."""
    words: dict[str, str] = {}
    for path in _files(language):
        for key, value in _flat(yaml_file.read(path) or {}):
            if key in words:
                raise ValueError(f"{path.name}: key '{key}' stands in another file too; keep one")
            words[key] = value
    return words


def _files(language: str) -> list[Path]:
    return [FOLDER / f"{language}.yaml", *sorted(FOLDER.glob(f"*.{language}.yaml"))]


def _flat(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in tree.items():
        path = f"{prefix}{key}"
        rows += _flat(value, f"{path}.") if isinstance(value, dict) else [(path, str(value))]
    return rows
