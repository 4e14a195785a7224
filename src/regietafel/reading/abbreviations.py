"""The abbreviations that plans use, and a reader that explains each at its first use.

Whoever opens a public plan knows none of them. What stands for two things (MW) is left out: a wrong explanation is
worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

ABBREVIATIONS: dict[str, str] = {
    "AV": "algemene vergadering",
    "AZ": "arbeidszorg",
    "DAEB": "dienst van algemeen economisch belang",
    "ESF": "Europees Sociaal Fonds",
    "GTB": "bemiddeling voor wie werk zoekt met een arbeidsbeperking",
    "IMW": "individueel maatwerk",
    "LB": "lokaal bestuur",
    "LDE": "lokale diensteneconomie",
    "LN": "lerend netwerk",
    "MWB": "maatwerkbedrijf",
    "NEC": "normaal economisch circuit",
    "NEET": "jongeren zonder werk, school of opleiding",
    "OCMW": "openbaar centrum voor maatschappelijk welzijn",
    "OCMW's": "openbare centra voor maatschappelijk welzijn",
    "POM": "provinciale ontwikkelingsmaatschappij",
    "RESOC": "regionaal economisch en sociaal overlegcomité",
    "ROA": "regionaal overleg activering",
    "ROSE": "regionaal overleg sociale economie",
    "SE": "sociale economie",
    "SEC": "sociaal economisch circuit",
    "STAM": "steunpunt activering op maat",
    "TWE": "tijdelijke werkervaring",
    "UNIZO": "Unie van Zelfstandige Ondernemers",
    "VDAB": "Vlaamse dienst voor arbeidsbemiddeling en beroepsopleiding",
    "VOKA": "Vlaams netwerk van ondernemingen",
    "VVSG": "Vereniging van Vlaamse Steden en Gemeenten",
    "WG's": "werkgevers",
}


LOOKS_LIKE_ONE = re.compile(r"(?<![\w'’.-])[A-Z][A-Z0-9]+(?:['’]s)?(?![\w'’])")
"""Two capitals or more, or a capital with figures: what a reader may stumble over."""


def abbreviations_in(text: str) -> list[str]:
    """What looks like an abbreviation, in the order of the text."""
    return [found.replace("’", "'") for found in LOOKS_LIKE_ONE.findall(text)]


class Explainer:
    """Explains on one page, in the order in which it is read; ``used`` holds what was met, ``unknown`` what nobody explains."""

    def __init__(self, known: Mapping[str, str] = ABBREVIATIONS) -> None:
        self.known = known
        self.used: dict[str, str] = {}
        self.unknown: dict[str, None] = {}
        longest_first = "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True))
        words = longest_first.replace("'", "['’]") or "(?!)"
        self.pattern = re.compile(rf"(?<![\w-])(?P<short>{words})(?P<rest>(?:-\w+)*)(?![\w'’])")

    def explain(self, text: str) -> str:
        """The text with what each abbreviation stands for behind its first use.

        Nothing is added where the text says it in full already.
        """
        in_full = text.casefold()
        self.unknown |= dict.fromkeys(one for one in abbreviations_in(text) if one not in self.known)

        def with_meaning(found: re.Match[str]) -> str:
            short = found["short"].replace("’", "'")
            if short in self.used:
                return found[0]
            self.used[short] = meaning = self.known[short]
            if meaning.casefold() in in_full:
                return found[0]
            between = text[: found.start()].endswith("(") and text[found.end() :].startswith(")")
            return f"{found[0]}: {meaning}" if between else f"{found[0]} ({meaning})"

        return self.pattern.sub(with_meaning, text)
