"""Where each line lives: the rules of the house that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

from components.shell import PAGES, QUIET_PAGES
from schemas.warehouse_file import ROOT
from tests.house import called, name_of, read

PAGE_FILES = sorted(path for path in (ROOT / "pages").glob("*.py") if path.name != "__init__.py")
EACH_PAGE = pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in PAGE_FILES])
CODE = (
    "answers", "bench", "charts", "components", "doors", "etl", "exports", "geo", "indicators", "operation", "pages",
    "queries", "schemas", "server",
)  # fmt: skip
CODE_FILES = [ROOT / "dashboard.py", *(path for name in CODE for path in sorted((ROOT / name).rglob("*.py")))]
CHECKED_FOLDERS = ("etl", "schemas", "queries", "translations", "components", "answers", "exports", "test_house.py")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "geo").rglob("*.md"))]


# --- dashboard.py and pages -----------------------------------------------------------------------------------------


def test_dashboard_py_is_a_table_of_contents_of_at_most_25_lines() -> None:
    text = read(ROOT / "dashboard.py")
    assert len(text.splitlines()) <= 25
    tree = ast.parse(text)
    calls = {called(node) for node in ast.walk(tree)}
    assert "st.navigation" in calls
    refused = (ast.BinOp, ast.For, ast.While, ast.If, ast.FunctionDef, ast.ClassDef, ast.Try)
    assert not [node for node in ast.walk(tree) if isinstance(node, refused)], "no arithmetic, no data, no branches"


def test_the_pages_of_the_menu_and_the_quiet_ones_are_the_files_of_the_folder() -> None:
    assert {path.stem for path in PAGE_FILES} == {*PAGES, *QUIET_PAGES}


@EACH_PAGE
def test_a_page_is_short_and_its_first_line_is_the_question_it_answers(path: Path) -> None:
    text = read(path)
    assert len(text.splitlines()) <= 70
    question = ast.get_docstring(ast.parse(text)) or ""
    assert "?" in question.splitlines()[0], f"{path.name} opens with {question!r}, not with a question"


@EACH_PAGE
def test_a_page_imports_answers_components_and_streamlit_and_nothing_else_of_ours(path: Path) -> None:
    allowed = {"answers", "components", "streamlit", "functools", "collections", "typing"}
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, ast.Import):
            found = {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found = {(node.module or "").split(".")[0]}
        else:
            continue
        assert found <= allowed, f"{path.name} imports {found - allowed}"


SQL_WORDS = re.compile(
    r"\b(select|from|where|join|group by|order by|insert|update|delete|with)\b.*\b(from|where|as|by|set)\b", re.I
)


@EACH_PAGE
def test_a_page_holds_no_sql_and_no_arithmetic(path: Path) -> None:
    tree = ast.parse(read(path))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != ast.get_docstring(tree):
            assert not SQL_WORDS.search(node.value), f"{path.name}: {node.value!r}"
        assert not isinstance(node, ast.BinOp), f"{path.name}:{node.lineno} computes"


@EACH_PAGE
def test_a_page_holds_no_word_that_a_reader_sees(path: Path) -> None:
    """Strings on a page are keys and ids (small letters, no blanks); words come from translations/."""
    tree = ast.parse(read(path))
    docstring = ast.get_docstring(tree, clean=False)
    words = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != docstring
    ]
    assert [word for word in words if not re.fullmatch(r"[a-z0-9_]+", word)] == []
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)], "no put-together strings"


SPEAKS = {
    "title", "header", "subheader", "caption", "write", "markdown", "text", "info", "warning", "error", "success",
    "button", "link_button", "download_button", "selectbox", "multiselect", "pills", "segmented_control", "radio",
    "checkbox", "toggle", "metric", "tabs", "expander", "popover", "page_link", "toast", "spinner", "progress", "badge",
}  # fmt: skip


def test_no_component_hands_a_literal_word_to_streamlit() -> None:
    found = []
    for path in [*PAGE_FILES, *sorted((ROOT / "components").rglob("*.py"))]:
        for node in ast.walk(ast.parse(read(path))):
            if not isinstance(node, ast.Call) or not called(node).startswith("st."):
                continue
            if called(node).removeprefix("st.") not in SPEAKS:
                continue
            spoken = [
                *node.args[:1],
                *(word.value for word in node.keywords if word.arg in ("label", "help", "placeholder")),
            ]
            found += [
                f"{name_of(path)}:{node.lineno} {one.value!r}"
                for one in spoken
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and re.search(r"[A-Za-z]", one.value)
            ]
    assert found == [], "these words belong in translations/"


# --- SQL ------------------------------------------------------------------------------------------------------------


def test_no_sql_is_put_together_from_strings() -> None:
    """The places that may: they wrap the text of a file that the repository holds, or write from the contract."""
    starts = re.compile(r"^\s*(select|insert|update|delete|create|drop|alter|attach|copy|with)\s", re.I)
    executes = {"execute", "executemany", "sql", "query", "read_sql"}
    # The second writes CREATE TABLE from the contract; the third makes a view of etl/sql/log_meeting.sql.
    allowed = {"etl/indicator_values.py", "schemas/contract.py", "bench/national/contestants.py"}
    found = []
    for path in CODE_FILES:
        for node in ast.walk(ast.parse(read(path))):
            text = ""
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
            elif isinstance(node, ast.BinOp) and isinstance(node.left, ast.Constant):
                text = str(node.left.value)
            elif (
                isinstance(node, ast.Call) and called(node).endswith(".format") and isinstance(node.func, ast.Attribute)
            ):
                text = str(getattr(node.func.value, "value", ""))
            is_built = isinstance(node, ast.Call) and called(node).rsplit(".", 1)[-1] in executes and node.args
            argument = node.args[0] if isinstance(node, ast.Call) and is_built else None
            if starts.match(text) or isinstance(argument, ast.JoinedStr | ast.BinOp):
                found.append(f"{name_of(path)}:{node.lineno}")
    assert [place for place in found if place.split(":")[0] not in allowed] == []


def test_sql_stands_in_sql_files_only() -> None:
    """Python may name a question; the text of a query lies in queries/sql, etl/sql or beside its indicator."""
    query = re.compile(r"^\s*(select\s.+\sfrom\s|with\s+\w+\s+as\s*\(\s*select)", re.I | re.S)
    # The second reads the database of a package, not ours, when the boundaries are rebuilt.
    allowed = {"etl/indicator_values.py", "geo/sources.py"}
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in CODE_FILES
        if path.relative_to(ROOT).parts[0] != "bench"  # which tries out what a query costs
        for node in ast.walk(ast.parse(read(path)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and query.match(node.value)
    ]
    assert [place for place in found if place.split(":")[0] not in allowed] == []


# --- documents that do not lie --------------------------------------------------------------------------------------


def targets() -> dict[str, bool]:
    """Targets of the Makefile -> whether `make help` tells of them."""
    found = re.findall(r"^([a-z-]+):(?!=)(.*)$", read(ROOT / "Makefile"), re.M)
    return {name: "##" in rest for name, rest in found}


@pytest.mark.parametrize("path", [pytest.param(path, id=name_of(path)) for path in DOCUMENTS])
def test_every_make_target_that_a_document_names_exists(path: Path) -> None:
    # In code (`make run PORT=8600`, or an indented line); "make sure" in prose is no command.
    text = read(path)
    named = set(re.findall(r"`make ([a-z][a-z-]*)", text)) | set(re.findall(r"^    make ([a-z][a-z-]*)", text, re.M))
    assert named <= set(targets()), f"{name_of(path)} names {named - set(targets())}"


def test_the_readme_names_what_a_newcomer_needs() -> None:
    named = set(re.findall(r"make ([a-z][a-z-]*)", read(ROOT / "README.md")))
    assert {"run", "test", "check"} <= named


def test_every_target_that_help_tells_of_is_phony_and_no_file_hides_it() -> None:
    makefile = read(ROOT / "Makefile").replace("\\\n", " ")
    phony = set(re.findall(r"^\.PHONY:(.*)$", makefile, re.M)[0].split())
    told = {name for name, is_told in targets().items() if is_told}
    assert told <= phony
    assert phony <= set(targets()), f".PHONY names {phony - set(targets())}"


@pytest.mark.parametrize("path", [pytest.param(path, id=name_of(path)) for path in DOCUMENTS])
def test_every_python_module_and_file_that_a_document_runs_exists(path: Path) -> None:
    text = read(path)
    for module in set(re.findall(r"python -m ([a-z_][a-z_.]*)", text)) - {"venv", "pip"}:
        place = ROOT / module.replace(".", "/")
        assert (place / "__main__.py").is_file() or place.with_suffix(".py").is_file(), f"{name_of(path)}: {module}"
    for link in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text):
        assert (path.parent / link).exists(), f"{name_of(path)} links to {link}"


def test_every_module_that_the_makefile_runs_exists() -> None:
    for module in set(re.findall(r"/python -m ([a-z_][a-z_.]*)", read(ROOT / "Makefile"))) - {"venv", "pip", "pytest"}:
        place = ROOT / module.replace(".", "/")
        assert (place / "__main__.py").is_file() or place.with_suffix(".py").is_file(), module


def test_every_document_that_the_readme_names_exists() -> None:
    for name in set(re.findall(r"`((?:docs|geo|data)/[\w./-]+\.\w+)`", read(ROOT / "README.md"))):
        assert (ROOT / name).exists(), f"README.md names {name}"


# --- length -----------------------------------------------------------------------------------------------------------

MOST_LINES = 300
# Longer ones that wait to be split: this list only gets shorter.
TOO_LONG: frozenset[str] = frozenset()


def test_no_file_is_longer_than_a_reader_keeps_in_mind() -> None:
    found = {
        name_of(path)
        for folder in (*CODE, "doors", "tests", "translations")
        for path in (ROOT / folder).rglob("*.py")
        if len(read(path).splitlines()) > MOST_LINES
    }
    assert found - TOO_LONG == set(), f"longer than {MOST_LINES} lines: split them where a new thought begins"
    assert found == TOO_LONG, "short again: take them off the list"


# --- tests ----------------------------------------------------------------------------------------------------------


def test_the_name_of_every_test_is_a_sentence() -> None:
    short = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(read(path))):
            is_test = isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            if is_test and name_of(path).split("/")[1] in CHECKED_FOLDERS:
                words = node.name.removeprefix("test_").split("_")
                if len(words) < 4:
                    short.append(f"{name_of(path)}: {'_'.join(words)}")
    assert short == []
