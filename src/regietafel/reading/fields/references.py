"""Where a plan points to another of its actions: "zie 2.3.2", "zie ook actie 4", "voir action 1.2"."""

from __future__ import annotations

import re

from regietafel.reading.fields.words import folded, one_line

NUMBER = r"(?:[a-z]{1,2}[ .]?)?\d{1,2}(?:\.\d{1,2}){0,4}(?:\.?[a-z]\b)?"
DOTTED = r"\d{1,2}(?:\.\d{1,2}){1,4}(?:\.?[a-z]\b)?"
NOUN = (
    r"(?:acties?|actiepunt(?:en)?|doelstelling(?:en)?|(?:strategische|operationele) doelstelling(?:en)?|prioriteit(?:en)?|punt(?:en)?|luik|pijler|maatregel(?:en)?|nr\.?|nummer|thema"
    r"|actions?|objectifs?|mesures?|axes?|points?|priorites?|goals?|fiche)"
)
PREFIX = r"(?:s\.?d\.?|o\.?d\.?|o\.?s\.?|o\.?o\.?|a|ac)"
SEE = (
    r"\b(?:zie(?: ook| verder| hoger| boven| eerder| onder| bij)?|cf\.?|vgl\.?|verwijz(?:en|ing|t) naar|(?:te |terug te )?vinden (?:onder|in|bij)|(?:be|om)schreven (?:bij|onder|in)|uitgewerkt (?:in|onder)"
    r"|komt aan bod (?:in|bij|onder)|link(?:en)? met|samen met|sluit aan (?:bij|op)|aansluitend (?:bij|op)|hangt samen met|in aanvulling op|opgenomen (?:in|onder)|ook (?:bij|onder)"
    r"|voir(?: aussi| egalement)?|repris(?:es?)? (?:sous|dans)|decrite?s? (?:sous|dans)|lie(?:e|es|s)? a|en lien avec|see(?: also| under)?|described (?:in|under))\s+"
)
LIST = r"(?:\s*(?:,|;|/|&|\+|\ben\b|\bet\b|\band\b|\bof\b|\bou\b|\btot\b)\s*(?:(?:en|et)\s+)?)"
ITEM = rf"(?:{PREFIX}\s?{NUMBER}|{NUMBER})"
WITH_NOUN = re.compile(
    rf"{SEE}(?:de |het |l'|la |les |le |the |onze )?{NOUN}\s+(?P<items>{ITEM}(?:{LIST}(?:{NOUN}\s+)?{ITEM})*)(?![\w%])"
)
WITH_PREFIX = re.compile(
    rf"{SEE}(?P<items>{PREFIX}\s?\d{{1,2}}(?:\.\d{{1,2}}){{0,4}}(?:{LIST}{PREFIX}\s?\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})*)(?![\w%])"
)
WITH_DOTS = re.compile(rf"{SEE}[\"'«“„]?(?P<items>{DOTTED}(?:{LIST}{DOTTED})*)(?![\w%])")
ARROW = re.compile(rf"(?:->|=>|→)\s*(?:zie )?(?:{NOUN}\s+)?(?P<items>{DOTTED}(?:{LIST}{DOTTED})*)(?![\w%])")
SINGLE = re.compile(rf"(?:{PREFIX}\s?)?(?<![\d.])\d{{1,2}}(?:\.\d{{1,2}}){{0,4}}(?:\.?[a-z]\b)?(?![\d.]*\d)")


def read_references(text: str) -> list[str]:
    """The numbers of the actions or goals that a text points to, as they are written, each once."""
    line = one_line(text)
    plain = folded(line)
    found: list[tuple[int, str]] = []
    for pattern in (WITH_NOUN, WITH_PREFIX, WITH_DOTS, ARROW):
        for match in pattern.finditer(plain):
            start = match.start("items")
            found += [
                (start + one.start(), line[start + one.start() : start + one.end()].strip(" ."))
                for one in SINGLE.finditer(match["items"])
            ]
    return list(dict.fromkeys(item for _, item in sorted(found)))


def after_label(text: str) -> list[str]:
    """The numbers in the value of a label for references: any number there points to something."""
    line = one_line(text)
    return list(
        dict.fromkeys(line[one.start() : one.end()].strip(" .") for one in SINGLE.finditer(folded(line)))
    ) or read_references(f"zie {line}")
