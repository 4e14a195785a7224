"""The norm of a read action: the words of its timing, with the number that was read in them."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from regietafel.plans.models import FrequencyNorm
from regietafel.plans.operations.norms import NormWords, is_sensible
from regietafel.reading.frequency import read_frequency
from regietafel.reading.plan_reading import Often

LONGEST = FrequencyNorm._meta.get_field("text").max_length or 300


def norm_of(timing: str, often: Often | None) -> NormWords | None:
    """The norm, or none: a timing without a rhythm is no norm, except one that somebody else decides."""
    fits = 0 < len(timing) <= LONGEST
    if often is None:
        return NormWords(timing) if fits and read_frequency(timing).organiser else None
    times = Decimal(str(round(often.times, 2)))
    if not is_sensible(times):
        return None
    if fits and read_frequency(timing).times == times:
        return NormWords(timing)
    words = timing if fits else in_words(times, often)
    return NormWords(words, "number", times)


def in_words(times: Decimal, often: Often) -> str:
    """The rhythm in words that are read back as the same, for a document that has it elsewhere than in its timing."""
    if often.at_least:
        sentence = _("at least %(times)s times a year")
    elif often.about:
        sentence = _("about %(times)s times a year")
    else:
        sentence = _("%(times)s times a year")
    return sentence % {"times": number_format(f"{times.normalize():f}")}
