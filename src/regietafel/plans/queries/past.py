"""What a line said before each deed on it, read back out of the journal: so that a person can take back what they did."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from regietafel.journal.models import Entry, kind_of
from regietafel.people.models import User
from regietafel.plans.models import WorkingYear, YearBasis

SAID = ("state", "sentence", "reason", "moved_to")
OTHER_BASIS = {YearBasis.ASSUMED: YearBasis.CONFIRMED, YearBasis.CONFIRMED: YearBasis.ASSUMED}
MOST = 200
"""So many deeds on one line are looked through; a person takes back the latest."""


@dataclass
class Stood:
    """What a line said at a moment, and who had said it."""

    values: dict[str, Any]
    basis: str
    said_by: User | None = None
    said_as: str = ""
    said_at: dt.datetime | None = None


def deeds_on(line: WorkingYear) -> list[Entry]:
    """What the journal tells of a line, the latest first."""
    return list(
        Entry.objects.filter(kind=kind_of(line), object_id=line.pk).select_related("actor").order_by("-pk")[:MOST]
    )


def stood_before(line: WorkingYear, actor: Any, wanted: dict[str, Any]) -> Stood | None:
    """What the line said before the latest deed of this person that took it away from these values; else nothing."""
    deeds = deeds_on(line)
    states = past_of(line, deeds)
    for deed, before in zip(deeds, states[1:], strict=True):
        if deed.actor_id == actor.pk and before.values == wanted:
            return before
    return None


def past_of(line: WorkingYear, deeds: list[Entry]) -> list[Stood]:
    """The line as it stands and as it stood before each of its deeds, the latest first."""
    states = [Stood({name: getattr(line, name) for name in SAID}, line.basis, line.said_by, line.said_as, line.said_at)]
    for deed in deeds:
        after = states[-1]
        values = {name: deed.before.get(name, value) for name, value in after.values.items()}
        basis = OTHER_BASIS.get(YearBasis(after.basis), after.basis) if "year_basis" in deed.before else after.basis
        states.append(Stood(values, basis))
    name_speakers(states, deeds)
    return states


def name_speakers(states: list[Stood], deeds: list[Entry]) -> None:
    """Fill in who had said what, from the first deed on: a report has its actor, what was taken back its earlier one."""
    oldest_first = list(pairwise(reversed(states)))
    for place, ((before, after), deed) in enumerate(zip(oldest_first, reversed(deeds), strict=True)):
        if after is states[0]:
            return
        speaker: Stood = before
        if deed.verb == "reported":
            after.said_by, after.said_at = deed.actor, deed.at
            after.said_as = "" if deed.actor else deed.actor_name
            continue
        if deed.verb == "report_taken_back":
            earlier = (one for one, _next in reversed(oldest_first[: place + 1]) if one.values == after.values)
            speaker = next(earlier, before)
        after.said_by, after.said_as, after.said_at = speaker.said_by, speaker.said_as, speaker.said_at


def was_added_by(line: WorkingYear, actor: Any) -> bool:
    """Whether this person added the year to the action, and nobody else did anything to it since."""
    deeds = deeds_on(line)
    return bool(deeds) and deeds[-1].verb == "created" and all(deed.actor_id == actor.pk for deed in deeds)


def latest_before(line: WorkingYear, actor: Any) -> dict[str, Any] | None:
    """What the line said before its last deed, if that was a report of this person."""
    deeds = deeds_on(line)
    if not deeds or deeds[0].verb != "reported" or deeds[0].actor_id != actor.pk:
        return None
    return past_of(line, deeds)[1].values
