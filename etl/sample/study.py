"""What the study says about each type of group and kabupaten, as weights to draw from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from etl import survey_2018
from etl.problems import BadInputError, Problem
from schemas.vocabulary import CountStatus, QuestionKind


class Weights(NamedTuple):
    """Answers of one block of the study.

    parts: answer -> respondents (or the printed percentage, where the block's counts cannot be reconstructed); answers
    that mean "missing" are left out. base: respondents (100 for percentages). of: "kabupaten" when the block is the
    kabupaten's own, "all" for the five kabupaten together, "percent" for printed percentages.
    """

    parts: dict[str, float]
    base: float
    of: str

    @property
    def shares(self) -> dict[str, float]:
        """Answer -> share (0-1) of the base."""
        return {option: part / self.base for option, part in self.parts.items()}


@dataclass(frozen=True)
class Study:
    """The survey tables the sample is drawn from (frames of etl.survey_2018)."""

    cells: pd.DataFrame
    totals: pd.DataFrame
    options: pd.DataFrame
    questions: pd.DataFrame

    @property
    def groups(self) -> dict[tuple[str, str], int]:
        """(type, kabupaten code) -> groups that there are, by table 1."""
        rows = self.totals[self.totals["kabupaten_code"].notna()]
        keys = zip(rows["group_type"], rows["kabupaten_code"], strict=True)
        return dict(zip(keys, map(int, rows["groups_total"]), strict=True))

    def weights(self, question: str, group_type: str, kabupaten: str | None = None) -> Weights:
        """The block of the kabupaten, else of all five, else the printed percentages (see `Weights.of`).

        A block counts only when every cell of it was reconstructed and somebody answered. Raises LookupError for a
        question that this type of group was not asked.
        """
        if (question, group_type) not in self._blocks:
            raise LookupError(f"{group_type} was not asked {question}")
        own, together = self._weights[question, group_type]
        return own.get(kabupaten or "", together)

    def missing_share(self, question: str, group_type: str, kabupaten: str) -> float:
        """Share (0-1) of the respondents of the kabupaten printed as missing ("n.a."), or of all."""
        own, together = self._missing_shares[question, group_type]
        return own.get(kabupaten, together)

    @cached_property
    def _weights(self) -> dict[tuple[str, str], tuple[dict[str, Weights], Weights]]:
        """(question, type) -> blocks that can be counted by kabupaten ("" for all five), and the five together."""
        found = {}
        for (question, group_type), blocks in self._blocks.items():
            counted = {place: self._counted(question, rows) for place, rows in blocks.items() if _is_counted(rows)}
            own = {place: block for place, block in counted.items() if block.base > 0}
            together = _sum(list(own.values())) if own else self._printed(question, blocks)
            found[question, group_type] = (own, together)
        return found

    @cached_property
    def _missing_shares(self) -> dict[tuple[str, str], tuple[dict[str, float], float]]:
        """(question, type) -> share of missing answers by kabupaten, and in the five together; counted blocks only."""
        found = {}
        for (question, group_type), blocks in self._blocks.items():
            counts = {}
            for place, rows in blocks.items():
                missing = [(question, option) in self._missing for option in rows["option_id"]]
                if _is_counted(rows):
                    counts[place] = (int(rows["count"][missing].sum()), int(rows["respondents"].iloc[0]))
            asked = sum(of for _, of in counts.values())
            own = {place: number / of for place, (number, of) in counts.items() if of}
            found[question, group_type] = (own, sum(number for number, _ in counts.values()) / asked if asked else 0.0)
        return found

    @cached_property
    def _missing(self) -> set[tuple[str, str]]:
        rows = self.options[self.options["is_missing"]]
        return set(zip(rows["question_id"], rows["option_id"], strict=True))

    @cached_property
    def _single(self) -> set[str]:
        return set(self.questions.loc[self.questions["kind"] == QuestionKind.SINGLE, "question_id"])

    @cached_property
    def _blocks(self) -> dict[tuple[str, str], dict[str, pd.DataFrame]]:
        found: dict[tuple[str, str], dict[str, pd.DataFrame]] = {}
        cells = self.cells.assign(place=self.cells["kabupaten_code"].fillna(""))
        for (question, group_type, place), rows in cells.groupby(["question_id", "group_type", "place"], sort=True):
            # Tables 4 and 5 (SK), 4 and 6 (AD/ART): one question, once for all five and once by kabupaten.
            found.setdefault((str(question), str(group_type)), {})[str(place)] = rows
        for blocks in found.values():
            if len(blocks) > 1:
                blocks.pop("", None)  # the sum of the kabupaten says it, and says it with their counts
        return found

    def _counted(self, question: str, rows: pd.DataFrame) -> Weights:
        parts = {
            str(option): float(count)
            for option, count in zip(rows["option_id"], rows["count"], strict=True)
            if (question, option) not in self._missing
        }
        # One printed answer ("Memiliki SK") leaves the others to the respondents; else only who answered counts.
        asked = float(rows["respondents"].iloc[0])
        base = sum(parts.values()) if question in self._single and len(parts) > 1 else asked
        return Weights(parts, base, "all" if pd.isna(rows["kabupaten_code"].iloc[0]) else "kabupaten")

    def _printed(self, question: str, blocks: Mapping[str, pd.DataFrame]) -> Weights:
        rows = next(rows for rows in blocks.values() if rows["percent_published"].notna().any())
        rows = rows[rows["percent_published"].notna()]
        parts = {str(o): float(p) for o, p in zip(rows["option_id"], rows["percent_published"], strict=True)}
        return Weights(parts, sum(parts.values()) if question in self._single else 100.0, "percent")


def _sum(blocks: Sequence[Weights]) -> Weights:
    parts: dict[str, float] = {}
    for block in blocks:
        for option, part in block.parts.items():
            parts[option] = parts.get(option, 0) + part
    return Weights(parts, sum(block.base for block in blocks), "all")


def _is_counted(rows: pd.DataFrame) -> bool:
    return bool((rows["count_status"] == CountStatus.RECONSTRUCTED).all())


def load(data: Path) -> Study:
    """The study as transcribed in `data`/raw/survey_2018. Raises BadInputError when it cannot be read."""
    tables: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    survey_2018.run(data, tables, problems)
    if problems:
        raise BadInputError(problems)
    return Study(tables["survey_cell"], tables["survey_frame"], tables["survey_option"], tables["survey_question"])
