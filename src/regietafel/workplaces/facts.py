"""What is said of a workplace, in words and in one order: on its page, on paper, and beside others.

What nobody told is left away, except what somebody must know before they go there: that is said to be unknown.
Unknown is never said as none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regietafel.core.numbers import said_number
from regietafel.workplaces.models import Offer, Rung, TermKind, WorkForm, Workplace


@dataclass(frozen=True)
class Fact:
    """One line: a key that is the same in every language, its label, and what is known; empty for what is not."""

    key: str
    label: str
    value: str


@dataclass(frozen=True)
class ShownOffer:
    """An offer in words, with each rung of the ladder and whether it stands on it; no ladder where no rung is known."""

    offer: Offer
    facts: list[Fact]
    rungs: list[tuple[Rung, bool]]


def shown_offer(offer: Offer) -> ShownOffer:
    """One offer as a page shows it."""
    on = {row.rung for row in offer.rungs.all()}
    return ShownOffer(offer, facts_of(offer), [(rung, rung.value in on) for rung in reversed(Rung)] if on else [])


def facts_of(offer: Offer) -> list[Fact]:
    """All that is said of an offer."""
    return [fact for fact in every_fact(offer) if fact.value or fact.key in ASKED_FIRST]


ASKED_FIRST = frozenset({"dutch", "referral", "waiting", "places"})
"""What somebody must know before they go there."""


def every_fact(offer: Offer) -> Iterator[Fact]:
    """Each line that there can be, those without an answer among them."""
    yield Fact("form", _("Work form"), form_words(offer.work_form) if offer.work_form else "")
    yield Fact("rungs", _("Rung"), rung_words(offer))
    yield Fact("free", _("Free now"), free_words(offer))
    yield Fact("activity", _("Activities"), term_words(offer, TermKind.ACTIVITY))
    yield Fact("measures", _("Measures"), joined(offer.measures.all()))
    yield Fact("target_group", _("For whom"), term_words(offer, TermKind.TARGET_GROUP))
    yield Fact("dutch", _("Required Dutch"), chosen(offer.get_dutch_display()))
    yield Fact("language", _("Languages spoken"), term_words(offer, TermKind.LANGUAGE))
    yield Fact("digital", _("Digital skills"), chosen(offer.get_digital_display()))
    yield Fact("load", _("Physical load"), chosen(offer.get_load_display()))
    yield Fact("wheelchair", _("By wheelchair"), wheelchair_words(offer))
    yield Fact("hours", _("Hours"), offer.hours)
    yield Fact("guidance", _("Guidance"), offer.guidance)
    yield Fact("training", _("Training"), offer.training)
    yield Fact("referral", _("How to refer"), offer.referral)
    yield Fact("waiting", _("Waiting time"), waiting_words(offer))
    yield Fact("places", _("Places"), places_words(offer))


def chosen(display: Any) -> str:
    """The word for a choice, with a capital; what was not chosen stays empty."""
    text = str(display)
    return text[:1].upper() + text[1:]


def joined(rows: Iterable[Any]) -> str:
    """Names in a row."""
    return ", ".join(str(row) for row in rows)


def term_words(offer: Offer, kind: TermKind) -> str:
    """The words of one list that an offer has."""
    return joined(term for term in offer.terms.all() if term.kind == kind)


def form_words(form: WorkForm) -> str:
    """The work form with the name that people knew before beside it, or the one that took its place."""
    earlier = [lower_first(str(one)) for one in form.predecessors.all()]
    if earlier:
        return _("%(form)s, formerly %(earlier)s") % {"form": form, "earlier": _(" or ").join(earlier)}
    if form.successor:
        return _("%(form)s, now %(later)s") % {"form": form, "later": lower_first(str(form.successor))}
    return str(form)


def lower_first(text: str) -> str:
    """A name in the middle of a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def rung_words(offer: Offer) -> str:
    """The rungs on which it stands, with their numbers."""
    return ", ".join(f"{row.rung} {Rung(row.rung).label}" for row in offer.rungs.all())


def wheelchair_words(offer: Offer) -> str:
    """Whether one gets there in a wheelchair, and what else is known of that."""
    return " · ".join(part for part in (chosen(offer.get_wheelchair_display()), offer.accessibility) if part)


def waiting_words(offer: Offer) -> str:
    """How long one waits, and how many do."""
    parts = []
    if offer.waiting_weeks is not None:
        weeks = offer.waiting_weeks
        parts.append(
            ngettext("about %(weeks)s week", "about %(weeks)s weeks", weeks) % {"weeks": weeks}
            if weeks
            else _("No waiting time")
        )
    waiting = getattr(offer, "waiting_then", None)
    if waiting is not None:
        parts.append(ngettext("%(n)s person waits", "%(n)s people wait", waiting) % {"n": waiting})
    return ", ".join(parts)


def places_words(offer: Offer) -> str:
    """How many places there are, in heads and in full-time equivalents."""
    parts = []
    places, fte = getattr(offer, "places_then", None), getattr(offer, "fte_then", None)
    if places is not None:
        parts.append(ngettext("%(n)s place", "%(n)s places", places) % {"n": places})
    if fte is not None:
        parts.append(_("%(fte)s full-time equivalents") % {"fte": said_number(fte)})
    return ", ".join(parts)


def free_words(offer: Offer) -> str:
    """How many places are free and when that was said, if it was said lately: on paper it would not fade."""
    free = getattr(offer, "free_now", None)
    if free is None:
        return ""
    said = _("said on %(day)s") % {"day": date_format(timezone.localtime(offer.free_posted_at), "j F")}  # type: ignore[attr-defined]
    return f"{count_words(free)} ({said})"


def count_words(free: int) -> str:
    """How many places are free; none is an answer too."""
    return ngettext("%(n)s place free", "%(n)s places free", free) % {"n": free} if free else _("No place free")


def address_of(workplace: Workplace) -> str:
    """The address on one line, as far as it is known."""
    town = workplace.locality or (str(workplace.municipality) if workplace.municipality else "")
    return ", ".join(part for part in (workplace.street, f"{workplace.postcode} {town}".strip()) if part)
