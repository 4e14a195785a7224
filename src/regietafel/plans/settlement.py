"""What can become of an action that was not finished when its year is closed; as data, for the form and the deed."""

from __future__ import annotations

from dataclasses import dataclass

from regietafel.plans.models import WorkingYear, YearState

DONE, PARTLY, GOES_ON, CARRY, DROP, LEAVE = "done", "partly", "goes_on", "carry", "drop", "leave"
STATES = {
    DONE: YearState.DONE,
    PARTLY: YearState.PARTLY,
    GOES_ON: YearState.PARTLY,
    CARRY: YearState.MOVED,
    DROP: YearState.DROPPED,
}
NEEDS_WORD = frozenset({CARRY, DROP, LEAVE})


@dataclass(frozen=True)
class Settlement:
    """What the director says of one line that was not finished."""

    line: WorkingYear
    choice: str
    word: str = ""
    version: int | None = None

    @property
    def field(self) -> str:
        """The box of the form to which a refusal belongs."""
        return f"word-{self.line.pk}"
