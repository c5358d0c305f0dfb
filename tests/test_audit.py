"""The security part of `make check`: what the audit says, that every exception of the lint has its reason, licences."""

import re
from importlib.metadata import distribution, packages_distributions
from typing import Any

import pytest

from schemas.warehouse_file import ROOT
from tests import audit
from tests.house import name_of, read
from tests.test_house import CODE_FILES

WEAK = {"name": "x", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
FINE: dict[str, Any] = {"name": "y", "version": "2.0", "vulns": []}
UNKNOWN = {"name": "z", "skip_reason": "Dependency not found"}


@pytest.mark.parametrize(
    ("told", "code", "words"),
    [
        ([FINE], audit.CLEAN, "1 packages, no known weakness"),
        ([FINE, WEAK, UNKNOWN], audit.FOUND, "x 1.0: PYSEC-1, mend: 1.1"),
        ([FINE, UNKNOWN], audit.NOT_AUDITED, "NOT AUDITED a.txt: 1 of 2 packages"),
        ([], audit.NOT_AUDITED, "NOT AUDITED a.txt: no package"),
    ],
)
def test_the_audit_says_what_it_knows_and_never_takes_silence_for_no_finding(
    told: list[dict[str, Any]], code: int, words: str
) -> None:
    found, lines = audit.judged("a.txt", told)
    assert found == code and any(words in line for line in lines)


@pytest.mark.parametrize(("codes", "strict", "lenient"), [((0, 0), 0, 0), ((0, 3), 3, 0), ((3, 1), 1, 1)])
def test_a_check_goes_on_where_nobody_could_be_asked_and_stops_at_a_weakness(
    monkeypatch: pytest.MonkeyPatch, codes: tuple[int, int], strict: int, lenient: int
) -> None:
    for words, code in (([], strict), (["--where-possible"], lenient)):
        answers = iter(codes)
        monkeypatch.setattr(audit, "_audited", lambda _name, answers=answers: next(answers))
        assert audit.main(words) == code


def test_every_exception_of_the_security_lint_names_its_rule_and_its_reason() -> None:
    said = re.compile(r"# noqa: S\d{3}(?: - | \()\w.{5,}")
    bare = [
        f"{name_of(path)}:{number}"
        for path in CODE_FILES
        for number, line in enumerate(read(path).splitlines(), start=1)
        if re.search(r"# noqa(?!:)|# noqa:.*\bS\d{3}", line) and not said.search(line)
    ]
    assert bare == []
    assert '"S"' in read(ROOT / "pyproject.toml").split("select =")[1].split("]")[0], "bandit's rules, in ruff"


# Licences that ask something of whoever runs a changed copy for others, or forbid uses.
_ASKS_MORE = re.compile(r"(?<!L)\b(A?GPL|SSPL|BUSL|Commons Clause|Affero)", re.IGNORECASE)


def test_no_package_that_the_dashboard_runs_on_has_a_licence_that_binds_its_operator() -> None:
    pinned = re.findall(r"^([A-Za-z0-9._-]+)==", read(ROOT / "requirements.txt"), re.MULTILINE)
    assert len(pinned) > 30
    installed = {re.sub(r"[-_.]+", "-", one).lower() for names in packages_distributions().values() for one in names}
    bound = {}
    for name in pinned:
        if re.sub(r"[-_.]+", "-", name).lower() not in installed:
            continue  # of another system
        about = distribution(name).metadata
        kinds = [one for one in about.get_all("Classifier") or [] if one.startswith("License")]
        said = " ".join([about.get("License-Expression") or "", *kinds])
        if _ASKS_MORE.search(said):
            bound[name] = said
    assert bound == {}
