"""How complete what is known of a workplace is: what somebody who refers people needs to know, and what of that is missing.

It counts facts, not words: a field of the workplace once, a field of an offer once for each offer that holds now. A workplace
without an offer misses all that an offer would say.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OF_WORKPLACE: dict[str, str | Promise] = {
    "municipality": _("municipality"),
    "street": _("street and number"),
    "contact": _("contact"),
}
"""What one needs to know of a workplace itself."""

OF_OFFER: dict[str, str | Promise] = {
    "work_form": _("work form"),
    "rungs": _("rungs of the ladder"),
    "summary": _("what one does"),
    "target_groups": _("target groups"),
    "dutch": _("required Dutch"),
    "hours": _("hours"),
    "referral": _("how to refer"),
    "capacity": _("places"),
}
"""What one needs to know of each offer. ``target_groups`` and ``capacity`` stand in tables of their own."""

OFFERS = "offers"
LABELS: dict[str, str | Promise] = {**OF_WORKPLACE, OFFERS: _("an offer"), **OF_OFFER}


@dataclass(frozen=True)
class Completeness:
    """What is missing, in the order of the form and each once, and which share of all is there."""

    missing: tuple[str, ...]
    filled: int
    needed: int

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.filled / self.needed

    @property
    def percent(self) -> int:
        """The share as people say it; 100 only when nothing is missing."""
        return 100 if not self.missing else min(99, round(self.share * 100))

    @property
    def labels(self) -> list[str]:
        """What is missing, in words."""
        return [str(LABELS[name]) for name in self.missing]


def is_known(value: Any) -> bool:
    """Whether something is said: nought is, and "none needed" is; empty is not."""
    return value is not None and value != "" and value != [] and value is not False


def completeness(workplace: Mapping[str, Any], offers: Sequence[Mapping[str, Any]]) -> Completeness:
    """What is missing of a workplace and of the offers that hold, given as what is known of each by the names above.

    >>> completeness({"municipality": 1, "street": "Kaai 1", "contact": 2}, []).percent
    25
    """
    missing = {name for name in OF_WORKPLACE if not is_known(workplace.get(name))}
    filled = len(OF_WORKPLACE) - len(missing)
    for offer in offers:
        lacks = lacking(offer)
        filled += len(OF_OFFER) - len(lacks)
        missing.update(lacks)
    if not offers:
        missing.add(OFFERS)
    needed = len(OF_WORKPLACE) + len(OF_OFFER) * len(offers) if offers else len(OF_WORKPLACE) + 1 + len(OF_OFFER)
    return Completeness(tuple(name for name in LABELS if name in missing), filled, needed)


def lacking(offer: Mapping[str, Any]) -> Collection[str]:
    """What an offer does not say."""
    return {name for name in OF_OFFER if not is_known(offer.get(name))}
