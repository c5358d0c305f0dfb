"""What is wrong with a request on the command line: the value, the rule, the cure. All are told, none hides another."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """One refused value of an option."""

    option: str
    value: str
    rule: str
    cure: str

    def __str__(self) -> str:
        return f"{self.option} {self.value!r} breaks the rule: {self.rule}. Cure: {self.cure}"


class RefusedError(Exception):
    """The request was refused; nothing was written."""

    def __init__(self, refusals: list[Refusal]) -> None:
        self.refusals = refusals
        super().__init__("\n".join(map(str, refusals)))
