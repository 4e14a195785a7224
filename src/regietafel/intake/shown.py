"""A node as the review shows it: each value with its name, its place in the document, the passage, and why there is doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regietafel.core.numbers import said_number
from regietafel.intake.models import ReadNode
from regietafel.intake.words import sentence
from regietafel.plans.models import PartyRole
from regietafel.reading.blocks import Place
from regietafel.reading.plan_reading import Named, Node, Often, Phase

LABELS: dict[str, Promise] = {
    "title": gettext_lazy("Title"),
    "description": gettext_lazy("Description"),
    "codes": gettext_lazy("Codes"),
    "leads": gettext_lazy("Lead"),
    "role": gettext_lazy("Own role"),
    "partners": gettext_lazy("Partners"),
    "timing": gettext_lazy("Timing"),
    "years": gettext_lazy("Years"),
    "frequency": gettext_lazy("How often"),
    "phases": gettext_lazy("Phases"),
    "indicators": gettext_lazy("Indicators"),
    "see_also": gettext_lazy("See also"),
}
ROLE_WORDS: dict[str, Promise] = {
    "lead": PartyRole.LEAD.label,
    "participant": PartyRole.PARTICIPANT.label,
    "partner": PartyRole.PARTNER.label,
    "link": PartyRole.LINK.label,
    "promoter": PartyRole.PROMOTOR.label,
}
MOST_LINES = 4
LONGEST = 400


@dataclass(frozen=True)
class Value:
    """One value: ``texts`` in words, ``lines`` of the document on which it stands, ``passage`` what stands there."""

    name: str
    label: str
    texts: list[str]
    lines: list[int] = field(default_factory=list)
    passage: str = ""
    doubt: str = ""


def role_words(role: str | None) -> str:
    """What part somebody takes."""
    return str(ROLE_WORDS.get(role or "", role or ""))


def often_words(often: Often) -> str:
    """A norm in words."""
    times = said_number(Decimal(str(often.times)))
    text = ngettext("%(times)s time a year", "%(times)s times a year", 1 if often.times == 1 else 2) % {"times": times}
    if often.at_least:
        text = _("at least %(norm)s") % {"norm": text}
    return _("about %(norm)s") % {"norm": text} if often.about else text


def party_words(party: Named, usual: str) -> str:
    """A party with its role, unless that is what the list is for."""
    return party.name if party.role == usual else f"{party.name} ({role_words(party.role)})"


def phase_words(phase: Phase) -> str:
    """A phase: when, and what."""
    return ": ".join(part for part in (phase.words, phase.text) if part)


def texts_of(node: Node, name: str) -> list[str]:
    """A value in words, one text for each entry; none where nothing was read."""
    value: Any = getattr(node, name)
    if name in {"leads", "partners"}:
        return [party_words(party, "lead" if name == "leads" else "partner") for party in value]
    if name == "phases":
        return [phase_words(phase) for phase in value]
    if name == "frequency":
        return [often_words(value)] if value else []
    if name == "role":
        return [role_words(value)] if value else []
    if name == "years":
        return [", ".join(str(year) for year in value)] if value else []
    if isinstance(value, list):
        return [str(each) for each in value]
    return [value] if value else []


def places_of(node: Node, name: str) -> list[Place]:
    """Where a value stands; the title stands where the node begins."""
    found = node.places.get(name, [])
    return found or ([node.source] if name == "title" else [])


def lines_of(places: Iterable[Place]) -> list[int]:
    """The lines of places, each once, in order."""
    return sorted({place.line for place in places if place.line})


def passage(lines: list[str], numbers: list[int]) -> str:
    """What stands on some lines of the document, as far as one can take in."""
    found = [lines[number - 1].strip() for number in numbers[:MOST_LINES] if 0 < number <= len(lines)]
    text = "\n".join(part for part in found if part)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def values_of(row: ReadNode, lines: list[str]) -> Iterator[Value]:
    """What was read of a node, and what there is doubt about."""
    node = row.node
    for name, label in LABELS.items():
        texts = texts_of(node, name)
        doubt = node.doubts.get(name, "")
        if texts or doubt:
            numbers = lines_of(places_of(node, name))
            said = sentence(doubt, {}) if doubt else ""
            yield Value(name, str(label), texts, numbers, passage(lines, numbers), said)


def doubts_elsewhere(row: ReadNode) -> list[str]:
    """Doubts about the node as a whole, or about something that is no value."""
    return [sentence(code, {}) for name, code in row.doubts.items() if name not in LABELS]


def all_lines(row: ReadNode) -> list[int]:
    """Every line on which something of a node stands."""
    node = row.node
    return lines_of([node.source, *(place for there in node.places.values() for place in there)])
