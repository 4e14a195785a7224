"""An adoption is undone as a whole, or not at all.

Once somebody worked in what came of it, taking the rest away would leave a plan that nobody ever decided on. So the
undo refuses then and says what stands in the way; that can be put right in the plan itself, row by row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation, touch
from regietafel.intake.models import Adopted, Adoption, AdoptionKind, Reading, ReadingState
from regietafel.intake.operations.entries import take_entries_away
from regietafel.intake.operations.putting_back import put_back
from regietafel.journal.models import Entry, kind_of
from regietafel.journal.operations import record
from regietafel.plans.models import (
    Action,
    ActionParty,
    ActionPhase,
    FrequencyNorm,
    Goal,
    Indicator,
    Plan,
    PlanLevel,
    PlanStatus,
    PlanVersion,
    WorkingYear,
)
from regietafel.plans.operations.openness import lock_open_plan

SHOWN = 5
OWN: tuple[type[models.Model], ...] = (
    Plan,
    PlanLevel,
    Goal,
    Goal.priorities.through,
    Action,
    Action.priorities.through,
    Action.see_also.through,
    Action.see_goals.through,
    FrequencyNorm,
    WorkingYear,
    ActionPhase,
    Indicator,
    ActionParty,
    Adopted,
)
"""What an adoption makes: whatever else would go along was hung on it since."""


@operation
def undo_adoption(*, actor: Any, adoption: Adoption, now: dt.datetime) -> Adoption:
    """Take away all that an adoption made, and put back all that it changed. Twice is once."""
    fresh = locked(adoption)
    if fresh.undone_at is not None:
        return fresh
    if fresh.plan is None:
        raise Refusal(_("The plan is gone already, so there is nothing left to undo."))
    plan = lock_open_plan(fresh.plan.pk)
    fresh.plan = plan
    insist_is_untouched(fresh, plan)
    title = plan.title
    stay: list[str] = []
    if fresh.kind == AdoptionKind.PLAN:
        take_plan_away(fresh, plan)
    else:
        put_back(actor=actor, adoption=fresh, plan=plan, now=now)
        take_rows_away(fresh)
    stay = take_entries_away(actor, fresh)
    fresh.undone_at, fresh.undone_by = now, actor
    if fresh.kind == AdoptionKind.PLAN:
        fresh.plan = None
    fresh.save(update_fields=["undone_at", "undone_by", "plan"])
    reading = open_again(fresh)
    told_on: models.Model = plan if fresh.kind == AdoptionKind.DIFFERENCE else (reading or fresh)
    told = {"file": fresh.file_name, "plan": title} | ({"stay": stay} if stay else {})
    record(actor=actor, verb="adoption_undone", on=told_on, region=fresh.region, before=told)
    return fresh


def open_again(adoption: Adoption) -> Reading | None:
    """Let the reading be looked through and taken over once more."""
    if adoption.reading is None or adoption.kind != AdoptionKind.PLAN:
        return adoption.reading
    reading = locked(adoption.reading)
    reading.state = ReadingState.READY
    reading.save_next("state")
    return reading


def insist_is_untouched(adoption: Adoption, plan: Plan) -> None:
    """Refuse when something was changed, added or decided since, and name it."""
    if adoption.kind == AdoptionKind.PLAN and plan.status != PlanStatus.DRAFT:
        raise Refusal(_("This plan was approved since. A plan that was decided is not undone: change it instead."))
    found = list(dict.fromkeys(what_changed(adoption, plan)))
    if not found:
        return
    shown = "; ".join(found[:SHOWN])
    rest = len(found) - SHOWN
    if rest > 0:
        shown = _("%(shown)s; and %(rest)s more") % {"shown": shown, "rest": rest}
    raise Refusal(
        ngettext(
            "This was changed since, so nothing was undone: %(shown)s. Change the plan by hand, or put this back first.",
            "These were changed since, so nothing was undone: %(shown)s. Change the plan by hand, or put these back first.",
            len(found),
        )
        % {"shown": shown}
    )


def what_changed(adoption: Adoption, plan: Plan) -> Iterator[str]:
    """All that happened since to what the adoption made or changed, as the journal and the tables tell it."""
    touched = touched_rows(adoption, plan)
    later = Entry.objects.filter(pk__gt=adoption.last_entry, kind__in=touched)
    for entry in later.order_by("pk").values_list("kind", "object_id", "label", "actor_name", "at"):
        kind, pk, label, who, at = entry
        if pk in touched[kind]:
            yield _("“%(what)s” (%(who)s, %(day)s)") % {"what": label, "who": who or "–", "day": f"{at:%d-%m-%Y}"}
    for row in strangers(adoption, plan):
        yield _("%(kind)s “%(what)s”") % {"kind": row._meta.verbose_name, "what": str(row)[:80]}


def touched_rows(adoption: Adoption, plan: Plan) -> dict[str, set[int]]:
    """The rows that must be as the adoption left them, by kind."""
    actions = {*adoption.made.get("actions", [])} | stood(adoption, "action", "removed_action")
    goals = {*adoption.made.get("goals", [])} | stood(adoption, "goal", "removed_goal")
    if adoption.kind == AdoptionKind.PLAN:
        actions |= set(Action.objects.filter(plan=plan).values_list("pk", flat=True))
        goals |= set(Goal.objects.filter(plan=plan).values_list("pk", flat=True))
    lines = set(WorkingYear.objects.filter(action__in=actions).values_list("pk", flat=True))
    found = {kind_of(Action()): actions, kind_of(Goal()): goals, kind_of(WorkingYear()): lines}
    if adoption.kind == AdoptionKind.PLAN or adoption.made.get("version"):
        found[kind_of(Plan())] = {plan.pk}
    return found


def stood(adoption: Adoption, *kinds: str) -> set[int]:
    """The rows that were there before and that the adoption changed or took away."""
    return {one["pk"] for one in adoption.before if one["kind"] in kinds}


class Everything(Collector):
    """Collects every row that would go along, the cheap ones too."""

    def can_fast_delete(self, *_args: Any, **_kwargs: Any) -> bool:
        """Never: what goes without being looked at cannot be told."""
        return False


def strangers(adoption: Adoption, plan: Plan) -> Iterator[models.Model]:
    """Rows that hang on what would go and that the adoption did not make: reports, files, questions, other apps' rows."""
    rows: list[models.Model] = [plan] if adoption.kind == AdoptionKind.PLAN else list(made_rows(adoption))
    for row in rows:
        collector = Everything(using=row._state.db or "default", origin=row)
        collector.collect([row])
        for model, found in collector.data.items():
            yield from (one for one in found if not is_own(adoption, model, one))
        if rows[0] is plan:
            return


