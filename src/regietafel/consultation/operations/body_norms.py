"""How often a body should meet: a norm is given, mended, replaced with a reason; and what is only known as a number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from regietafel.consultation.models import TOOK_PLACE, Body, BodyNorm, HeldCount, Meeting
from regietafel.consultation.operations.bodies import insist_is_there
from regietafel.consultation.queries.norms import as_norm
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record, snapshot
from regietafel.people.models import User
from regietafel.plans.models import Action, NormOwner
from regietafel.plans.operations.norms import Counting, NormWords

FIELDS = (
    *("action", "with_body", "text", "times", "at_least", "about", "by_organiser", "since", "until"),
    *("replaced_on", "replaced_because"),
)


@dataclass(frozen=True)
class NormData:
    """A norm of an action of a plan, or in words of its own; from when until when, maybe of joint meetings."""

    since: dt.date
    until: dt.date | None = None
    action: Action | None = None
    text: str = ""
    counting: Counting = "read"
    times: Decimal | None = None
    with_body: Body | None = None
    by_organiser: bool = False


def told(norm: BodyNorm) -> dict[str, Any]:
    """The norm as the journal tells it."""
    return {"body": str(norm.body), **snapshot(norm, FIELDS)}


def fill(norm: BodyNorm, data: NormData) -> None:
    """Set what a person says: the words of an action stay those of the action, own words are read."""
    norm.since, norm.until, norm.with_body = data.since, data.until, data.with_body
    norm.action, norm.by_organiser = data.action, data.by_organiser
    norm.text, norm.times, norm.at_least, norm.about = "", None, False, False
    if data.action is not None:
        return
    text = " ".join(data.text.split())
    if not text:
        raise Refusal(_("Choose an action of a plan, or say how often in words."), field="text")
    read = NormWords(text=text, counting=data.counting, times=data.times).columns()
    norm.text, norm.times = read["text"], read["times"]
    norm.at_least, norm.about = read["at_least"], read["about"]
    norm.by_organiser = data.by_organiser or read["owner"] == NormOwner.ORGANISER


def insist(norm: BodyNorm, body: Body) -> None:
    """Refuse a norm that cannot be: of another region, with itself, or beside another at the same time."""
    if norm.action is not None and norm.action.plan.region_id != body.region_id:
        raise Refusal(_("This action is of another region."), field="action")
    if norm.with_body is not None and (norm.with_body.pk == body.pk or norm.with_body.region_id != body.region_id):
        raise Refusal(_("Joint meetings are held with another body of this region."), field="with_body")
    if norm.until is not None and norm.until < norm.since:
        raise Refusal(_("The end stands before the start."), field="until")
    if norm.replaced_on is not None and norm.replaced_on < norm.since:
        raise Refusal(_("It was replaced before that date. Choose an earlier one."), field="since")
    same = BodyNorm.objects.filter(body=body).exclude(pk=norm.pk)
    if norm.action is not None and same.filter(action=norm.action).exists():
        raise Refusal(_("This action gives a norm to this body already."), field="action")
    for other in same.filter(with_body=norm.with_body).select_related("action__norm"):
        if overlap(norm, other):
            raise Refusal(
                _("From %(date)s another norm holds (“%(words)s”). Replace that one, or let this one begin after it.")
                % {"date": formats.date_format(other.since, "j F Y"), "words": as_norm(other, None).words},
                field="since",
            )


def overlap(one: BodyNorm, other: BodyNorm) -> bool:
    """Whether two norms hold on some day together."""
    last = [day for day in (as_norm(one, None).last_day, as_norm(other, None).last_day) if day is not None]
    return not last or max(one.since, other.since) <= min(last)


@operation
def add_norm(*, actor: User, body: Body, data: NormData) -> BodyNorm:
    """Say how often a body should meet."""
    fresh = insist_is_there(locked(body))
    norm = BodyNorm(body=fresh)
    fill(norm, data)
    insist(norm, fresh)
    norm.save()
    record(actor=actor, verb="created", on=norm, region=fresh.region, after=told(norm), label=str(fresh))
    return norm


@operation
def edit_norm(*, actor: User, norm: BodyNorm, data: NormData, version: int | None) -> BodyNorm:
    """Mend what was said of a norm; a norm that changes on a day is replaced instead."""
    body = insist_is_there(locked(norm.body))
    fresh = locked_at(norm, version)
    before = told(fresh)
    fill(fresh, data)
    insist(fresh, body)
    after = told(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=body.region, before=before, after=after, label=str(body))
    return fresh


@operation
def replace_norm(
    *,
    actor: User,
    norm: BodyNorm,
    last_day: dt.date,
    because: str,
    text: str,
    counting: Counting,
    times: Decimal | None,
    version: int | None,
) -> BodyNorm:
    """Say until which day a norm held and why it was replaced; with words, another begins on the day after."""
    body = insist_is_there(locked(norm.body))
    fresh = locked_at(norm, version)
    if not because.strip():
        raise Refusal(_("Say why the norm was replaced."), field="because")
    if not fresh.since <= last_day <= (fresh.until or dt.date.max):
        raise Refusal(_("Choose a day on which the norm still holds."), field="last_day")
    before = told(fresh)
    fresh.replaced_on, fresh.replaced_because = last_day, because.strip()
    after = told(fresh)
    if after != before:
        fresh.save_next()
        record(
            actor=actor,
            verb="norm_replaced",
            on=fresh,
            region=body.region,
            before=before,
            after=after,
            reason=fresh.replaced_because,
            label=str(body),
        )
    if not text.strip():
        return fresh
    begins = last_day + dt.timedelta(days=1)
    data = NormData(since=begins, text=text, counting=counting, times=times, with_body=fresh.with_body)
    return add_norm(actor=actor, body=body, data=data)


@operation
def drop_norm(*, actor: User, norm: BodyNorm) -> None:
    """Take away a norm that was a mistake; one that held and holds no more is replaced instead."""
    body = locked(norm.body)
    fresh = BodyNorm.objects.filter(pk=norm.pk).first()
    if fresh is None:
        return
    record(actor=actor, verb="removed", on=fresh, region=body.region, before=told(fresh), label=str(body))
    fresh.delete()


def insist_on_count(body: Body, year: int, today: dt.date) -> None:
    """Refuse a number for a year that is still to come, or of which meetings are known."""
    if not 1950 <= year <= today.year:
        raise Refusal(_("Give a year that has begun, such as %(year)s.") % {"year": today.year - 1}, field="year")
    dated = Meeting.objects.filter(body=body, removed_at__isnull=True, state__in=TOOK_PLACE, on__year=year)
    if dated.exists():
        raise Refusal(
            _("Of %(year)s meetings are known, and they count. A number without dates would say nothing.")
            % {"year": year},
            field="year",
        )


@operation
def set_count(*, actor: User, body: Body, year: int, held: int, source: str, today: dt.date) -> HeldCount:
    """Say how often a body met in a year of which no dates are known, and where that stands. Said again, it is mended."""
    fresh = insist_is_there(locked(body))
    insist_on_count(fresh, year, today)
    if not source.strip():
        raise Refusal(_("Say where this number stands, so that another can look it up."), field="source")
    row = HeldCount.objects.filter(body=fresh, year=year).first()
    before = snapshot(row, ("year", "held", "source")) if row else {}
    row = row or HeldCount(body=fresh, year=year)
    row.held, row.source = held, " ".join(source.split())
    after = snapshot(row, ("year", "held", "source"))
    if after != before:
        row.save_next() if before else row.save()
        verb = "changed" if before else "created"
        record(actor=actor, verb=verb, on=row, region=fresh.region, before=before, after=after, label=str(fresh))
    return row


@operation
def drop_count(*, actor: User, count: HeldCount) -> None:
    """Take away a number that was a mistake."""
    body = locked(count.body)
    row = HeldCount.objects.filter(pk=count.pk).first()
    if row is not None:
        before = snapshot(row, ("year", "held", "source"))
        record(actor=actor, verb="removed", on=row, region=body.region, before=before, label=str(body))
        row.delete()
