"""What is wrong with an input: the value, the rule, the place and the cure. All are collected, none hides another."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One refused value. `row` is the line in the file (the header is line 1)."""

    file: str
    row: int | None
    column: str
    value: str
    rule: str
    cure: str

    def __str__(self) -> str:
        place = f"{self.file}" + (f", row {self.row}" if self.row else "") + f", column {self.column}"
        return f"{place}: value {self.value!r} breaks the rule: {self.rule}. Cure: {self.cure}"


class BadInputError(Exception):
    """The inputs were refused; nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(f"{len(problems)} problem(s) in the inputs:\n" + "\n".join(f"  - {p}" for p in problems))
