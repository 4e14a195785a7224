"""What happens to a body: it is added, described, it ends and goes on after all, it is removed and put back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from regietafel.consultation.models import Body, BodyKind, BodyLevel, BodyStance, Meeting, Seat
from regietafel.consultation.queries.bodies import below, forerunners_of
from regietafel.core.dates import PreciseDate, Precision
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.organisations.queries import tidy
from regietafel.people.models import User
from regietafel.plans.models import Tag
from regietafel.territories.models import Region

RESERVED = frozenset({"new"})
"""Words that stand in addresses where a body's own would."""


@dataclass(frozen=True)
class BodyData:
    """What a person says about a body."""

    name: str
    short_name: str = ""
    kind: str = BodyKind.WORKING_GROUP
    level: str = BodyLevel.REGIONAL
    stance: str = BodyStance.OWN
    organiser: Organisation | None = None
    parent: Body | None = None
    group: StakeholderGroup | None = None
    mandate: str = ""
    themes: Collection[Tag] = ()
    place: str = ""
    starts: PreciseDate | None = None
    is_public: bool = False


TOLD = (
    "name",
    "short_name",
    "kind",
    "level",
    "stance",
    "organiser",
    "parent",
    "group",
    "mandate",
    "place",
    "is_public",
)


def told(body: Body) -> dict[str, Any]:
    """The body as the journal tells it."""
    return {
        **{name: getattr(body, name) for name in TOLD},
        "starts": str(body.starts or ""),
        "themes": [str(tag) for tag in body.themes.all()],
    }


def fill(body: Body, data: BodyData) -> None:
    """Set what a person may say."""
    for name in TOLD:
        value = getattr(data, name)
        setattr(body, name, tidy(value) if name in {"name", "short_name", "place"} else value)
    body.starts_on = data.starts.first if data.starts else None
    body.starts_precision = data.starts.precision if data.starts else Precision.YEAR


def free_slug(region: Region, data: BodyData) -> str:
    """A word for the address that no body of the region has, those in the bin included."""
    taken = set(Body.objects.filter(region=region).values_list("slug", flat=True)) | RESERVED
    stem = slugify(data.short_name or data.name)[:70].strip("-") or "overleg"
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug


def insist(body: Body, data: BodyData) -> None:
    """Refuse what cannot be of a body."""
    if not body.name:
        raise Refusal(_("Give a name."), field="name")
    same = Body.objects.filter(region=body.region, removed_at__isnull=True, name__iexact=body.name)
    if same.exclude(pk=body.pk).filter(ends_on__isnull=True).exists() and body.ends_on is None:
        raise Refusal(_("There is a body with this name already."), field="name")
    for name, other in (("organiser", data.organiser), ("group", data.group), ("parent", data.parent)):
        if other is not None and other.region_id not in {None, body.region_id}:
            raise Refusal(_("Choose one of this region."), field=name)
    if any(tag.region_id not in {None, body.region_id} for tag in data.themes):
        raise Refusal(_("Choose one of this region."), field="themes")
    if data.parent is not None and body.pk and data.parent.pk in below(body):
        raise Refusal(
            _("“%(parent)s” stands below this body, so it cannot stand above it too.") % {"parent": data.parent},
            field="parent",
        )
    insist_on_dates(body)


def insist_on_dates(body: Body) -> None:
    """Refuse a start after the end, or after what was held and who sat there already."""
    starts, ends = body.starts, body.ends
    if starts and ends and ends.last < starts.first:
        raise Refusal(_("The end stands before the start."), field="starts")
    if not starts or not body.pk:
        return
    before = Meeting.objects.filter(body=body, removed_at__isnull=True, on__lt=starts.first).order_by("on").first()
    if before is not None and before.when.last < starts.first:
        raise Refusal(
            _("It met already on %(date)s, so it exists since then at least.") % {"date": before.when}, field="starts"
        )
    seat = Seat.objects.filter(body=body, since__lt=starts.first).order_by("since").first()
    if seat is not None:
        raise Refusal(
            _("Somebody sat in it already (%(seat)s), so it exists since then at least.") % {"seat": seat},
            field="starts",
        )


@operation
def add_body(*, actor: User, region: Region, data: BodyData) -> Body:
    """Add a body to a region."""
    body = Body(region=region, slug=free_slug(region, data))
    fill(body, data)
    insist(body, data)
    body.save()
    body.themes.set(data.themes)
    record(actor=actor, verb="created", on=body, region=region, after=told(body))
    return body


