"""Words that name the whole: of Nusa Tenggara Barat and its study, or of a register that holds several provinces."""

from answers import data
from queries import run
from translations.text import text


def is_several() -> bool:
    """Whether the register holds groups of more than one province; without a register there is the study alone."""
    try:
        return len(data.provinces()) > 1
    except run.NoWarehouseError:  # a document is made of its content, wherever that came from
        return False


def title() -> str:
    """Name of the dashboard."""
    return text("province.title") if is_several() else text("app.title")


def brief_eyebrow() -> str:
    """What stands above a brief."""
    return text("province.brief") if is_several() else text("brief.eyebrow")


def reference_line() -> str:
    """What the upright line of a brief is."""
    return text("province.reference_line") if is_several() else text("brief.key.reference")


def reference(words: str) -> str:
    """A figure of all together beside that of one place, on a slide."""
    return words if is_several() else text("slides.reference", words=words)


def together_head() -> str:
    """Head of the column of all together."""
    return text("province.together") if is_several() else text("pptx.head.all")
