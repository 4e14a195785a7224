"""The words with which plans name their levels, as data: Dutch, then French; folded.

To teach the reading a word, add it here. ``rank`` says how deep the word stands: of two words in one document the
lower rank stands above. ``level`` is what it is in a plan when nothing else says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from regietafel.reading.plan_reading import ACTION, GOAL, PRIORITY


@dataclass(frozen=True)
class LevelWord:
    """A word for a level; ``key`` tells words apart, spellings of one word share it."""

    key: str
    rank: int
    level: str


LEVEL_WORDS: tuple[tuple[str, int, str, tuple[str, ...]], ...] = (
    ("pillar", 10, PRIORITY, ("pijler", "luik", "krachtlijn", "hefboom", "werf", "spoor", "pilier", "volet", "chantier", "levier")),
    ("axis", 12, PRIORITY, ("axe strategique", "axe prioritaire", "axe", "as", "hoofdthema", "thema", "thematique", "theme", "domein", "beleidsdomein", "domaine", "cluster")),
    ("priority", 14, PRIORITY, ("beleidsprioriteit", "prioriteit", "prio", "priorite", "speerpunt", "ambitie", "uitdaging", "ambition", "enjeu", "defi", "orientation", "opdracht", "mission")),
    ("strategic", 20, PRIORITY, ("strategische doelstelling", "strategisch doel", "beleidsdoelstelling", "hoofddoelstelling", "objectif strategique", "objectif general", r"s\.\s?d\.", "sd", "bd", r"o\.\s?s\.", "os", "hd")),
    ("goal", 24, GOAL, ("doelstelling", "doel", "objectif", "but")),
    ("operational", 28, GOAL, ("operationele doelstelling", "operationeel doel", "subdoelstelling", "tussendoel", "deeldoelstelling", "objectif operationnel", "objectif specifique", "sous-objectif", r"o\.\s?d\.", "od", r"o\.\s?o\.", "oo", "actielijn", "actieplan", "actieprogramma", "programma", "werklijn", "ligne d'action", "plan d'action", "programme", "ap")),
    ("action", 40, ACTION, ("actiefiche", "actiepunt", "actie", "fiche action", "fiche-action", "fiche projet", "fiche", "action", "maatregel", "mesure", "initiatief", "initiative", "activiteit", "activite", "projectfiche", "project", "projet", "act", "ac")),
    ("step", 50, ACTION, ("deelactie", "subactie", "sous-action", "actiestap")),
)  # fmt: skip
"""Key, rank, level, spellings (patterns)."""

ACTION_RANK = 40
"""From here on a word means an action."""

ABBREVIATED = frozenset(["sd", "bd", "os", "hd", "od", "oo", "ap", "act", "ac", "prio", "as"])
"""Too short to mean a level without a number right behind."""

MANY = (
    "acties|actiepunten|actions|maatregelen|mesures|initiatieven|initiatives|activiteiten|activites|actiefiches|"
    "fiches|deelacties|projecten|projets|concretisering|uitvoering"
)
"""Words above a list of actions."""

WORDS: dict[str, LevelWord] = {
    spelling: LevelWord(key, rank, level) for key, rank, level, spellings in LEVEL_WORDS for spelling in spellings
}
SPELLINGS = "|".join(sorted(WORDS, key=len, reverse=True))
ANNOUNCES = re.compile(rf"\b(?:{MANY})\b")
ANNEX = re.compile(r"(?:bijlagen?|annexes?|appendix)\b(?: \w{1,3})?\s?(?:[:.-]|$)")
"""How an annex begins, alone on its line."""
CHAPTERS = re.compile(
    r"(?:inleiding|voorwoord|woord vooraf|situering|context|omgevingsanalyse|analyse|achtergrond|aanleiding|inhoud\w*|"
    r"inhoudsopgave|inhoudstafel|samenvatting|besluit|conclusie|slot\w*|bijlagen?|contact\w*|colofon|begroting|budget|"
    r"financi\w+|middelen|evaluatie|monitoring|opvolging|afkortingen\w*|bronnen|missie|visie|methodiek|werkwijze|proces|"
    r"deelnemers|partners|werkingsgebied|opmerkingen|ondertekening\w*|"
    r"introduction|avant-propos|preambule|sommaire|table des matieres|resume|diagnostic|etat des lieux|contexte|"
    r"conclusions?|annexes?|evaluation|suivi|moyens|methodologie|abreviations|sources|glossaire|remarques|signatures?)\b"
)
"""How a chapter begins that tells about the plan and is no part of it."""


def word_called(spelling: str) -> LevelWord:
    """The word behind a spelling that :data:`SPELLINGS` found."""
    if spelling in WORDS:
        return WORDS[spelling]
    return next(word for pattern, word in WORDS.items() if re.fullmatch(pattern, spelling))
