"""What stands in one row under one question of a form -> what the template would hold; or why it cannot be taken."""

from dataclasses import dataclass, field
from typing import Any

from etl.forms.form import Form, Named, Question
from etl.forms.heads import Row
from etl.intake import template, values
from etl.intake.messages import BadValueError
from etl.rounds.headings import fold

_YES = frozenset({"1", "true", "ya", "yes"})
_NO = frozenset({"0", "false", "tidak", "no", ""})


@dataclass
class Chosen:
    """Options of a question with several answers; `shown`: the cell as received, for a message."""

    options: list[Named] = field(default_factory=list)
    shown: str = ""


def one(form: Form, name: str, row: Row) -> Any:
    """The cell of a question; an option by its name, whatever the language of the labels."""
    place, question = row.heads.place(name), form.question(name)
    value = row.at(place)
    if value is None or not question.options:
        return value
    option = question.option(values.as_text(values.clean(value)))
    return option.name if option else value


def many(form: Form, name: str, row: Row) -> Chosen:
    """The options chosen, in the order of the form. Raises BadValueError.

    The 1/0 columns count; the single column counts where it holds names (labels in it cannot be told apart).
    """
    question, split = form.question(name), row.heads.split.get(name, {})
    place, by_name = row.heads.columns.get(name, (None, True))
    said = row.text(place)
    by_columns = _split(question, split, row) if split else None
    if said is None or (by_columns is not None and not by_name):
        return by_columns or Chosen()
    joined = _joined(question, said, has_split=bool(split))
    if by_columns is not None and {one.name for one in joined} != {one.name for one in by_columns.options}:
        raise BadValueError("round_differs", shown=said)
    return Chosen(joined, said)


def _split(question: Question, split: dict[str, int], row: Row) -> Chosen:
    found = Chosen()
    for option in question.options:
        said = fold(row.text(split.get(option.name)))
        if said in _YES:
            found.options.append(option)
        elif said not in _NO:
            raise BadValueError("round_split", shown=said)
    found.shown = ", ".join(one.labels[0][1] if one.labels else one.name for one in found.options)
    return found


def _joined(question: Question, said: str, has_split: bool) -> list[Named]:
    """The options of the single column: names with blanks between them, or one whole label."""
    names = {one.name: one for one in question.options}
    if all(word in names for word in said.split()):
        return [one for one in question.options if one.name in said.split()]
    whole = question.option(said)
    if whole is None:
        raise BadValueError("round_differs" if has_split else "form_needs_split", shown=said)
    return [whole]


def main_of(vocabulary: str, chosen: list[str], words: str | None) -> tuple[str | None, str | None]:
    """(the one that counts, own words with all of them): several topics of one meeting, where nobody says the main one.

    The first in the order of the vocabulary counts; the words keep all.
    """
    known = template.words(vocabulary)
    listed = [code for code in known if code in chosen]
    if len(listed) < 2:
        return (listed[0] if listed else None), words
    every = ", ".join(known[code] for code in listed)
    return listed[0], every if words is None else f"{words} ({every})"
