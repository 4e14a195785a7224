"""Codes, cross-references, indicators and stretches of time."""

from __future__ import annotations

import pytest

from regietafel.reading.fields import codes, references
from regietafel.reading.fields.indicators import split_indicators
from regietafel.reading.fields.phases import read_phases


@pytest.mark.parametrize(
    ("title", "bare", "found"),
    [
        ("Een sterk netwerk (WSE-LR1)", "Een sterk netwerk", ["WSE-LR1"]),
        ("Een sterk netwerk [AB-2, AB-3]", "Een sterk netwerk", ["AB-2", "AB-3"]),
        ("Regionaal overleg (ROA)", "Regionaal overleg (ROA)", []),
        ("Na COVID (COVID-19)", "Na COVID (COVID-19)", []),
        ("Plan (BBC-2024)", "Plan (BBC-2024)", []),
        ("Overleg VDAB (VDAB-GTB)", "Overleg VDAB (VDAB-GTB)", []),
        ("Zonder code", "Zonder code", []),
    ],
)
def test_codes_behind_a_title(title: str, bare: str, found: list[str]) -> None:
    assert codes.split_title(title) == (bare, found)


@pytest.mark.parametrize(
    ("text", "found"),
    [("WSE-LR1", ["WSE-LR1"]), ("A12, A13", ["A12", "A13"]), ("AP 3.1", ["AP 3.1"]), ("geen", [])],
)
def test_codes_behind_their_label(text: str, found: list[str]) -> None:
    assert codes.after_label(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zie 2.3.2", ["2.3.2"]),
        ("(zie ook actie 4)", ["4"]),
        ("Concrete stappen kan je vinden onder actie 2.3.", ["2.3"]),
        ("Zie acties 2.1, 2.2 en 3.4.", ["2.1", "2.2", "3.4"]),
        ("zie actie 1.1 en actie 1.2", ["1.1", "1.2"]),
        ("zie OD 2.1", ["OD 2.1"]),
        ("Vervoer naar het werk -> zie 2.1!", ["2.1"]),
        ("dit sluit aan bij doelstelling 3", ["3"]),
        ("cf. 1.2.3", ["1.2.3"]),
        ("voir action 1.2", ["1.2"]),
        ("Voir aussi les objectifs 2.1 et 2.2", ["2.1", "2.2"]),
        ("see action 3.1", ["3.1"]),
        ("zie bijlage 2", []),
        ("zie p. 12", []),
        ("zie overlegmatrix", []),
        ("zie verder", []),
        ("2.3 miljoen euro", []),
        ("zie 2024", []),
    ],
)
def test_where_a_text_points(text: str, found: list[str]) -> None:
    assert references.read_references(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Aantal overlegmomenten", ["Aantal overlegmomenten"]),
        ("- aantal sessies - aantal deelnemers", ["aantal sessies", "aantal deelnemers"]),
        ("• aantal sessies • aantal deelnemers", ["aantal sessies", "aantal deelnemers"]),
        ("1) eerste meting 2) tweede meting", ["eerste meting", "tweede meting"]),
        ("1. eerste meting\n2. tweede meting", ["eerste meting", "tweede meting"]),
        ("aantal sessies; aantal deelnemers; tevredenheid van deelnemers", ["aantal sessies", "aantal deelnemers", "tevredenheid van deelnemers"]),
        ("Mogelijke output: - een nota - een infosessie", ["een nota", "een infosessie"]),
        ("Er is een nota. De nota is besproken.", ["Er is een nota. De nota is besproken."]),
        ("- De kloof (vraag - aanbod) is kleiner - er zijn 5 stages", ["De kloof (vraag - aanbod) is kleiner", "er zijn 5 stages"]),
        ("Er is elke maand overleg / elk kwartaal een intervisie / elk jaar een studiedag",
         ["Er is elke maand overleg", "elk kwartaal een intervisie", "elk jaar een studiedag"]),
        ("aantal mannen/vrouwen", ["aantal mannen/vrouwen"]),
        ("", []),
        ("-", []),
    ],
)  # fmt: skip
def test_a_list_in_one_cell_is_a_list(text: str, found: list[str]) -> None:
    assert split_indicators(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023, eerste helft: noden in kaart brengen", [("2023, eerste helft", "noden in kaart brengen", 2023, 2023)]),
        ("Tweede helft 2023 – 2025: kader uitwerken", [("Tweede helft 2023 – 2025", "kader uitwerken", 2023, 2025)]),
        (
            "2023: opmaak; 2024 – 2025: uitvoering",
            [("2023", "opmaak", 2023, 2023), ("2024 – 2025", "uitvoering", 2024, 2025)],
        ),
        ("2024 Opstart van de groep", [("2024", "Opstart van de groep", 2024, 2024)]),
        ("Fase 1 (2024): opstart", [("Fase 1 (2024)", "opstart", 2024, 2024)]),
        ("fase 2: uitrol", [("fase 2", "uitrol", None, None)]),
        ("Premier semestre 2024 : lancement", [("Premier semestre 2024", "lancement", 2024, 2024)]),
        ("2023 – 2024 – 2025", []),
        ("start traject: 2023", []),
        ("", []),
    ],
)
def test_stretches_of_time(text: str, found: list[tuple[str, str, int | None, int | None]]) -> None:
    assert [(each.words, each.text, each.start, each.end) for each in read_phases(text, bare=True)] == found
