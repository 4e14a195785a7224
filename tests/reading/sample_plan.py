"""A plan of our own: the shapes of the plans that regions have, in words that nobody else wrote."""

from __future__ import annotations

from collections.abc import Sequence

from regietafel.reading.blocks import NOWHERE
from regietafel.reading.plan_reading import ACTION, GOAL, LEAD, PARTNER, PRIORITY, Named, Node, Often, PlanReading

FIRST, LAST = 2024, 2026


def node(level: str, number: str, title: str, parent: str | None, **values: object) -> Node:
    """A node; its number is its name in the plan."""
    made = Node(id=number, parent=parent, level=level, title=title, source=NOWHERE, number=number)
    for name, value in values.items():
        setattr(made, name, value)
    return made


def action(
    number: str,
    title: str,
    description: str,
    lead: str,
    partners: Sequence[str],
    years: Sequence[int],
    often: Often | None = None,
    indicators: Sequence[str] = (),
) -> Node:
    """An action under the goal that its number names."""
    return node(
        ACTION,
        number,
        title,
        number.rpartition(".")[0],
        description=description,
        leads=[Named(lead, LEAD)],
        partners=[Named(name, PARTNER) for name in partners],
        years=list(years),
        frequency=often,
        indicators=list(indicators),
    )


ALL = (2024, 2025, 2026)

NODES = [
    node(PRIORITY, "1", "Een sterk netwerk voor werk en zorg", None, codes=["WSE-LR1"]),
    node(GOAL, "1.1", "De partners kennen elkaar", "1"),
    action(
        "1.1.1",
        "Ronde tafel van de werkplaatsen",
        "De werkplaatsen bespreken wat hen bindt en wat hen belet om meer mensen aan te werven.",
        "Regisseur sociale economie",
        ["VDAB", "Lokale besturen", "Huis van het Werk"],
        ALL,
        Often(4, at_least=True),
        ["Aantal bijeenkomsten", "Aantal deelnemende werkplaatsen"],
    ),
    action(
        "1.1.2",
        "Kaart van alle begeleiders",
        "Wie begeleidt wie, en waar? We tekenen het uit en houden het bij.",
        "Dienst Werk",
        ["VDAB", "Loopbaanpunt"],
        (2024,),
        None,
        ["De kaart staat online"],
    ),
    node(GOAL, "1.2", "De besturen trekken aan één zeel", "1"),
    action(
        "1.2.1",
        "Overleg van de diensthoofden",
        "De diensthoofden leggen hun vragen samen en zoeken antwoorden die voor allen gelden.",
        "Dienst Werk",
        ["Lokale besturen"],
        ALL,
        Often(6),
        ["Aantal bijeenkomsten"],
    ),
    action(
        "1.2.2",
        "Bestek met een sociale bladzijde",
        "Wie iets aankoopt, vindt een voorbeeld van een bestek waarin sociale economie een plaats heeft.",
        "Dienst Aankoop",
        ["Lokale besturen", "Koepel van Maatwerkers"],
        (2025, 2026),
        None,
        ["Aantal besturen met een bestek", "Aantal opdrachten voor maatwerkers"],
    ),
    node(PRIORITY, "2", "Meer plaatsen om te leren werken", None, codes=["WSE-LR2"]),
    node(GOAL, "2.1", "Werkvloeren in de buurt", "2"),
    action(
        "2.1.1",
        "Proefdagen bij bedrijven",
        "Werkzoekenden proeven een dag lang van een beroep, met een collega naast zich.",
        "Huis van het Werk",
        ["VDAB", "Kamer van Ondernemers"],
        (2024, 2025),
        Often(2, at_least=True),
        ["Aantal proefdagen", "Aantal deelnemers"],
    ),
    action(
        "2.1.2",
        "Buurtateliers openen",
        "In drie buurten openen we een atelier waar mensen herstellen wat anders weggegooid wordt.",
        "Koepel van Maatwerkers",
        ["Kringwinkel", "Lokale besturen"],
        (2025,),
        None,
        ["Drie ateliers zijn open"],
    ),
    action(
        "2.1.3",
        "Groenploegen delen",
        "Kleine gemeenten delen een ploeg die hun parken onderhoudt.",
        "Dienst Groen",
        ["Koepel van Maatwerkers"],
        (2026,),
        None,
        ["Aantal gemeenten dat meedoet"],
    ),
    node(GOAL, "2.2", "Vervoer mag geen drempel zijn", "2"),
    action(
        "2.2.1",
        "Fietsen voor de eerste maand",
        "Wie begint te werken, leent een maand lang een fiets.",
        "Mobipunt",
        ["Kringwinkel", "VDAB"],
        ALL,
        None,
        ["Aantal uitgeleende fietsen"],
    ),
    action(
        "2.2.2",
        "Overleg met de vervoerregio",
        "We leggen de uren van ploegen en bussen naast elkaar.",
        "Regisseur sociale economie",
        ["Mobipunt"],
        (2024, 2026),
        Often(1),
        ["Aantal aangepaste ritten"],
    ),
    node(PRIORITY, "3", "Leren van wat we doen", None, codes=["WSE-LR3"]),
    node(GOAL, "3.1", "Cijfers die iedereen begrijpt", "3"),
    action(
        "3.1.1",
        "Jaarlijkse cijferkrant",
        "Vier bladzijden met wat er gelukt is, in gewone woorden.",
        "Dienst Werk",
        ["Provincie", "VDAB"],
        ALL,
        Often(1),
        ["Aantal lezers"],
    ),
    action(
        "3.1.2",
        "Bevraging van de werknemers",
        "Werknemers vertellen wat hun werk voor hen betekent.",
        "Hogeschool",
        ["Koepel van Maatwerkers", "Vakbonden"],
        (2025,),
        None,
        ["Aantal antwoorden", "Verslag met voorstellen"],
    ),
    action(
        "3.1.3",
        "Leerbezoek aan een andere streek",
        "We gaan kijken hoe anderen het doen, en schrijven op wat we meenemen.",
        "Regisseur sociale economie",
        ["Lokale besturen", "Huis van het Werk"],
        (2026,),
        Often(1, at_least=True),
        ["Aantal meegenomen ideeën"],
    ),
]

SAMPLE = PlanReading(
    kind="text", title="Actieplan werk en zorg 2024-2026", start=FIRST, end=LAST, nodes=NODES, lines=[], pages=0
)
