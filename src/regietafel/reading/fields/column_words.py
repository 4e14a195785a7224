"""The words above a column (or beside a value on a sheet of one action) besides those of the fields, and those for a role.

Folded patterns, as in ``label_words``.
"""

from __future__ import annotations

from regietafel.reading.fields.label_words import GOAL, NUMBER, PRIORITY, TITLE

COLUMNS: dict[str, tuple[str, ...]] = {
    TITLE: (
        r"(?:naam (?:van )?(?:de )?|titel (?:van )?(?:de )?)?(?:actie|acties|actiepunt|actiepunten|maatregel|maatregelen|activiteit|activiteiten)",
        r"(?:concrete |voorgestelde )?acties?",
        r"titel",
        r"naam",
        r"project(?:en)?",
        r"initiatie(?:f|ven)",
        r"omschrijving (?:van )?(?:de )?acties?",
        r"wat",
        r"(?:intitule|nom|titre)(?: de l'action| du projet)?",
        r"actions?(?: concretes?)?",
        r"mesures?",
        r"activites?",
        r"quoi",
        r"activity",
        r"activities",
        r"title",
        r"what",
    ),
    NUMBER: (
        r"nr\.?",
        r"nrs?\.?",
        r"(?:volg|actie)?nummer",
        r"n°",
        r"no\.?",
        r"#",
        r"num(?:ero)?\.?",
        r"number",
        r"id",
    ),
    PRIORITY: (
        r"(?:beleids)?prioriteit(?:en)?",
        r"pijlers?",
        r"luik(?:en)?",
        r"speerpunt(?:en)?",
        r"(?:strategische|beleids)\s?doelstelling(?:en)?",
        r"s\.?d\.?",
        r"thema'?s?",
        r"(?:beleids)?domein(?:en)?",
        r"spoor",
        r"axes?(?: strategiques?)?",
        r"objectifs? strategiques?",
        r"o\.?s\.?",
        r"priorites?",
        r"piliers?",
        r"priority",
        r"pillar",
    ),
    GOAL: (
        r"(?:operationele |sub|concrete )?doelstelling(?:en)?",
        r"o\.?d\.?",
        r"doel(?:en)?",
        r"actieplan(?:nen)?",
        r"objectifs?(?: operationnels?)?",
        r"o\.?o\.?",
        r"goals?",
        r"objectives?",
    ),
}
"""What stands above a column (or beside a value in a sheet of one action) besides the fields."""

ROLES: dict[str, tuple[str, ...]] = {
    "lead": (
        r"(?:hoofd|mede|co-?)?trekk?ers?",
        r"(?:eind|hoofd)?verantwoordelijken?",
        r"initiatiefnemers?",
        r"coordinator(?:en)?",
        r"(?:project)?leiders?",
        r"organisator(?:en)?",
        r"(?:co-?)?porteurs?",
        r"(?:co-?)?pilotes?",
        r"chefs? de file",
        r"responsables?",
        r"coordinateurs?",
        r"leads?",
        r"leaders?",
    ),
    "participant": (r"deelnemers?", r"participants?", r"(?:vast |actief )?lid", r"leden", r"membres?", r"members?"),
    "partner": (r"(?:mede|project|vaste )?partners?", r"partenaires?"),
    "link": (
        r"schakel(?:s|figuur)?",
        r"links?",
        r"brug(?:figuur)?",
        r"verbindingspersoon",
        r"relais",
        r"liaison",
        r"trait d'union",
    ),
    "promoter": (r"(?:project)?promotor(?:en|s)?", r"promoteurs?", r"promoters?"),
}
"""The part that somebody takes, as a noun."""