def is_own(adoption: Adoption, model: type[models.Model], row: models.Model) -> bool:
    """Whether the adoption made this row, or it hangs on one that it made and tells no story of its own."""
    if adoption.kind == AdoptionKind.DIFFERENCE and isinstance(row, Goal | Action):
        return row.pk in adoption.made["goals" if isinstance(row, Goal) else "actions"]
    return model in OWN


def made_rows(adoption: Adoption) -> Iterator[Goal | Action]:
    """The goals and actions that were made, actions first."""
    yield from Action.objects.filter(pk__in=adoption.made.get("actions", []))
    yield from Goal.objects.filter(pk__in=adoption.made.get("goals", [])).order_by("-depth")


def take_plan_away(adoption: Adoption, plan: Plan) -> None:
    """Delete the whole plan; the index of what can be found follows."""
    rows = [*Action.objects.filter(plan=plan), *Goal.objects.filter(plan=plan), plan]
    for row in rows:
        touch(kind_of(row), row.pk)
    plan.delete()


def take_rows_away(adoption: Adoption) -> None:
    """Delete the goals and actions that were added, and the version that was written with them."""
    for row in list(made_rows(adoption)):
        touch(kind_of(row), row.pk)
        row.delete()
    if version := adoption.made.get("version"):
        PlanVersion.objects.filter(pk=version).delete()
