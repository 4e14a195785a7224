"""A directory of any size in which the same fifty workplaces are what a question finds, for measuring."""

from __future__ import annotations

import datetime as dt
import random

from django.utils import timezone

from regietafel.organisations.models import Organisation
from regietafel.search.engines import engine
from regietafel.search.engines.interface import MARK, PART, Entry, number_of, place_of
from regietafel.search.indexing import as_kept, entry_of
from regietafel.search.words import forms_of
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.cells import cells_of
from regietafel.workplaces.models import FreePlaces, Offer, OfferRung, Term, TermKind, WorkForm, Workplace
from regietafel.workplaces.searchable import OPEN, WORKPLACES, workplace_text
from tests.workplaces.make import open_directory

NEEDLES = 50
HERE = (50.80, 3.20)
LOT = 5_000

QUESTIONS = {
    "a rare word": "q=kanarie",
    "the beginning of one": "q=kanar",
    "a part of a compound": "q=kooien",
    "within 10 km": "where=Kleibeke&km=10",
    "a word that all have, within 10 km": "q=werk&where=Kleibeke&km=10",
    "a rare rung": "rung=6",
    "a rare language, no Dutch": "language=ps&dutch=none",
    "free now": "free=1",
    "a rare word, a rung, within 10 km": "q=kanarie&rung=6&where=Kleibeke&km=10&sort=distance",
    "a municipality": "where=Kleibeke",
}
"""Each finds the fifty, however many there are beside them."""


def make_crowd(region: Region, count: int) -> None:
    """So many workplaces all over the map, the fifty of them within 5 km of one point; each word of theirs but "werk" is rare."""
    random.seed(6)
    open_directory(region)
    organisation = Organisation.objects.create(region=region, name="Vogelhuis")
    near, _made = Municipality.objects.update_or_create(
        nis="90001", defaults={"name": "Kleibeke", "latitude": HERE[0], "longitude": HERE[1]}
    )
    form = WorkForm.objects.create(code="veel", names={"nl": "Werkvorm"})
    terms = [Term.objects.create(kind=TermKind.LANGUAGE, code=code, names={"nl": code}) for code in ("fr", "ps")]
    for start in range(0, count, LOT):
        numbers = range(start, min(start + LOT, count))
        rows = Workplace.objects.bulk_create(workplace(region, organisation, near, number) for number in numbers)
        add_offers(rows, form, terms, start)
        put_in_index(rows)


def workplace(region: Region, organisation: Organisation, near: Municipality, number: int) -> Workplace:
    """One of the fifty, or one far from them."""
    is_needle = number < NEEDLES
    latitude, longitude = (50.78, 3.18) if is_needle else (50.95, 3.5)
    width, height = (0.04, 0.04) if is_needle else (0.5, 2.0)
    return Workplace(
        region=region,
        organisation=organisation,
        municipality=near if is_needle else None,
        slug=f"plek-{number}",
        name=f"Kanarie vogelkooien {number}" if is_needle else f"Werkhuis {number}",
        summary=f"werk in de buurt, woord{random.randrange(20_000)}",
        latitude=latitude + random.random() * width,
        longitude=longitude + random.random() * height,
        added_on=dt.date(2024, 1, 1),
        verified_on=timezone.localdate(),
    )


def add_offers(rows: list[Workplace], form: WorkForm, terms: list[Term], start: int) -> None:
    """An offer for each, on a rung and in a language that only the fifty have."""
    needle = [start + at < NEEDLES for at in range(len(rows))]
    pairs = list(zip(rows, needle, strict=True))
    offers = Offer.objects.bulk_create(
        Offer(workplace=row, work_form=form, dutch="none" if is_needle else "b1") for row, is_needle in pairs
    )
    both = list(zip(offers, needle, strict=True))
    OfferRung.objects.bulk_create(OfferRung(offer=offer, rung=6 if is_needle else 3) for offer, is_needle in both)
    through = Offer.terms.through._default_manager
    through.bulk_create(
        Offer.terms.through(offer_id=offer.pk, term_id=terms[is_needle].pk) for offer, is_needle in both
    )
    posted = [offer for offer, is_needle in both if is_needle]
    today, now = timezone.localdate(), timezone.now()
    old = [offer for offer, is_needle in both if not is_needle]
    FreePlaces.objects.bulk_create(FreePlaces(offer=one, places=2, posted_at=now, fades_on=today) for one in posted)
    faded = today - dt.timedelta(days=30)
    FreePlaces.objects.bulk_create(FreePlaces(offer=one, places=2, posted_at=now, fades_on=faded) for one in old)


def put_in_index(rows: list[Workplace]) -> None:
    """Into the index: the fifty as they come there by deeds, the others with the few words that are looked for."""
    needles = [row for row in rows if row.name.startswith("Kanarie")]
    for row in WORKPLACES.rows().filter(pk__in=[row.pk for row in needles]):
        engine().put([entry_of(as_kept(number_of(WORKPLACES.number, row.pk), workplace_text(row)), parts=True)])
    engine().put([lean(row) for row in rows[len(needles) :]])


def lean(row: Workplace) -> Entry:
    """An entry that is made quickly: its words, where it lies, and one part of a compound."""
    words = forms_of(f"{row.name} {row.summary}")
    marks = cells_of(row.latitude, row.longitude)
    borne = [MARK + mark for mark in marks]
    place = place_of(number_of(WORKPLACES.number, row.pk), OPEN)
    told = [*words, f"{PART}huis", *borne]
    return Entry(place, row.region_id, row.name, row.summary, told, [*forms_of(row.name), *borne], " ".join(marks))
