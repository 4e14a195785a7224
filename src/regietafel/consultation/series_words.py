"""The rule of a series in words, and back into the fields of its form."""

from __future__ import annotations

import re
from typing import Any

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regietafel.consultation.models import MeetingSeries
from regietafel.consultation.recurrence import DAYS

MONTHLY = re.compile(r"FREQ=MONTHLY;BYDAY=(?P<ordinal>[1-4]|-1)(?P<day>[A-Z]{2})(?:;BYMONTH=(?P<months>[\d,]+))?")
WEEKLY = re.compile(r"FREQ=WEEKLY;INTERVAL=(?P<every>\d+);BYDAY=(?P<day>[A-Z]{2})")

WHICH = {
    1: gettext_lazy("the first %(day)s"),
    2: gettext_lazy("the second %(day)s"),
    3: gettext_lazy("the third %(day)s"),
    4: gettext_lazy("the fourth %(day)s"),
    -1: gettext_lazy("the last %(day)s"),
}
"""Which of its days of the week in a month."""


def rule_words(series: MeetingSeries) -> str:
    """The rule as a person says it; one that came from elsewhere as it stands."""
    if found := WEEKLY.fullmatch(series.rule):
        every, day = int(found["every"]), WEEKDAYS[DAYS.index(found["day"])]
        words = ngettext("every week on %(day)s", "every %(every)s weeks on %(day)s", every)
        return words % {"every": every, "day": day}
    if found := MONTHLY.fullmatch(series.rule):
        day, ordinal = WEEKDAYS[DAYS.index(found["day"])], int(found["ordinal"])
        months = [str(MONTHS[int(one)]) for one in found["months"].split(",")] if found["months"] else []
        which = str(WHICH[ordinal]) % {"day": day}
        if not months:
            return _("%(which)s of each month") % {"which": which}
        return _("%(which)s of %(months)s") % {"which": which, "months": ", ".join(months)}
    return series.rule


def initial_of(series: MeetingSeries) -> dict[str, Any]:
    """A series as its form shows it."""
    names = ("body", "starts_at", "ends_at", "place", "online_url", "skips_holidays", "ends_on")
    initial: dict[str, Any] = {name: getattr(series, name) for name in names}
    if found := WEEKLY.fullmatch(series.rule):
        return {**initial, "often": "weeks", "every": found["every"], "weekday": DAYS.index(found["day"])}
    if found := MONTHLY.fullmatch(series.rule):
        months = found["months"].split(",") if found["months"] else [str(one) for one in range(1, 13)]
        chosen = {"ordinal": found["ordinal"], "weekday": DAYS.index(found["day"]), "months": months}
        return {**initial, "often": "months", **chosen}
    return initial
