"""The words that plans use, Dutch first, then English and French; folded (no capitals, no accents)."""

from __future__ import annotations

from decimal import Decimal

NUMBERS: dict[str, Decimal] = {
    word: Decimal(value)
    for value, words in {
        1: ("een", "eenmaal", "eens", "one", "once", "une", "un"),
        2: ("twee", "tweemaal", "two", "twice", "deux"),
        3: ("drie", "driemaal", "three", "trois"),
        4: ("vier", "viermaal", "four", "quatre"),
        5: ("vijf", "vijfmaal", "five", "cinq"),
        6: ("zes", "zesmaal", "six"),
        7: ("zeven", "seven", "sept"),
        8: ("acht", "eight", "huit"),
        9: ("negen", "nine", "neuf"),
        10: ("tien", "ten", "dix"),
        11: ("elf", "eleven", "onze"),
        12: ("twaalf", "twelve", "douze"),
    }.items()
    for word in words
}

PER_YEAR: dict[str, Decimal] = {
    word: Decimal(times)
    for times, words in {
        1: ("jaar", "werkjaar", "kalenderjaar", "jaren", "year", "years", "an", "ans", "annee"),
        2: ("half jaar", "halfjaar", "semester", "half-year", "half year", "semestre"),
        4: ("kwartaal", "trimester", "kwartalen", "quarter", "trimestre"),
        12: ("maand", "maanden", "month", "months", "mois"),
        52: ("week", "weken", "weeks", "semaine", "semaines"),
    }.items()
    for word in words
}
"""How many of a period go into a year."""

RHYTHMS: dict[str, Decimal] = {
    r"(?:tweemaandelijks\w*|bimestriel\w*|tous les deux mois)": Decimal(6),
    r"(?:driemaandelijks\w*|trimestrie\w+|per kwartaal|per trimester|quarterly)": Decimal(4),
    r"(?:zesmaandelijks\w*|halfjaarlijks\w*|semestrie\w+|half-yearly)": Decimal(2),
    r"(?:tweewekelijks\w*|veertiendaags\w*)": Decimal(26),
    r"(?:tweejaarlijks\w*)": Decimal("0.5"),
    r"(?:maandelijks\w*|monthly|mensuel\w*)": Decimal(12),
    r"(?:wekelijks\w*|weekly|hebdomadaire\w*)": Decimal(52),
    r"(?:jaarlijks\w*|yearly|annually|annuel\w*)": Decimal(1),
}
"""Single words for a rhythm, the longer wording first; the value is a number of times a year."""

TIMES = (
    "keer",
    "maal",
    "x",
    "keren",
    "malen",
    "times?",
    "fois",
    "bijeenkomst(?:en)?",
    "samenkomst(?:en)?",
    "overleg(?:gen|momenten)?",
    "vergadering(?:en)?",
    "",
)
EACH = ("per", "/", "op een", "in het", "elk", "a", "an", "each", "every", "par")
AT_LEAST = (
    "minstens",
    "minimaal",
    "minimum",
    "ten minste",
    "tenminste",
    "op zijn minst",
    "at least",
    "no less than",
    "au moins",
    "au minimum",
    "min\\.",
)
ABOUT = (
    "ongeveer",
    "circa",
    "ca\\.?",
    "een? ?\\d?-?tal",
    "tal",
    "drietal",
    "viertal",
    "tweetal",
    "about",
    "around",
    "environ",
)
ORGANISER = (
    r"(?:volgens|afhankelijk van|in functie van) (?:de |het )?(?:planning|agenda|timing|kalender) van \w+",
    r"planning van (?:de |het )?\w+",
    r"planning of the organi[sz]er",
    r"according to the planning of \w+",
    r"selon (?:le|la) (?:planning|calendrier) d\w+",
)
