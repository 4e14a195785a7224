"""What of the directory waits for one person: own workplaces to confirm, changes and remarks, and the lists of the team."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regietafel.attention.sources import Source, Waiting, sources
from regietafel.territories.models import Region
from regietafel.workplaces.models import RemarkState
from regietafel.workplaces.queries.decisions import changes_of
from regietafel.workplaces.queries.decisions import waiting as undecided
from regietafel.workplaces.queries.lateness import to_confirm_by
from regietafel.workplaces.queries.remarks import remarks_of
from regietafel.workplaces.queries.worklist import counts_of
from regietafel.workplaces.worklist_words import KINDS, LAPSED, TO_CALL, UNCONFIRMED


def confirmations(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """For who keeps the page of an organisation: workplaces of which it is time to say that all is still right."""
    for workplace in to_confirm_by(user, region, today):
        yield Waiting(
            key=f"workplaces.confirm:{workplace.pk}:{workplace.verified_on or ''}",
            text=_("%(workplace)s: is everything still right?") % {"workplace": workplace},
            url=reverse("workplaces:work", args=[region.slug, workplace.slug]),
            since=workplace.verified_on,
        )


def changes(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """For the team: what organisations want to change and nobody decided on yet."""
    if not user.has_perm("workplaces.watch_over", region):
        return
    for change in undecided(changes_of(user, region)):
        yield Waiting(
            key=f"workplaces.change:{change.pk}",
            text=_("%(workplace)s: a change to decide on") % {"workplace": change.workplace},
            url=reverse("workplaces:change", args=[region.slug, change.pk]),
            note=change.proposed_by,
            since=timezone.localdate(change.proposed_at),
        )


def remarks(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """What visitors wrote about workplaces that one answers for."""
    if not user.has_perm("workplaces.view_directory", region):
        return
    for remark in remarks_of(user, region).filter(state=RemarkState.OPEN).order_by("sent_at", "pk"):
        yield Waiting(
            key=f"workplaces.remark:{remark.pk}",
            text=_("%(workplace)s: answer a remark") % {"workplace": remark.workplace},
            url=reverse("workplaces:remark-answer", args=[region.slug, remark.pk]),
            note=Truncator(remark.text).chars(200),
            since=timezone.localdate(remark.sent_at),
        )


def lists(user: Any, region: Region, today: dt.date) -> Iterator[Waiting]:
    """For the team: how many workplaces stand on the lists of what is not kept up, a line for each list."""
    if not user.has_perm("workplaces.watch_over", region):
        return
    here = reverse("workplaces:worklist", args=[region.slug])
    for kind, count in counts_of(user, region, today, (TO_CALL, UNCONFIRMED, LAPSED)).items():
        if count:
            yield Waiting(f"workplaces.{kind}", f"{KINDS[kind]}: {count}", f"{here}?kind={kind}", count=count)


def hand_over() -> None:
    """Hand over the lines."""
    sources.register(Source("self_check", gettext_lazy("Workplaces to confirm"), confirmations, order=65))
    sources.register(Source("change", gettext_lazy("Changes in the directory"), changes, order=70))
    sources.register(Source("remark", gettext_lazy("Remarks of visitors"), remarks, order=75))
    sources.register(Source("directory", gettext_lazy("Directory to keep up"), lists, order=80))
