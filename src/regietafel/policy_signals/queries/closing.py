"""What keeps a dossier from closing: no outcome, somebody who reported without it, a body that waits for its report-back."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.consultation.models import Body, ReportBack
from regietafel.consultation.queries.report_backs import Standing, with_standing
from regietafel.policy_signals.lifecycle import Phase
from regietafel.policy_signals.models import Dossier, Step
from regietafel.policy_signals.queries.hearing import Ear, hearing_of, outcome_step

MOST_NAMED = 5


def key_of(step: Step, body: Body) -> uuid.UUID:
    """What makes the report-back of one outcome to one body known, so that it is written once."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"policy_signals.outcome {step.pk} {body.pk}")


def bodies_that_hear(dossier: Dossier, today: dt.date) -> list[Body]:
    """The bodies that raised it. One that stopped without a successor meets no more and can hear nothing."""
    raised = Q(dossiers=dossier) | Q(policy_signals__dossier=dossier, policy_signals__removed_at__isnull=True)
    gone = Q(ends_on__lte=today, successor__isnull=True)
    return list(Body.objects.filter(raised, removed_at__isnull=True).exclude(gone).distinct().order_by("name", "pk"))


def report_backs_of(dossier: Dossier, today: dt.date) -> list[Any]:
    """What bodies must hear of a dossier, each with where it stands by the rules of consultation."""
    rows = dossier.report_backs.filter(removed_at__isnull=True).order_by("pk")
    return list(with_standing(rows, today).select_related("to_body", "treating_item__meeting", "region"))


@dataclass(frozen=True)
class Missing:
    """What a dossier waits for before it can close."""

    outcome: Step | None
    people: list[Ear] = field(default_factory=list)
    waiting: list[ReportBack] = field(default_factory=list)
    without: list[Body] = field(default_factory=list)
    standing_theme: bool = False

    @property
    def nothing(self) -> bool:
        """Whether it can close."""
        return bool(self.outcome) and not (self.people or self.waiting or self.without or self.standing_theme)

    def sentences(self) -> list[str]:
        """Why it cannot close, in words."""
        said = []
        if self.standing_theme:
            said.append(_("A standing theme stays open."))
        if self.outcome is None:
            said.append(_("Say first what came of it."))
        if self.people:
            names = named([one.who for one in self.people])
            said.append(_("Must still hear what came of it: %(names)s.") % {"names": names})
        if self.waiting:
            names = named([str(one.to_body) for one in self.waiting])
            said.append(_("Not yet treated at a meeting of: %(names)s.") % {"names": names})
        if self.without:
            names = named([str(one) for one in self.without])
            said.append(_("No report-back is ready yet for: %(names)s.") % {"names": names})
        return said


def named(names: list[str]) -> str:
    """Names in a row; of many the first few, and how many more there are."""
    more = len(names) - MOST_NAMED
    first = ", ".join(names[:MOST_NAMED])
    if more <= 0:
        return first
    return first + " " + ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}


def missing_of(dossier: Dossier, today: dt.date) -> Missing:
    """What a dossier waits for."""
    outcome = outcome_step(dossier)
    people = hearing_of(dossier, [outcome]).missing(outcome) if outcome else []
    bodies = bodies_that_hear(dossier, today) if outcome else []
    rows = report_backs_of(dossier, today)
    there = {row.client_id for row in rows}
    return Missing(
        outcome=outcome,
        people=people,
        waiting=[row for row in rows if row.standing != Standing.TOLD and can_hear(row.to_body, today)],
        without=[body for body in bodies if outcome and key_of(outcome, body) not in there],
        standing_theme=dossier.is_standing,
    )


def can_hear(body: Body | None, today: dt.date) -> bool:
    """Whether a body, or the one that follows on it, can still meet about something."""
    if body is None:
        return False
    return not body.is_removed and (body.ends_on is None or body.ends_on > today or body.successor_id is not None)


def may_close(dossier: Dossier, today: dt.date) -> bool:
    """Whether nothing keeps a dossier from closing now."""
    return dossier.phase == Phase.ANSWERED and not dossier.is_removed and missing_of(dossier, today).nothing