@operation
def edit_body(*, actor: User, body: Body, data: BodyData, version: int | None) -> Body:
    """Change what is said of a body; its address stays, for others have it."""
    fresh = insist_is_there(locked_at(body, version))
    before = told(fresh)
    fill(fresh, data)
    insist(fresh, data)
    after = {**told(fresh), "themes": [str(tag) for tag in sorted(data.themes, key=lambda tag: (tag.kind, tag.code))]}
    if after != before:
        fresh.save_next()
        fresh.themes.set(data.themes)
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def insist_is_there(body: Body) -> Body:
    """Refuse to change a body that lies in the bin."""
    if body.is_removed:
        raise Refusal(_("This body was removed meanwhile. Put it back first; what you typed is still here."))
    return body


def end_told(body: Body) -> dict[str, Any]:
    """How a body ended, as the journal tells it."""
    return {"ends": str(body.ends or ""), "end_reason": body.end_reason, "successor": body.successor}


@operation
def end_body(
    *, actor: User, body: Body, ends: PreciseDate, reason: str, successor: Body | None, version: int | None
) -> Body:
    """Say that a body stops or stopped, why, and what follows it. Said once more, it mends what was said."""
    fresh = insist_is_there(locked_at(body, version))
    if not reason.strip():
        raise Refusal(_("Say why it stopped: who looks it up later wants to know."), field="reason")
    if successor is not None:
        insist_can_follow(fresh, successor)
    if fresh.starts and ends.last < fresh.starts.first:
        raise Refusal(
            _("It exists since %(date)s, so it cannot stop before that.") % {"date": fresh.starts}, field="ends"
        )
    late = Meeting.objects.filter(body=fresh, removed_at__isnull=True, on__gt=ends.last).exclude(state="cancelled")
    if (meeting := late.order_by("on").first()) is not None:
        raise Refusal(
            _("A meeting is planned on %(date)s, after this. Move or cancel it first.") % {"date": meeting.when},
            field="ends",
        )
    before = end_told(fresh)
    fresh.ends_on, fresh.ends_precision = ends.last, ends.precision
    fresh.end_reason, fresh.successor = reason.strip(), successor
    after = end_told(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="ended", on=fresh, region=fresh.region, before=before, after=after, reason=reason)
    return fresh


def insist_can_follow(body: Body, successor: Body) -> None:
    """Refuse itself, a body of another region, and one that this body came from."""
    if successor.region_id != body.region_id:
        raise Refusal(_("Choose one of this region."), field="successor")
    if successor.pk in forerunners_of(body):
        raise Refusal(_("A body cannot be followed by itself or by what it came from."), field="successor")


@operation
def resume_body(*, actor: User, body: Body) -> Body:
    """Say that a body goes on after all. Twice is once."""
    fresh = insist_is_there(locked(body))
    if fresh.ends_on is None:
        return fresh
    before = end_told(fresh)
    fresh.ends_on, fresh.ends_precision, fresh.end_reason, fresh.successor = None, Precision.YEAR, "", None
    fresh.save_next()
    record(actor=actor, verb="resumed", on=fresh, region=fresh.region, before=before, after=end_told(fresh))
    return fresh


@operation
def remove_body(*, actor: User, body: Body, now: dt.datetime) -> Body:
    """Put a body in the bin. Twice is once. One that has met has a past: it is ended, not removed."""
    fresh = locked(body)
    if fresh.is_removed:
        return fresh
    met = Meeting.objects.filter(removed_at__isnull=True).exclude(state="draft")
    if met.filter(body=fresh).exists() or met.filter(joint_with=fresh).exists():
        raise Refusal(_("This body has met or was convened. Say that it stopped instead: what it did stays readable."))
    if (child := fresh.children.filter(removed_at__isnull=True).first()) is not None:
        raise Refusal(_("“%(body)s” stands below it. Say first what that stands below from now on.") % {"body": child})
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_body(*, actor: User, body: Body) -> Body:
    """Take a body out of the bin. Twice is once."""
    fresh = locked(body)
    take_out_of_bin(fresh, actor=actor, region=fresh.region)
    return fresh


@operation
def purge_bodies(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment; one that another names as the body above waits for that."""
    gone = Body.objects.filter(removed_at__lt=before, children__isnull=True).select_related("region")
    return empty_bin(((body, body.region) for body in list(gone)), actor=actor)
