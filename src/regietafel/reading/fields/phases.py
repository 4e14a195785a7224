"""Stretches of an action: "2023, eerste helft: in kaart brengen", "2024 – 2025: uitwerken", "fase 1 (2023): opstart"."""

from __future__ import annotations

import re

from regietafel.reading.blocks import NOWHERE, Place
from regietafel.reading.fields.words import END_OF_SENTENCE, folded
from regietafel.reading.fields.years import YEAR, read_years
from regietafel.reading.plan_reading import Phase

WORD = (
    r"(?:(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e|1ste|2de|3de|4de|helft|kwartaal|trimester|semester|half ?jaar|jaarhelft|begin|midden|half|mid|eind|einde|voorjaar"
    r"|najaar|zomer|herfst|winter|lente|van|tot|en|met|t/m|vanaf|tegen|in|de|het|du|le|la|premier|premiere|deuxieme|second|seconde|troisieme|quatrieme|1er|semestre|trimestre"
    r"|moitie|debut|fin|mi|ete|automne|hiver|printemps|fase|phase|stap|etape|werkjaar|jaar|annee|maand|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|from|to|until|end|first|half|q[1-4]|[ivx]{1,3}|[1-9]|a|au|jusqu'a|jusqu'en|et"
    r"|des|depuis)(?!\w)|l'|[-–—/()])"
)
WHEN = rf"(?:{WORD}[\s,]*){{0,9}}+(?:{YEAR})(?:[\s,]*(?:{WORD}|{YEAR}|(?<=[-–—/])\d\d)){{0,16}}+"
HEAD = re.compile(rf"(?P<when>{WHEN})\s*(?P<mark>:|=>|→)\s*")
HEAD_BARE = re.compile(rf"(?P<when>{YEAR}(?:\s*[-–—]\s*{YEAR})?)\s+(?=\S)")
STAGE = re.compile(
    rf"(?P<when>(?:fase|phase|stap|etape)\s*(?:\d|[ivx]+))\s*(?:\((?P<years>[^()]*{YEAR}[^()]*)\))?\s*[:–-]\s*"
)
INSIDE = re.compile(rf"(?:^|(?<=[.;|\n])\s*){HEAD.pattern}")


def starts_phase(text: str) -> bool:
    """Whether a line begins with a stretch of time and a colon."""
    plain = folded(text)
    return bool(HEAD.match(plain) or STAGE.match(plain))


def read_phases(text: str, place: Place = NOWHERE, *, bare: bool = False) -> list[Phase]:
    """The stretches that a text names; ``bare`` takes "2023 Opstart" without a colon too."""
    plain = folded(text)
    heads = list(INSIDE.finditer(plain)) or [found for found in [STAGE.match(plain)] if found]
    if heads:
        ends = [*[found.start() for found in heads[1:]], len(text)]
        phases = [phase(text, found, end, place) for found, end in zip(heads, ends, strict=True)]
        return [each for each in phases if each.text]
    found = HEAD_BARE.match(plain) if bare else None
    if found and text[found.end() :][:1].isupper():
        return [phase(text, found, len(text), place)]
    return []


def phase(text: str, found: re.Match[str], end: int, place: Place) -> Phase:
    """The phase that one head begins."""
    words = text[found.start("when") : found.end("when")].strip(" ,")
    years = read_years(words if "years" not in found.re.groupindex else found["years"] or words).years
    told = " ".join(END_OF_SENTENCE.split(text[found.end() : end].strip(" ;|\n"))).replace("\n", " ")
    return Phase(words, told, min(years, default=None), max(years, default=None), place)
