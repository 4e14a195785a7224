"""Which years: a list ("2023 – 2024 – 2025"), a range ("2023 – 2025"), an open end ("vanaf 2024", "tot eind 2023").

An open end goes as far as the plan does, where its period is known; else only the year that is named counts. A year
outside the plan is no year of the action ("talks began in 2022").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from regietafel.reading.fields.words import folded

Period = tuple[int, int]
FIRST, LAST, WIDEST = 1990, 2100, 30

YEAR = r"(?<![\d.,€$])(?<!€ )(?<!eur )(?<!euro )(?<![a-z]-)(?:19|20)\d\d(?![\d€%]|[.,]\d| ?(?:euro|eur|€|%|personen|plaatsen|inwoners|deelnemers|uren|uur|habitants)\b)"
SHORT = r"(?:['‘’]\s?)?\d\d(?![\d.,/:-]*\d)"
DASH = r"\s*[-–—−]+\s*"
PART = (
    r"(?:(?:de |het |le |la |l'|the )?(?:begin|start|midden|mid|half|eind(?:e)?|voorjaar|najaar|zomer|herfst|winter|lente|(?:eerste|tweede|derde|vierde|laatste|1e|2e|1ste|2de|3de|4de)"
    r" (?:helft|kwartaal|trimester|semester|half ?jaar|jaarhelft)|debut|fin|mi|ete|automne|hiver|printemps|(?:premier|deuxieme|second|troisieme|dernier|1er)\w* (?:semestre|trimestre|moitie)"
    r"|q[1-4]|(?:jan|feb|maart|mrt|april|mei|juni|juli|aug|sept|okt|nov|dec|janv|fevr|mars|avril|mai|juin|juillet|aout|oct)\w*\.?|\d{1,2}(?:er)?(?=\s)|werkjaar|schooljaar|jaar|l'annee|end|summer|spring|beginning)"
    r"(?:[ -](?:van|de|du|of|d')?\s?|\s*)){0,6}+"
)
ONE_A = rf"{PART}(?P<a>{YEAR})"
ONE_B = rf"{PART}(?P<b>{YEAR})"

CHAIN = re.compile(rf"{YEAR}(?:{DASH}{YEAR}){{2,}}")
RANGE = re.compile(rf"{ONE_A}{DASH}{PART}(?P<b>(?:19|20)\d\d|{SHORT})(?![\d])")
BETWEEN = re.compile(
    rf"\b(?:(?:van|vanaf|tussen|de|du|depuis|entre|from|between)\s+)?{ONE_A}\s*,?\s*(?:(?:en loopt |loopt )?tot(?: en met)?|t/m|t\.e\.m\.?|tem|jusqu'?(?:a|en|au)?|a|au|to|until|through)\s+{ONE_B}"
)
TUSSEN = re.compile(rf"\b(?:tussen|entre|between)\s+{ONE_A}\s+(?:en|et|and)\s+{ONE_B}")
SINCE = re.compile(
    rf"(?:\b(?:vanaf|sinds|as of|since|from|starting|depuis|des|a partir d[eu]|a compter d[eu])\s+(?:de |het |le |la )?{ONE_A}|{ONE_B}\s+(?:e\.v\.?|ev\b|en volgende|en later|et suivantes|onwards|en verder))"
)
UNTIL = re.compile(
    rf"\b(?:loopt(?: nog)? (?:tot|door tot)|tot(?: en met)?|t/m|t\.e\.m\.?|jusqu'?(?:a|en|au)?|until|till)\s+(?:de |het |la |le |l')?{ONE_A}"
)
DAY = re.compile(r"\b(?:\d{1,2}[./-])?\d{1,2}[./-](?=(?:19|20)\d\d\b)")
LISTED = re.compile(rf"{YEAR}")
NOT_WHEN = re.compile(
    r"(?:\b(?:decreet|wet|besluit|ordonnantie|kb|ministerieel besluit|decret|loi|ordonnance|arrete|circulaire|omzendbrief|cijfers|bevraging|evaluatie uit|sinds (?:het|de) \w+)"
    r"(?: (?:van|uit|du|de|d'|of))?(?: \d{1,2}(?:er)? \w+)?|\b(?:na|apres|after|voor(?: de)?|avant|before|t\.o\.v\.?|ten opzichte van|nulmeting|par rapport a|compared to)) $"
)
WHOLE = re.compile(
    r"\b(?:(?:de )?(?:hele|gehele|volledige|ganse) (?:plan|looptijd|periode|planperiode|beleidsperiode|legislatuur|looptijd van het plan|duur)"
    r"|toute la (?:duree|periode|legislature)(?: du plan)?|tout au long d[eu] (?:plan|la (?:periode|legislature))|the whole (?:period|plan))\b"
)


@dataclass(frozen=True)
class Years:
    """The years in order; ``is_open`` where an end was not named, ``outside`` those that the period of the plan leaves out."""

    years: tuple[int, ...] = ()
    is_open: bool = False
    outside: tuple[int, ...] = ()


def read_years(text: str, period: Period | None = None) -> Years:
    """The years that a text about time names.

    >>> read_years("2023 – 2025").years
    (2023, 2024, 2025)
    >>> read_years("vanaf 2024", (2023, 2025)).years
    (2024, 2025)
    """
    plain = DAY.sub(lambda day: " " * len(day[0]), folded(text))
    found: set[int] = set()
    is_open = False
    if period and WHOLE.search(plain):
        found |= set(range(period[0], period[1] + 1))
    for pattern in (CHAIN, TUSSEN, BETWEEN, RANGE):
        for match in list(pattern.finditer(plain)):
            found |= set(named_by(match, pattern))
            plain = without(plain, match)
    for pattern in (SINCE, UNTIL):
        for match in list(pattern.finditer(plain)):
            if excluded(plain, match.start()):
                continue
            is_open = True
            found |= set(open_ended(match, pattern, period))
            plain = without(plain, match)
    for match in LISTED.finditer(plain):
        if not excluded(plain, match.start()):
            found.add(int(match[0]))
    return bounded(found, is_open, period)


def named_by(match: re.Match[str], pattern: re.Pattern[str]) -> range | list[int]:
    """The years of a chain or of a range."""
    if pattern is CHAIN:
        return [int(year) for year in LISTED.findall(match[0])]
    first = int(match["a"])
    digits = "".join(sign for sign in match["b"] if sign in "0123456789")
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    return range(first, last + 1) if 0 <= last - first <= WIDEST else [first, last]


def open_ended(match: re.Match[str], pattern: re.Pattern[str], period: Period | None) -> range | list[int]:
    """From a year to the end of the plan, or from its beginning to a year."""
    year = int(match["a"] or match["b"]) if pattern is SINCE else int(match["a"])
    if period is None or abs(year - period[0]) > WIDEST or abs(period[1] - year) > WIDEST:
        return [year]
    return range(max(year, period[0]), period[1] + 1) if pattern is SINCE else range(period[0], year + 1)


def without(text: str, match: re.Match[str]) -> str:
    """The text with what was read blanked, so that nothing is read twice and nothing moves."""
    return f"{text[: match.start()]}{' ' * len(match[0])}{text[match.end() :]}"


def excluded(text: str, at: int) -> bool:
    """Whether the year is that of a decree, of figures, or one that something comes after."""
    return NOT_WHEN.search(text[max(0, at - 60) : at]) is not None


def bounded(found: set[int], is_open: bool, period: Period | None) -> Years:
    """Only what can be: years of our time, and of the plan where its period is known."""
    years = {year for year in found if FIRST <= year <= LAST}
    inside = {year for year in years if period is None or period[0] <= year <= period[1]}
    return Years(tuple(sorted(inside)), is_open, tuple(sorted(years - inside)))
