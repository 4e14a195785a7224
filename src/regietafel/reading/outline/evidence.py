"""Whether a document is a plan at all: signs for and against, as data. Minutes, reports and letters have lists too."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regietafel.reading.blocks import Block, Text
from regietafel.reading.outline.folding import fold
from regietafel.reading.outline.labels import kinds_in, kinds_in_brackets
from regietafel.reading.outline.openings import Opening, announces
from regietafel.reading.outline.words import ACTION_RANK

PLAN = re.compile(
    r"\b(?:(?:jaar|meerjaren)?actieplan\w*|actieprogramma|jaarplan\w*|beleidsplan\w*|meerjarenplan\w*|plan van aanpak|werkplan|"
    r"(?:operationeel|strategisch|lokaal|regionaal|gemeentelijk|intergemeentelijk|bovenlokaal) (?:\w+ )?plan|plan voor (?:de|het|onze) (?:regio|streek)|plan d'actions?|plan (?:strategique|operationnel|pluriannuel|local|communal|regional|intercommunal|transversal)|programme d'actions?|"
    r"feuille de route|action plan)\b"
)
REPORT = re.compile(
    r"\b(?:jaarverslag\w*|verslag\w*|notulen|activiteitenverslag|eindrapport|voortgangsrapport\w*|agenda|uitnodiging|nieuwsbrief|persbericht|"
    r"rapport annuel|rapport d'activites?|compte[- ]rendu|proces[- ]verbal|ordre du jour|invitation|minutes|annual report)\b"
)
MEETING = re.compile(
    r"(?:aanwezig(?:en)?|verontschuldigd|afwezig|verslaggever|voorzitter|agendapunten?|varia|rondvraag|volgende vergadering|"
    r"goedkeuring (?:van het )?(?:vorig )?verslag|"
    r"presents?|excuses?|absents?|secretaire|points? a l'ordre du jour|divers|prochaine reunion|approbation du pv)\b"
)
LETTER = re.compile(
    r"(?:geachte|beste|met vriendelijke groet|hoogachtend|betreft|"
    r"madame|monsieur|mesdames|cher|chere|veuillez agreer|cordialement|bien a vous|objet)\b"
)
TITLE_LINES, LONGEST_HEAD = 8, 25
MEETING_ENOUGH, LETTER_ENOUGH = 3, 2
KINDS_ENOUGH = 2


@dataclass(frozen=True)
class Verdict:
    """``is_called_plan``: by its own title or first lines; ``is_plan``: all in all."""

    is_plan: bool
    is_called_plan: bool


def judge(blocks: list[Block], openings: list[Opening], title: str, *, has_tables: bool) -> Verdict:
    """Whether more speaks for a plan than against it."""
    texts = [block for block in blocks if isinstance(block, Text)]
    heads = [fold(title), *heads_of(texts, openings)]
    called_plan = any(PLAN.search(head) for head in heads)
    talk = is_meeting(texts) or is_letter(texts)
    report = any(REPORT.search(head) for head in heads)
    structured = has_tables or has_structure(texts, openings)
    if talk:
        return Verdict(is_plan=False, is_called_plan=False)
    return Verdict((called_plan and structured) if report else (called_plan or structured), called_plan and not report)


def heads_of(texts: list[Text], openings: list[Opening]) -> list[str]:
    """The short lines at the top, above the first number or level: there a document says what it is."""
    first = next((opening.text for opening in openings if opening.rank or opening.mark.number), None)
    above = texts[: texts.index(first)] if first else texts
    return [fold(text.text) for text in above[:TITLE_LINES] if not text.item and len(text.text.split()) <= LONGEST_HEAD]


def has_structure(texts: list[Text], openings: list[Opening]) -> bool:
    """Whether it names levels by words, or announces actions, or has the fields of actions."""
    worded = [opening for opening in openings if opening.rank and (opening.mark.number or opening.text.heading)]
    loose = sum(opening.rank >= ACTION_RANK for opening in openings)
    kinds = [kind for text in texts for kind in kinds_in(text) | kinds_in_brackets(text)]
    fields = len(set(kinds)) >= KINDS_ENOUGH and len(kinds) > KINDS_ENOUGH
    announced = any(announces(text) and (text.heading or text.bold) for text in texts)
    return bool(worded) or loose > 1 or fields or (announced and bool(openings))


def is_meeting(texts: list[Text]) -> bool:
    """Whether it has the lines of minutes or an agenda."""
    found = {hit[0] for text in texts if (hit := MEETING.match(fold(bare(text))))}
    return len(found) >= MEETING_ENOUGH


def is_letter(texts: list[Text]) -> bool:
    """Whether it greets and takes leave."""
    found = {hit[0] for text in texts if (hit := LETTER.match(fold(text.text)))}
    return len(found) >= LETTER_ENOUGH


def bare(text: Text) -> str:
    """A line without the number in front."""
    return text.text.lstrip("0123456789.)-• ")
