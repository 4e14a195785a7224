"""Who must still hear something, as it stands on the page of a dossier."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Step, ToldBy
from regietafel.policy_signals.queries.closing import missing_of, report_backs_of
from regietafel.policy_signals.queries.hearing import ASKS_SOMEBODY, Ear, Hearing, Standing, hearing_of, person_behind

MOST_NAMED = 30
MOST_HEARD = 100


@dataclass(frozen=True)
class StepRow:
    """A told step with how many people heard it; ``focus`` is the step of which each person is named."""

    step: Step
    counts: Counter[Standing]
    focus: bool

    @property
    def heard(self) -> int:
        """How many people heard it."""
        return self.counts[Standing.HEARD]

    @property
    def total(self) -> int:
        """How many people must hear it, or did."""
        return self.heard + self.leaving + self.held + self.on_its_way + self.by_hand

    @property
    def leaving(self) -> int:
        """How many get a mail."""
        return self.counts[Standing.LEAVING]

    @property
    def held(self) -> int:
        """How many would get a mail if it was not held back."""
        return self.counts[Standing.HELD]

    @property
    def on_its_way(self) -> int:
        """How many mails did not leave for certain yet."""
        return self.counts[Standing.ON_ITS_WAY]

    @property
    def by_hand(self) -> int:
        """How many somebody must tell."""
        return sum(self.counts[one] for one in ASKS_SOMEBODY)

    @property
    def is_open(self) -> bool:
        """Whether somebody must still hear it."""
        return self.heard < self.total

    @property
    def may_mend(self) -> bool:
        """Whether nobody heard it, so that its words can still be put right."""
        return not (self.heard or self.on_its_way or self.counts[Standing.FAILED])


def once_each(hearing: Hearing, step: Step) -> list[Ear]:
    """How a step stands with each person, one line for who has several voices."""
    found: dict[str, Ear] = {}
    for one in hearing.ears(step):
        known = found.setdefault(person_behind(one.voice), one)
        if known.standing == Standing.NO_NEWS and one.keeps_open:
            found[person_behind(one.voice)] = one
    return list(found.values())


def telling_block(user: Any, dossier: Dossier, today: dt.date) -> dict[str, Any]:
    """What ``policy_signals/telling/block.html`` shows; who reported is for the team alone."""
    if not user.has_perm("policy_signals.tell_reporters", dossier):
        return {}
    hearing, missing = hearing_of(dossier), missing_of(dossier, today)
    focus = missing.outcome or (hearing.steps[-1] if hearing.steps else None)
    rows: list[StepRow] = []
    people: list[Ear] = []
    for step in reversed(hearing.steps):
        ears = once_each(hearing, step)
        is_focus = focus is not None and step.pk == focus.pk
        rows.append(StepRow(step, Counter(one.standing for one in ears), is_focus))
        people = ears if is_focus else people
    open_ears = [one for one in people if one.keeps_open]
    heard = [one for one in people if one.standing == Standing.HEARD]
    return {
        "dossier": dossier,
        "rows": rows,
        "open_rows": [row for row in rows if row.is_open],
        "other_rows": [row for row in rows if not row.is_open],
        "focus": focus,
        "people": open_ears[:MOST_NAMED],
        "more_people": max(0, len(open_ears) - MOST_NAMED),
        "heard": heard[:MOST_HEARD],
        "more_heard": max(0, len(heard) - MOST_HEARD),
        "unknown": sum(one.standing == Standing.UNKNOWN for one in people),
        "no_news": sum(one.standing == Standing.NO_NEWS for one in people),
        "waits": sum(row.leaving for row in rows),
        "by_mail": ToldBy.MAIL,
        "missing": missing,
        "report_backs": report_backs_of(dossier, today),
        "may_move": user.has_perm("policy_signals.move_dossier", dossier),
        "answered": dossier.phase == Phase.ANSWERED,
        "closed": dossier.phase == Phase.FED_BACK,
    }
