"""How a local government stands on a subject, from what its organs said. The one place where that is judged."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.models import Outcome


class Standing(enum.StrEnum):
    """From best to worst; what nobody dealt with comes last."""

    ADOPTED = "adopted"
    DEVIATES = "deviates"
    UNDER_WAY = "under_way"
    POSTPONED = "postponed"
    REFUSED = "refused"
    OPEN = "open"

    @property
    def word(self) -> str:
        """How it is said."""
        return str(WORDS[self])

    @property
    def sign(self) -> str:
        """The sign beside the word, so that colour never stands alone."""
        return SIGNS[self]


WORDS: dict[Standing, Promise] = {
    Standing.ADOPTED: _("adopted"),
    Standing.DEVIATES: _("adopted, deviates"),
    Standing.UNDER_WAY: _("under way"),
    Standing.POSTPONED: _("postponed"),
    Standing.REFUSED: _("refused"),
    Standing.OPEN: _("not put on yet"),
}
SIGNS: dict[Standing, str] = {
    Standing.ADOPTED: "✓",
    Standing.DEVIATES: "≈",
    Standing.UNDER_WAY: "…",
    Standing.POSTPONED: "↷",
    Standing.REFUSED: "✕",
    Standing.OPEN: "○",
}
DECIDED = (Standing.ADOPTED, Standing.DEVIATES, Standing.REFUSED)


def standing_of(outcomes: Iterable[str]) -> Standing:
    """How a local government stands, whose organs said this; the order of the organs does not matter.

    One refusal is a refusal and one postponement holds up all that is not refused. Once every organ that must decide
    did so it is adopted, or deviates where one set conditions. An organ that need not decide counts for nothing; where
    that is so of all of them, nothing was decided.
    """
    counted = Counter(outcomes)
    del counted[Outcome.NOT_NEEDED]
    asked = counted.total()
    if counted[Outcome.NO]:
        return Standing.REFUSED
    if counted[Outcome.POSTPONED]:
        return Standing.POSTPONED
    if asked and counted[Outcome.YES] + counted[Outcome.CONDITIONS] == asked:
        return Standing.DEVIATES if counted[Outcome.CONDITIONS] else Standing.ADOPTED
    return Standing.UNDER_WAY if asked > counted[Outcome.OPEN] else Standing.OPEN


@dataclass(frozen=True)
class Tally:
    """How the local governments of a region stand on one subject."""

    counts: dict[Standing, int]
    total: int

    @property
    def adopted(self) -> int:
        """How many adopted it, those that deviate among them."""
        return self.counts.get(Standing.ADOPTED, 0) + self.counts.get(Standing.DEVIATES, 0)

    @property
    def parts(self) -> list[tuple[Standing, str, int]]:
        """Each standing that occurs, with its word and number, from best to worst."""
        return [(one, one.word, self.counts[one]) for one in Standing if self.counts.get(one)]


def tally_of(standings: Iterable[Standing]) -> Tally:
    """Count them."""
    counts = Counter(standings)
    return Tally(dict(counts), counts.total())
