"""How often: the words that a person types become a norm, with a say over what was read in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.plans.models import Action, FrequencyNorm, NormOwner
from regietafel.reading.frequency import is_about, is_minimum, plain, read_frequency

Counting = Literal["read", "number", "none"]
"""Where the number comes from: the words, the person, or nowhere because the words stay text."""


@dataclass(frozen=True)
class NormWords:
    """The words of a norm, and what a person says about them against what can be read."""

    text: str
    counting: Counting = "read"
    times: Decimal | None = None
    owner: str = ""

    def columns(self) -> dict[str, Any]:
        """The columns of the norm: what was read, unless the person knows better."""
        read = read_frequency(self.text)
        words = plain(self.text)
        times = {"read": read.times, "number": self.times, "none": None}[self.counting]
        if self.counting == "number" and not is_sensible(times):
            raise Refusal(_("Give a number of times a year between 0 and 366."), field="norm_times")
        read_owner = NormOwner.ORGANISER if read.organiser else NormOwner.OWN
        return {
            "text": self.text,
            "times": times,
            "at_least": times is not None and is_minimum(words),
            "about": times is not None and is_about(words),
            "owner": self.owner or read_owner,
        }


def is_sensible(times: Decimal | None) -> bool:
    """Whether something can happen so many times a year."""
    return times is not None and times.is_finite() and 0 < times <= 366


def counting_of(norm: FrequencyNorm) -> Counting:
    """How the number of a norm came about, as far as the norm itself tells."""
    if norm.times == read_frequency(norm.text).times:
        return "read"
    return "none" if norm.times is None else "number"


def norm_of(action: Action) -> FrequencyNorm | None:
    """The norm of an action, if it has one."""
    return FrequencyNorm.objects.filter(action=action).first()


def write_norm(action: Action, words: NormWords | None) -> FrequencyNorm | None:
    """Make the norm of the action what the words say; no words, no norm."""
    if words is None or not words.text:
        FrequencyNorm.objects.filter(action=action).delete()
        return None
    norm, _made = FrequencyNorm.objects.update_or_create(action=action, defaults=words.columns())
    return norm
