"""Days on which one rather does not meet: public holidays of Belgium and school breaks of Flanders."""

from __future__ import annotations

import datetime as dt
from functools import cache

import holidays
from django.utils.functional import Promise
from django.utils.translation import get_language

from regietafel.consultation.school_breaks import break_on

NAMES_IN = {"nl": "nl", "en": "en_US", "fr": "fr"}


@cache
def holidays_of(year: int, language: str = "nl") -> dict[dt.date, str]:
    """The public holidays of Belgium in a year, in a language that the calendar of holidays knows."""
    return dict(holidays.country_holidays("BE", years=year, language=language))


def language_of_screen() -> str:
    """The language of the page as the calendar of holidays calls it; Dutch for one that it does not know."""
    return NAMES_IN.get((get_language() or "nl").partition("-")[0], "nl")


def not_free(day: dt.date) -> Promise | str:
    """Why nobody meets on a day: a public holiday or a school break; empty if it is free."""
    if holiday := holidays_of(day.year, language_of_screen()).get(day):
        return holiday
    found = break_on(day)
    return found.name if found else ""


def free_days(first: dt.date, last: dt.date) -> dict[dt.date, str]:
    """The days between two days, both included, on which one rather does not meet, with the reason."""
    days = (first + dt.timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return {day: str(why) for day in days if (why := not_free(day))}
