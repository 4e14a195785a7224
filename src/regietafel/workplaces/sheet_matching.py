"""Which workplace a row of a sheet is about: by key, number, name with organisation, address; what is in doubt is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from regietafel.organisations.models import Organisation
from regietafel.workplaces.checks import Mark
from regietafel.workplaces.models import Offer, Workplace
from regietafel.workplaces.queries.sheet_known import Known
from regietafel.workplaces.sheet_values import folded

ALIKE = 90
OTHER = 55
"""Under this likeness, of 100, two names are of two things, whatever their number says."""

MOST_CANDIDATES = 8
NEW, SKIP = "new", "skip"


@dataclass
class Match:
    """The workplace of a row, none for a new one; ``candidates`` are asked about when ``doubt`` says why."""

    workplace: Workplace | None = None
    doubt: Mark | None = None
    candidates: list[Workplace] = field(default_factory=list)
    offer: int | None = None
    skipped: bool = False


def find_workplace(known: Known, texts: Mapping[str, str], organisation: Organisation | None, choice: Any) -> Match:
    """The workplace that a row means; ``choice`` is what a person answered when it was asked before."""
    if choice == SKIP:
        return Match(skipped=True)
    if choice == NEW:
        return Match()
    if isinstance(choice, int) and choice in known.workplaces:
        return Match(known.workplaces[choice])
    for find in (by_key, by_number, by_name, by_likeness):
        found = find(known, texts, organisation)
        if found is not None:
            return found
    return Match()


def in_doubt(code: str, field_name: str, candidates: Iterable[Workplace], **values: Any) -> Match:
    """A match that a person has to settle."""
    return Match(doubt=Mark(field_name, code, values), candidates=list(candidates)[:MOST_CANDIDATES])


def by_key(known: Known, texts: Mapping[str, str], organisation: Organisation | None) -> Match | None:
    """The key that a sheet of ours carries: the word in the address, and the number of the offer behind a hash."""
    key = texts.get("key", "")
    if not key:
        return None
    slug, _hash, offer = key.partition("#")
    workplace = known.by_slug.get(slug)
    if workplace is None:
        return in_doubt("key_unknown", "key", [], text=key)
    mine = {str(one.pk): one.pk for one in workplace.offers.all()}
    return Match(workplace, offer=mine.get(offer))


def by_number(known: Known, texts: Mapping[str, str], organisation: Organisation | None) -> Match | None:
    """The number that the region gave."""
    number, name = texts.get("number", ""), texts.get("name", "")
    found = known.by_number.get(folded(number), []) if number else []
    if not found:
        return None
    if len(found) > 1:
        named = [one for one in found if folded(one.name) == folded(name)]
        return Match(named[0]) if len(named) == 1 else in_doubt("number_double_here", "number", found, text=number)
    other = name and fuzz.WRatio(folded(found[0].name), folded(name)) < OTHER
    if other and folded(name) not in {folded(one.name) for one in found[0].former_names.all()}:
        return in_doubt("number_other_name", "number", found, text=number, name=found[0].name)
    return Match(found[0])


def by_name(known: Known, texts: Mapping[str, str], organisation: Organisation | None) -> Match | None:
    """The name, of today or of before, at the organisation of the row."""
    found = known.by_name.get(folded(texts.get("name", "")), [])
    mine = [one for one in found if organisation and one.organisation_id == organisation.pk]
    if len(mine) > 1:
        mine = [one for one in mine if same_place(one, texts)] or mine
    if len(mine) > 1:
        return in_doubt("name_double_here", "name", mine)
    if not mine:
        return in_doubt("name_elsewhere", "name", found) if found and texts.get("name") else None
    number = texts.get("number", "")
    if number and mine[0].number and folded(mine[0].number) != folded(number):
        return in_doubt("name_other_number", "number", mine, name=mine[0].name, text=mine[0].number)
    return Match(mine[0])


def same_place(workplace: Workplace, texts: Mapping[str, str]) -> bool:
    """Whether a row gives the address at which a workplace stands."""
    street, postcode = texts.get("street", ""), texts.get("postcode", "")
    return bool(street or postcode) and all(
        not text or folded(text) == folded(there)
        for text, there in ((street, workplace.street), (postcode, workplace.postcode))
    )


def by_likeness(known: Known, texts: Mapping[str, str], organisation: Organisation | None) -> Match | None:
    """Another name at the same address, or nearly the same name, of the same organisation: never sure."""
    if organisation is None:
        return None
    street = folded(texts.get("street", ""))
    there = [one for one in known.by_address.get((organisation.pk, street), []) if street and same_place(one, texts)]
    if there:
        return in_doubt("same_address", "street", there, name=there[0].name)
    name = folded(texts.get("name", ""))
    alike = [
        one
        for one in known.of_organisation.get(organisation.pk, [])
        if name and fuzz.token_sort_ratio(folded(one.name), name) >= ALIKE
    ]
    return in_doubt("name_alike", "name", alike, name=alike[0].name) if alike else None


@dataclass
class OfferMatch:
    """The offer of a row: one that is there, a new one, or unclear; ``key`` tells two offers of one workplace apart."""

    offer: Offer | None = None
    unclear: bool = False
    key: tuple[Any, str] = (None, "")


def find_offer(known: Known, workplace: Workplace | None, wanted: Mapping[str, Any], pk: int | None) -> OfferMatch:
    """The offer that a row means: by its key, its work form and its name; one that stands alone without a form is meant too."""
    form, name = wanted.get("work_form"), str(wanted.get("offer_name") or "")
    key = (form, folded(name))
    if workplace is None:
        return OfferMatch(key=key)
    running = known.offers_of(workplace)
    if pk is not None:
        exact = next((one for one in workplace.offers.all() if one.pk == pk), None)
        return OfferMatch(exact, key=(pk, "#"))
    found = [one for one in running if form is None or one.work_form_id in forms_of(known, form)]
    if name:
        found = [one for one in found if folded(one.name) == folded(name)]
    if not found and form is not None and not name:
        found = [one for one in running if one.work_form_id is None and not one.name]
    if len(found) > 1:
        found = [one for one in found if folded(one.name) == folded(name)] if form is not None else found
    if len(found) > 1:
        return OfferMatch(unclear=True, key=key)
    return OfferMatch(found[0] if found else None, key=(found[0].pk, "#") if found else key)


def forms_of(known: Known, form: int) -> set[int]:
    """A work form and what came after it: an offer keeps the name that it has."""
    code = next((one for one in known.codes.lists["work_form"] if one.pk == form), None)
    return {form} | ({code.follower.pk} if code and code.follower else set())
