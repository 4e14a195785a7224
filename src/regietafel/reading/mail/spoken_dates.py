"""Dates as mail programs write them for people, in Dutch, English and French: "maandag 3 maart 2025 10:12"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from regietafel.reading.mail.headers import moment

MONTHS = (
    ("jan",),
    ("feb", "fév", "fev"),
    ("mar", "maa", "mrt"),
    ("apr", "avr"),
    ("mei", "may", "mai"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "aou", "aoû"),
    ("sep",),
    ("okt", "oct"),
    ("nov",),
    ("dec", "déc"),
)
DAY_FIRST = re.compile(r"\b(\d{1,2})(?:er|st|nd|rd|th)?[\s.-]+([a-zéûà]{3,12})\.?,?[\s-]+(\d{4})\b", re.IGNORECASE)
MONTH_FIRST = re.compile(r"\b([a-zéûà]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", re.IGNORECASE)
IN_NUMBERS = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
YEAR_FIRST = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
CLOCK = re.compile(r"\b(\d{1,2})[:.hu](\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\b)?", re.IGNORECASE)
OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?\s*$")


def zone_here() -> tzinfo:
    """Where who forwards a mail sits, as far as it is not said."""
    try:
        return ZoneInfo("Europe/Brussels")
    except (ZoneInfoNotFoundError, OSError):
        return UTC


HERE = zone_here()
"""Loaded at once: later no file can be opened."""


def spoken_moment(text: str) -> str:
    """A date in ISO with a zone, that of Brussels if it says none; "" if it is not understood."""
    text = text.strip()[:120]
    day = day_in(text)
    if not day:
        return moment(text)
    rest = text.replace(day[0], " ", 1)
    try:
        clock = clock_in(rest)
        year, month, number = day[1]
        when = datetime(year, month, number, *clock, tzinfo=zone_in(rest))
        return when.isoformat() if when.year > 1970 else ""
    except (ValueError, OverflowError):
        return ""


def day_in(text: str) -> tuple[str, tuple[int, int, int]] | None:
    """The day in a text, with the words that say it."""
    if found := DAY_FIRST.search(text):
        return named(found[0], found[3], found[2], found[1])
    if found := MONTH_FIRST.search(text):
        return named(found[0], found[3], found[1], found[2])
    if found := YEAR_FIRST.search(text):
        return found[0], (int(found[1]), int(found[2]), int(found[3]))
    if found := IN_NUMBERS.search(text):
        return found[0], (int(found[3]), int(found[2]), int(found[1]))
    return None


def named(words: str, year: str, month: str, day: str) -> tuple[str, tuple[int, int, int]] | None:
    """A day whose month is a word."""
    short = month.lower()
    number = next((at for at, ways in enumerate(MONTHS, start=1) if short.startswith(ways)), 0)
    return (words, (int(year), number, int(day))) if number else None


def clock_in(text: str) -> tuple[int, int, int]:
    """The time of day, midnight if it is not said."""
    found = CLOCK.search(text)
    if not found:
        return 0, 0, 0
    hour, half = int(found[1]), (found[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, int(found[2]), int(found[3] or 0)


def zone_in(text: str) -> tzinfo:
    """The zone that is said."""
    if found := OFFSET.search(text):
        away = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        return timezone(away if found[1] == "+" else -away)
    return UTC if re.search(r"\b(?:UTC|GMT|Z)\s*$", text) else HERE
