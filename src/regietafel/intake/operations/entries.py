"""Entries of the address book that a reading brings along: added with it, and taken away when it is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from regietafel.intake.models import Adoption, NameChoice, Reading
from regietafel.intake.queries.naming import NameRow, Who, address_book, key_of
from regietafel.journal.operations import record
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.organisations.operations import find_or_add
from regietafel.organisations.queries import uses_of
from regietafel.reading.name_forms import FUNCTION


@dataclass
class Entries:
    """The keys of the entries that are really new, and what the choices said before."""

    new: list[str] = field(default_factory=list)
    choices: list[dict[str, Any]] = field(default_factory=list)


def add_entries(actor: Any, reading: Reading, names: Sequence[NameRow]) -> Entries:
    """Add to the address book who is new; one that somebody added meanwhile is taken as it is."""
    book = address_book(reading.region)
    found = Entries()
    for row in names:
        if not row.is_decided or row.choice is None or not row.choice.make:
            continue
        who = entry_for(actor, reading, row.choice.make, book)
        key = key_of(who)
        if key not in book:
            book[key] = who
            found.new.append(key)
        found.choices.append({"folded": row.folded, "make": row.choice.make, "key": key})
        row.choice.means, row.choice.make, row.means = [key], None, [who]
        row.choice.save_next("means", "make")
    return found


def entry_for(actor: Any, reading: Reading, make: dict[str, str], book: dict[str, Who]) -> Who:
    """One entry; a function stands in the organisation that was chosen for it, if that is still there."""
    holder = book.get(make.get("holder", ""))
    within = holder if isinstance(holder, Organisation) and make["kind"] == FUNCTION else None
    return find_or_add(actor=actor, region=reading.region, kind=make["kind"], name=make["name"], organisation=within)


MODELS: dict[str, type[Organisation] | type[StakeholderGroup] | type[Function]] = {
    "o": Organisation,
    "g": StakeholderGroup,
    "f": Function,
}


def take_entries_away(actor: Any, adoption: Adoption) -> list[str]:
    """Take away the entries that came with an adoption, functions before their organisations; the names of those that stay.

    One that was completed since, or that something else names, is of use elsewhere and stays.
    """
    stay: list[str] = []
    for key in sorted(adoption.made.get("entries", [])):
        manager: Any = MODELS[key[0]]._default_manager
        row = manager.filter(pk=int(key[1:])).first()
        if row is None:
            continue
        if row.version > 1 or row.is_removed or uses_of(row) or is_meant_elsewhere(adoption, key):
            stay.append(str(row))
            continue
        forget_choice(adoption, key)
        record(actor=actor, verb="purged", on=row, region=adoption.region)
        row.delete()
    return stay


def is_meant_elsewhere(adoption: Adoption, key: str) -> bool:
    """Whether another name than those of this adoption was chosen to mean the entry."""
    mine = {one["folded"] for one in adoption.made.get("choices", [])}
    others = NameChoice.objects.filter(region=adoption.region).exclude(folded__in=mine)
    return any(key in choice.means for choice in others)


def forget_choice(adoption: Adoption, key: str) -> None:
    """Let the names that meant the entry be new ones again, as they were before."""
    for said in adoption.made.get("choices", []):
        if said["key"] != key:
            continue
        for choice in NameChoice.objects.filter(region=adoption.region, folded=said["folded"]):
            if choice.means == [key]:
                choice.means, choice.make = [], said["make"]
                choice.save_next("means", "make")
