"""What the region means by the names of a reading: said name by name, or for all that are beyond doubt at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.intake.models import NameChoice, Reading
from regietafel.intake.queries.naming import Who, address_book
from regietafel.journal.operations import record
from regietafel.organisations.models import Organisation
from regietafel.reading.name_forms import FUNCTION, GROUP, ORGANISATION, folded
from regietafel.territories.models import Region

LONGEST_NAME = Organisation._meta.get_field("name").max_length or 200


@dataclass(frozen=True)
class Meaning:
    """What is said of one name. ``seen`` is the version of the choice that the person looked at, 0 for none."""

    name: str
    means: Sequence[str] = ()
    make: Mapping[str, str] | None = None
    seen: int = 0
    forget: bool = field(default=False)
    """Whether the name is undecided again."""


@operation
def choose_names(*, actor: Any, reading: Reading, meanings: Sequence[Meaning], now: dt.datetime) -> int:
    """Keep what is meant by names; how many choices changed. What somebody else chose meanwhile is not written over."""
    fresh = locked(reading)
    region = locked(fresh.region)
    book = address_book(region)
    keys = [folded(one.name) for one in meanings]
    stood = {one.folded: one for one in NameChoice.objects.select_for_update().filter(region=region, folded__in=keys)}
    told: list[str] = []
    for key, meaning in zip(keys, meanings, strict=True):
        choice = stood.get(key)
        insist_is_seen(choice, meaning)
        if meaning.forget:
            if choice is not None:
                choice.delete()
                told.append(meaning.name)
            continue
        insist_on_meaning(meaning, book)
        make = dict(meaning.make) if meaning.make else None
        if choice is not None and (list(meaning.means), make) == (choice.means, choice.make):
            continue
        stood[key] = keep(region, key, meaning, choice, actor, now)
        told.append(meaning.name)
    if told:
        record(actor=actor, verb="names_chosen", on=fresh, region=region, after={"names": told})
    return len(told)


def keep(
    region: Region, key: str, meaning: Meaning, choice: NameChoice | None, actor: Any, now: dt.datetime
) -> NameChoice:
    """Write one choice."""
    row = choice or NameChoice(region=region, folded=key, version=0)
    row.name, row.means = meaning.name[:300], list(meaning.means)
    row.make = dict(meaning.make) if meaning.make else None
    row.chosen_by, row.chosen_at = actor, now
    row.save_next()
    return row


def insist_is_seen(choice: NameChoice | None, meaning: Meaning) -> None:
    """Refuse to write over what somebody else chose while this person was looking."""
    if (choice.version if choice else 0) != meaning.seen:
        raise Refusal(
            _("Somebody chose for “%(name)s” while you were looking. Look at the list again; nothing was kept yet.")
            % {"name": meaning.name}
        )


def insist_on_meaning(meaning: Meaning, book: Mapping[str, Who]) -> None:
    """Refuse an entry that is not there, and a new one that cannot be."""
    if any(key not in book for key in meaning.means):
        raise Refusal(
            _("Whom you chose for “%(name)s” is not in the address book any more. Choose again.")
            % {"name": meaning.name}
        )
    if meaning.make is None:
        return
    name = meaning.make.get("name", "")
    if not name.strip() or meaning.make.get("kind") not in {ORGANISATION, GROUP, FUNCTION}:
        raise Refusal(_("Say what the new entry for “%(name)s” is called.") % {"name": meaning.name})
    if len(name) > LONGEST_NAME:
        raise Refusal(
            _("“%(name)s” is too long for the address book: %(length)s signs, and %(most)s fit. Leave it out as text.")
            % {"name": name[:80], "length": len(name), "most": LONGEST_NAME}
        )
    holder = meaning.make.get("holder", "")
    if holder and not isinstance(book.get(holder), Organisation):
        raise Refusal(_("The organisation of the function “%(name)s” is not there any more.") % {"name": name})
