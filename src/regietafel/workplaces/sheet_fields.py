"""The columns that a sheet of workplaces may have: what they are called, where they go, and by which headings they are known.

One table for import and export alike, so that what leaves as a sheet comes back as the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from regietafel.workplaces.models import Accessible, DigitalSkills, DutchLevel, Listing, PhysicalLoad

ALIKE = 88
"""From this likeness on, of 100, a heading is taken for a name that we know."""


class On(StrEnum):
    """The row on which a column writes."""

    KEY = "key"
    WORKPLACE = "workplace"
    ORGANISATION = "organisation"
    CONTACT = "contact"
    OFFER = "offer"
    CAPACITY = "capacity"


class Kind(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    LONG = "long"
    LINK = "link"
    TOWN = "town"
    DEGREES = "degrees"
    DATE = "date"
    CHOICE = "choice"
    CODE = "code"
    CODES = "codes"
    RUNGS = "rungs"
    WHOLE = "whole"
    DECIMAL = "decimal"


@dataclass(frozen=True)
class Column:
    """One column. ``words`` are other headings under which people keep it; ``longest`` counts characters."""

    name: str
    label: Any
    on: On = On.WORKPLACE
    kind: Kind = Kind.TEXT
    longest: int = 300
    words: str = ""
    choices: Any = None

    @property
    def attribute(self) -> str:
        """How the row on which it stands calls it."""
        return ATTRIBUTES.get(self.name, self.name)

    @property
    def headings(self) -> set[str]:
        """All headings by which it is known, in every language that we speak."""
        found = {self.name, *self.words.split("|")}
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                found.add(str(self.label))
        return {plain_heading(one) for one in found} - {""}


ATTRIBUTES = {
    "offer_name": "name",
    "offer_summary": "summary",
    "contact_name": "name",
    "phone": "phone",
    "capacity_on": "on",
}

COLUMNS: Sequence[Column] = (
    Column("number", _("number"), longest=40, words="nr|nr.|no|volgnummer|id"),
    Column(
        "name",
        _("name"),
        longest=200,
        words="naam werkplek|werkplek|naam initiatief|initiatief|vestiging|workplace|title",
    ),
    Column(
        "organisation",
        _("organisation"),
        On.ORGANISATION,
        longest=200,
        words="organisator|naam organisatie|vzw|bedrijf|company|organization",
    ),
    Column(
        "company_number",
        _("company number"),
        On.ORGANISATION,
        longest=20,
        words="kbo|kbo-nummer|ondernemingsnr|btw|btw-nummer|vat",
    ),
    Column(
        "summary",
        _("what one does there"),
        kind=Kind.LONG,
        longest=2000,
        words="omschrijving|beschrijving|description|wat|info",
    ),
    Column("street", _("street and number"), longest=200, words="adres|straat|straat en nr|straat + nr|address|street"),
    Column("postcode", _("postcode"), longest=10, words="postnummer|pc|zip|postal code"),
    Column("locality", _("town or village"), longest=100, words="deelgemeente|plaats|locatie|city|woonplaats"),
    Column("municipality", _("municipality"), kind=Kind.TOWN, words="stad|fusiegemeente|nis|nis-code"),
    Column("latitude", _("latitude"), kind=Kind.DEGREES, words="breedtegraad|lat|y"),
    Column("longitude", _("longitude"), kind=Kind.DEGREES, words="lengtegraad|lon|lng|long|x"),
    Column("by_bus", _("by bus"), words="bus"),
    Column("by_bike", _("by bike"), words="fiets"),
    Column("by_train", _("by train"), words="trein"),
    Column(
        "contact_name",
        _("contact"),
        On.CONTACT,
        longest=150,
        words="contactpersoon|naam contact|contact name|aanspreekpunt",
    ),
    Column("email", _("e-mail address"), On.CONTACT, longest=254, words="e-mail|mail|mailadres|e-mailadres contact"),
    Column("phone", _("telephone"), On.CONTACT, longest=40, words="tel|tel.|telefoonnummer|gsm|phone"),
    Column("website", _("website"), kind=Kind.LINK, longest=200, words="site|url|webadres|web"),
    Column("listing", _("who may find it"), kind=Kind.CHOICE, choices=Listing, words="zichtbaarheid|publiek"),
    Column("since", _("exists since"), kind=Kind.DATE, words="sinds|startdatum|start|opgericht|vanaf"),
    Column("until", _("until"), kind=Kind.DATE, words="einde|einddatum|stopgezet|end"),
    Column("source", _("source"), words="herkomst"),
    Column("work_form", _("work form"), On.OFFER, Kind.CODE, words="vorm|type|soort|soort werkplek"),
    Column(
        "rungs",
        _("rungs of the ladder"),
        On.OFFER,
        Kind.RUNGS,
        words="trede|treden|participatieladder|trede participatieladder|rung|rungs",
    ),
    Column(
        "measures",
        _("measures"),
        On.OFFER,
        Kind.CODES,
        words="maatregel|tewerkstellingsmaatregel|tewerkstellingsmaatregelen",
    ),
    Column("activities", _("activities"), On.OFFER, Kind.CODES, words="activiteit|sector|taken"),
    Column("target_groups", _("target groups"), On.OFFER, Kind.CODES, words="doelgroep|voor wie"),
    Column("languages", _("languages spoken"), On.OFFER, Kind.CODES, words="taal|talen|language"),
    Column("offer_name", _("name of the offer"), On.OFFER, longest=200, words="aanbod|naam van het aanbod"),
    Column("offer_summary", _("what one does (offer)"), On.OFFER, Kind.LONG, 2000, words="omschrijving aanbod"),
    Column(
        "dutch",
        _("required Dutch"),
        On.OFFER,
        Kind.CHOICE,
        choices=DutchLevel,
        words="taalniveau|niveau nederlands|kennis nederlands",
    ),
    Column("digital", _("digital skills"), On.OFFER, Kind.CHOICE, choices=DigitalSkills, words="digitaal"),
    Column("load", _("physical load"), On.OFFER, Kind.CHOICE, choices=PhysicalLoad, words="fysiek|belasting"),
    Column("wheelchair", _("accessible by wheelchair"), On.OFFER, Kind.CHOICE, choices=Accessible, words="rolstoel"),
    Column("accessibility", _("accessibility"), On.OFFER, words="toegankelijk"),
    Column("hours", _("hours"), On.OFFER, words="uren|openingsuren|werkuren"),
    Column("guidance", _("guidance"), On.OFFER, longest=500, words="begeleider"),
    Column("training", _("training"), On.OFFER, longest=500, words="vorming"),
    Column("referral", _("how to refer"), On.OFFER, Kind.LONG, 1000, words="toeleiding|aanmelden|aanmelding"),
    Column("waiting_weeks", _("waiting time in weeks"), On.OFFER, Kind.WHOLE, words="wachttijd"),
    Column("places", _("places"), On.CAPACITY, Kind.WHOLE, words="aantal plaatsen|capaciteit|capacity"),
    Column("fte", _("full-time equivalents"), On.CAPACITY, Kind.DECIMAL, words="vte|fte"),
    Column("waiting", _("on the waiting list"), On.CAPACITY, Kind.WHOLE, words="wachtlijst"),
    Column("key", _("key (leave as it is)"), On.KEY, longest=120, words="sleutel|key"),
)

BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}


def plain_heading(text: str) -> str:
    """A heading as it is compared: without accents, capitals and signs."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^0-9a-z+]+", " ", bare.casefold()).split())


def proposed(headings: Sequence[str], remembered: Mapping[str, str] | None = None) -> dict[int, str]:
    """Which column of a sheet seems to be which of ours, by place; none of ours is proposed twice.

    What the region chose for the same heading before goes first, then a heading that we know, then one that looks like it.
    """
    known = {heading: column.name for column in reversed(COLUMNS) for heading in column.headings}
    plain = [plain_heading(heading) for heading in headings]
    found: dict[int, str] = {}
    for find in ((remembered or {}).get, known.get, lambda text: likely(text, known)):
        for place, text in enumerate(plain):
            name = find(text) if text and place not in found else None
            if name and name in BY_NAME and name not in found.values():
                found[place] = name
    return found


def likely(text: str, known: Mapping[str, str]) -> str | None:
    """The column whose heading looks most like this one, if it does."""
    if len(text) < 4:
        return None
    best = process.extractOne(
        text, [one for one in known if len(one) > 3], scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE
    )
    return known[best[0]] if best else None


def remembered_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headings of an earlier sheet with what was chosen for them."""
    return {plain_heading(heading): name for heading, name in pairs}
