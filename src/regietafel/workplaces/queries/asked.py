"""What a search of the directory asks for, as the address says it: nothing in it has been looked up yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import models
from django.utils.translation import gettext_lazy as _

RUNG, FORM, LANGUAGE, GROUP, ACTIVITY, MEASURE = "rung", "form", "language", "group", "activity", "measure"
DUTCH, WHEELCHAIR, FREE = "dutch", "wheelchair", "free"

DIMENSIONS = (RUNG, FORM, LANGUAGE, GROUP, ACTIVITY, MEASURE, DUTCH, WHEELCHAIR, FREE)
"""By what offers can be filtered, in the order of the page. Of one of these any value will do; all of them must hold."""

YES = "1"
"""The one value of a filter that is on or off."""


class Sort(models.TextChoices):
    """In which order results stand."""

    RELEVANCE = "", _("best match")
    DISTANCE = "distance", _("nearest first")
    NAME = "name", _("by name")
    CONFIRMED = "confirmed", _("confirmed most recently")


@dataclass(frozen=True)
class Asked:
    """One question to the directory; ``chosen`` has the values of each filter that is on.

    ``where`` is a municipality, village or postcode as somebody typed it, and ``km`` how far around it one would go;
    without ``km`` it means that place itself. ``ended`` wants what exists no more as well, for whoever sees that.
    """

    text: str = ""
    where: str = ""
    km: int | None = None
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ended: bool = False
    sort: str = Sort.RELEVANCE

    @property
    def filters(self) -> dict[str, frozenset[str]]:
        """The filters of offers that are on."""
        return {name: self.chosen[name] for name in DIMENSIONS if self.chosen.get(name)}

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.text.strip() or self.where.strip() or self.filters)

    def without(self, name: str) -> Asked:
        """The same question with one part left out: ``text``, ``where`` or one of the filters."""
        if name in DIMENSIONS:
            return replace(self, chosen={key: values for key, values in self.chosen.items() if key != name})
        return replace(self, text="") if name == "text" else replace(self, where="", km=None)
