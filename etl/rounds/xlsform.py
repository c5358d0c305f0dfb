"""Writes the questionnaire as an XLSForm in two languages, for KoboToolbox, ODK and whatever else reads XLSForms."""

import io
from collections.abc import Iterator
from datetime import datetime

import xlsxwriter

from etl.rounds import questionnaire
from etl.rounds.questionnaire import Field

LANGUAGES = {"id": "Bahasa Indonesia (id)", "en": "English (en)"}
_WRITTEN = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed day, so that the same definition gives the same bytes

Row = dict[str, str]

_TYPES = {"text": "text", "date": "date"}
# Times of filling in are kept as the apps give them; who filled in, and on which device, is nobody's business.
_META = ("start", "end")


def written() -> bytes:
    """The form as bytes of an .xlsx; the same definition gives the same bytes."""
    return workbook(questionnaire.title(), list(_survey()), list(_choices()), _settings())


def workbook(title: str, survey: list[Row], choices: list[Row], settings: Row) -> bytes:
    """An XLSForm as bytes of an .xlsx; rows are dicts of column -> text, empty ones are left out."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
    book.set_properties({"title": title, "created": _WRITTEN})
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
    for name, rows in (("survey", survey), ("choices", choices), ("settings", [settings])):
        sheet = book.add_worksheet(name)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(columns) - 1, 28)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column, head)
            for line, row in enumerate(rows, start=1):
                if row.get(column):
                    sheet.write_string(line, place, row[column])
    book.close()
    return stream.getvalue()


def _survey() -> Iterator[Row]:
    yield from ({"type": name, "name": name} for name in _META)
    for section in questionnaire.sections():
        fields = [one for one in questionnaire.fields() if one.group == section.name]
        label = both("label", id=section.label_id, en=section.label_en)
        # A section is one screen on a phone, and not shown at all where nobody is asked anything in it.
        yield {"type": "begin_group", "name": section.name, **label, "appearance": "field-list",
               "relevant": _relevant(fields)}  # fmt: skip
        yield from map(_question, fields)
        yield {"type": "end_group", "name": section.name}


def _question(field: Field) -> Row:
    row = {
        "type": _type(field),
        "name": field.name,
        **both("label", id=field.label_id, en=field.label_en),
        **both("hint", id=field.hint_id, en=field.hint_en),
        "required": "yes" if field.required else "",
        "relevant": _relevant([field]),
        "constraint": field.rule,
        **both("constraint_message", id=field.broken_id, en=field.broken_en),
        "choice_filter": _choice_filter(field),
    }
    return row | (both("required_message", **questionnaire.form_words("required")) if field.required else {})


def _type(field: Field) -> str:
    return _TYPES.get(field.kind) or f"{'select_multiple' if field.kind == 'many' else 'select_one'} {field.name}"


def _relevant(fields: list[Field]) -> str:
    """Asked of some types of group only; empty for a question to all, and for the field that asks the type itself."""
    asked = {one for field in fields for one in field.group_types}
    types = [one for one in questionnaire.group_types() if one in asked]
    every = len(types) == len(questionnaire.group_types())
    return "" if every else " or ".join(f"${{group_type}} = '{one}'" for one in types)


def _choice_filter(field: Field) -> str:
    if field.within:
        return f"{field.within} = ${{{field.within}}}"
    return "selected(group_types, ${group_type})" if _differs(field) else ""


def _differs(field: Field) -> bool:
    """Whether types of group that are asked are offered different options."""
    return any(set(option.group_types) != set(field.group_types) for option in field.options)


def _choices() -> Iterator[Row]:
    for field in questionnaire.fields():
        for option in field.options:
            yield {
                "list_name": field.name,
                "name": option.option_id,
                **both("label", id=option.label_id, en=option.label_en),
                "group_types": " ".join(option.group_types) if _differs(field) else "",
                # The code of a kecamatan begins with that of its kabupaten.
                **({field.within: option.option_id.rpartition(".")[0]} if field.within else {}),
            }


def _settings() -> Row:
    return {
        "form_title": questionnaire.title(),
        "form_id": questionnaire.FORM_ID,
        "version": questionnaire.VERSION,
        "default_language": LANGUAGES["id"],
        "style": "pages",
        "instance_name": "concat(${group_type}, ' ', ${group_name})",
    }


def both(column: str, **words: str) -> Row:
    """The columns of one text in both languages."""
    return {f"{column}::{LANGUAGES[language]}": text for language, text in words.items()}
