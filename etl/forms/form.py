"""A form (XLSForm): its questions, their options, and every way in which an export may head their columns.

Headers are XML names or labels in one of the form's languages, with the groups before them or not, separated by `/`
(KoboToolbox) or `-` (ODK Central). A `/` also stands before an option of a split question. All of these spellings are
written down from the form first and looked up then: nothing is guessed from the signs in a header.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from etl.rounds.headings import fold

Row = Mapping[str, str]
_LABEL = "label"
_MOST_KEPT = 200  # options of a question with one answer
_GEOPOINT = ("latitude", "longitude", "altitude", "precision", "accuracy")
_NO_QUESTION = ("begin", "end", "note", "start", "today", "calculate", "audit", "deviceid", "username", "phonenumber")


@dataclass(frozen=True)
class Named:
    """A group or an option: XML name and labels by language."""

    name: str
    labels: tuple[tuple[str, str], ...]

    def label(self, language: str) -> str:
        """The label in a language; the name where it has none."""
        return dict(self.labels).get(language) or self.name

    @property
    def words(self) -> tuple[str, ...]:
        """Name and labels."""
        return (self.name, *(words for _, words in self.labels))


@dataclass(frozen=True)
class Question(Named):
    """One question. `type`: the first word of its XLSForm type; `groups`: those around it, the outermost first;
    `repeat`: name of the repeat it stands in.
    """

    type: str
    groups: tuple[Named, ...]
    options: tuple[Named, ...]
    repeat: str | None

    @property
    def is_many(self) -> bool:
        """Whether several options may be chosen."""
        return self.type == "select_multiple"

    def option(self, words: str) -> Named | None:
        """The option that is meant by its name or one of its labels."""
        folded = fold(words)
        return next((one for one in self.options if folded in map(fold, one.words)), None)


@dataclass(frozen=True)
class Spelling:
    """What a header stands for: a question, or one option of it; `by_name`: written as XML name, not as label."""

    question: str
    option: str | None
    by_name: bool


@dataclass(frozen=True, eq=False)  # one object each: what is made of it is remembered with it
class Form:
    """A form: its questions in order."""

    form_id: str
    title: str
    questions: tuple[Question, ...]
    rows: dict[str, list[dict[str, str]]] = field(repr=False)  # what it was made of, to be kept beside a file

    def question(self, name: str) -> Question:
        """One question by its name (KeyError when there is none)."""
        return {one.name: one for one in self.questions}[name]

    @cached_property
    def _spellings(self) -> dict[str | None, dict[str, Spelling]]:
        return {}

    def spellings(self, repeat: str | None = None) -> dict[str, Spelling]:
        """Folded header -> what it stands for, in the table of one repeat or in the main one. What could stand for two
        things is left out.
        """
        if repeat not in self._spellings:
            found: dict[str, Spelling] = {}
            doubtful: set[str] = set()
            for words, meant in (pair for one in self.questions if one.repeat == repeat for pair in _headers(one)):
                known = found.setdefault(fold(words), meant)
                if (known.question, known.option) != (meant.question, meant.option):
                    doubtful.add(fold(words))
            self._spellings[repeat] = {words: meant for words, meant in found.items() if words not in doubtful}
        return self._spellings[repeat]

    @property
    def repeats(self) -> tuple[str, ...]:
        """Names of the repeats that hold questions."""
        return tuple(dict.fromkeys(one.repeat for one in self.questions if one.repeat))


def of_rows(survey: Sequence[Row], choices: Sequence[Row], settings: Row) -> Form:
    """The form that stands in the sheets of an XLSForm, each a list of rows: column -> text."""
    options: dict[str, list[Named]] = {}
    for row in choices:
        named = Named(row.get("name", ""), _labels(row))
        options.setdefault(row.get("list_name") or row.get("list name", ""), []).append(named)
    questions, groups, kept = [], list[tuple[Named, bool]](), list[dict[str, str]]()
    used: set[str] = set()
    for row in survey:
        kind, _, rest = " ".join(row.get("type", "").replace("_", " ", 1).split()).partition(" ")
        kept.append({name: text for name, text in row.items() if name in ("type", "name") or name.startswith(_LABEL)})
        if kind == "begin":
            groups.append((Named(row.get("name", ""), _labels(row)), rest.startswith("repeat")))
        elif kind == "end" and rest:
            groups = groups[:-1]
        elif row.get("name") and kind and kind not in _NO_QUESTION:
            what, _, list_name = row["type"].partition(" ")
            list_name = list_name.split(" ")[0]
            used |= {list_name} if what == "select_multiple" or len(options.get(list_name, ())) <= _MOST_KEPT else set()
            repeat = next((one.name for one, repeats in reversed(groups) if repeats), None)
            offered = tuple(options.get(list_name, ())) if list_name else ()
            questions.append(
                Question(row["name"], _labels(row), what, tuple(one for one, _ in groups), offered, repeat)
            )
    # Long lists of questions with one answer are not needed to tell the columns: they may be thousands of groups.
    listed = [{k: v for k, v in row.items() if k in ("list_name", "list name", "name") or k.startswith(_LABEL)}
              for row in choices if (row.get("list_name") or row.get("list name")) in used]  # fmt: skip
    about = {name: settings.get(name, "") for name in ("form_id", "form_title", "version")}
    rows = {"survey": kept, "choices": listed, "settings": [about]}
    return Form(about["form_id"], about["form_title"], tuple(questions), rows)


def of_json(rows: Mapping[str, Any]) -> Form:
    """A form that was kept beside a file (`Form.rows`)."""
    return of_rows(rows["survey"], rows["choices"], rows["settings"][0])


def _labels(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((name.removeprefix(_LABEL).strip(": "), text) for name, text in row.items()
                 if (name == _LABEL or name.startswith(f"{_LABEL}:")) and text)  # fmt: skip


def _headers(one: Question) -> Iterator[tuple[str, Spelling]]:
    """Every header of a question, and what it means."""
    languages = dict.fromkeys(language for language, _ in one.labels)
    bases = [(one.name, [group.name for group in one.groups], [option.name for option in one.options], True)]
    bases += [(one.label(it), [group.label(it) for group in one.groups], [option.label(it) for option in one.options],
               False) for it in languages]  # fmt: skip
    for base, groups, options, by_name in bases:
        for before in ("", *("".join(f"{group}{sign}" for group in groups) for sign in "/-")):
            yield f"{before}{base}", Spelling(one.name, None, by_name)
            for option, words in zip(one.options, options, strict=True) if one.is_many else ():
                for said in dict.fromkeys((words, option.name)):
                    yield f"{before}{base}/{said}", Spelling(one.name, option.name, by_name)
            if one.type == "geopoint":
                for part in _GEOPOINT:
                    for words in (f"{before}{base}-{part}", f"_{base}_{part}", f"{before}_{base}_{part}"):
                        yield words, Spelling(one.name, part, by_name)
