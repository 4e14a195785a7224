"""What was said to an organisation: noted in one line, mended, taken away, put back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.bin import empty_bin, put_in_bin, take_out_of_bin
from regietafel.journal.operations import record, snapshot
from regietafel.organisations.models import ContactMoment, MomentKind, Organisation
from regietafel.organisations.queries import organisations_of
from regietafel.territories.models import Region

SAID = ("on", "kind", "text", "with_whom")


@dataclass(frozen=True)
class MomentData:
    """What somebody says about a moment of contact."""

    on: dt.date
    text: str
    kind: str = MomentKind.CALL
    with_whom: str = ""


@operation
def add_moment(*, actor: Any, region: Region, organisation: Organisation, data: MomentData) -> ContactMoment:
    """Note that one spoke, and what about."""
    if not organisations_of(region).filter(pk=organisation.pk).exists():
        raise Refusal(_("This organisation does not stand in the address book of this region."))
    moment = ContactMoment(region=region, organisation=organisation, noted_by=actor)
    fill(moment, data)
    moment.save()
    record(actor=actor, verb="created", on=moment, region=region, after={"organisation": organisation})
    return moment


@operation
def edit_moment(*, actor: Any, moment: ContactMoment, data: MomentData, version: int | None) -> ContactMoment:
    """Mend what was noted. The journal says that it was mended, and not what: only the team reads what was said."""
    fresh = locked_at(moment, version)
    if fresh.is_removed:
        raise Refusal(_("This was removed meanwhile. Put it back first."))
    before = snapshot(fresh, SAID)
    fill(fresh, data)
    if snapshot(fresh, SAID) != before:
        fresh.save_next()
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, after={"organisation": fresh.organisation})
    return fresh


@operation
def remove_moment(*, actor: Any, moment: ContactMoment, now: dt.datetime) -> ContactMoment:
    """Put what was noted in the bin. Twice is once."""
    fresh = locked(moment)
    put_in_bin(fresh, actor=actor, region=fresh.region, now=now)
    return fresh


@operation
def restore_moment(*, actor: Any, region: Region, pk: int) -> ContactMoment:
    """Take what was noted out of the bin."""
    moment = ContactMoment.objects.filter(region=region, pk=pk).first()
    if moment is None:
        raise Refusal(_("This does not lie in the bin any more."))
    fresh = locked(moment)
    take_out_of_bin(fresh, actor=actor, region=region)
    return fresh


@operation
def purge_moments(*, actor: None, before: dt.datetime) -> int:
    """Delete for good what was put in the bin before a moment."""
    gone = list(ContactMoment.objects.filter(removed_at__lt=before).select_related("region"))
    return empty_bin(((moment, moment.region) for moment in gone), actor=actor)


def fill(moment: ContactMoment, data: MomentData) -> None:
    """Set what was said, and refuse what cannot be."""
    moment.on, moment.kind = data.on, data.kind
    moment.text, moment.with_whom = " ".join(data.text.split()), " ".join(data.with_whom.split())
    if not moment.text:
        raise Refusal(_("Say in one line what was said."), field="text")
    try:
        moment.full_clean(exclude=["region", "organisation", "noted_by", "removed_by"])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refusal(messages[0], field=field) from error
