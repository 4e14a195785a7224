"""The fields of a whole action from the texts below its title."""

from __future__ import annotations

import pytest

from regietafel.reading.blocks import Place, Text
from regietafel.reading.fields import fill
from regietafel.reading.plan_reading import ACTION, GOAL, Node, Often

PERIOD = (2024, 2026)


def texts(*lines: str) -> list[Text]:
    """Lines as a reader gives them: "- " is an item, "**x**" in front is bold."""
    made = []
    for number, line in enumerate(lines, start=10):
        item = line.startswith("- ")
        told = line.removeprefix("- ")
        bold = told.find("**", 2) - 2 if told.startswith("**") else 0
        made.append(
            Text(told.replace("**", ""), Place(line=number), item=int(item), marker="-" if item else "", bold=bold)
        )
    return made


def read(*lines: str, title: str = "Een actie", level: str = ACTION) -> Node:
    """A node with its fields filled."""
    node = Node("n1", None, level, title, Place(line=9))
    fill(node, texts(*lines), period=PERIOD)
    return node


def names(node: Node) -> tuple[list[str], list[str]]:
    """Leads and partners by name."""
    return [one.name for one in node.leads], [one.name for one in node.partners]


def test_an_action_as_dutch_speaking_directors_write_it() -> None:
    node = read(
        "We brengen begeleiders van de gemeenten samen.",
        "OCMW (trajectbegeleider) als trekker",
        "Partners: VDAB, GTB en lokale besturen ...",
        "Timing: minstens 4 keer per jaar. En meer volgens agenda.",
        "Werkjaren: 2024 – 2025 – 2026",
        "Indicatoren:",
        "- aantal bijeenkomsten",
        "- aantal deelnemers",
    )
    assert names(node) == (["OCMW (trajectbegeleider)"], ["VDAB", "GTB", "lokale besturen"])
    assert node.role == "lead"
    assert node.frequency == Often(4, at_least=True)
    assert node.years == [2024, 2025, 2026]
    assert node.timing == "minstens 4 keer per jaar. En meer volgens agenda."
    assert node.indicators == ["aantal bijeenkomsten", "aantal deelnemers"]
    assert node.description == "We brengen begeleiders van de gemeenten samen."


def test_an_action_as_french_speaking_directors_write_it() -> None:
    node = read(
        "Porteur de l'action : CPAS",
        "Partenaires : le Forem, Actiris et les communes",
        "Échéance : fin 2025",
        "Fréquence : deux fois par an",
        "Indicateurs : nombre de réunions ; nombre de membres",
        "Voir aussi : action 1.2",
    )
    assert names(node) == (["CPAS"], ["Forem", "Actiris", "communes"])
    assert node.years == [2025]
    assert node.frequency == Often(2)
    assert node.indicators == ["nombre de réunions", "nombre de membres"]
    assert node.see_also == ["1.2"]
    assert node.description == ""


def test_every_value_has_its_place() -> None:
    node = read("Trekker: VDAB, GTB", "Timing: 2024", "Partners:", "- CAW", "- CVO", "Meer uitleg.")
    assert [place.line for place in node.places["leads"]] == [10, 10]
    assert [place.line for place in node.places["timing"]] == [11]
    assert [place.line for place in node.places["years"]] == [11]
    assert [place.line for place in node.places["partners"]] == [13, 14]
    assert [place.line for place in node.places["description"]] == [15]


LEADS: list[tuple[tuple[str, ...], list[str]]] = [
    (("Trekker: VDAB",), ["VDAB"]),
    (("Trekker(s): VDAB en GTB",), ["VDAB", "GTB"]),
    (("TREKKER : VDAB",), ["VDAB"]),
    (("**Trekker** VDAB",), ["VDAB"]),
    (("**Trekker:** VDAB",), ["VDAB"]),
    (("- Trekker: VDAB",), ["VDAB"]),
    (("Trekker – VDAB",), ["VDAB"]),
    (("Trekker:", "VDAB"), ["VDAB"]),
    (("Trekkers:", "- VDAB", "- GTB"), ["VDAB", "GTB"]),
    (("Trekker", "VDAB"), ["VDAB"]),
    (("Wie: VDAB",), ["VDAB"]),
    (("Wie? VDAB",), ["VDAB"]),
    (("Wie? De stad is trekker, de scholen zijn partner.",), ["stad"]),
    (("Wie: regisseur (trekker), VDAB, GTB",), ["regisseur"]),
    (("De trekker van deze actie is het OCMW.",), ["OCMW"]),
    (("Verantwoordelijk: dienst Samenleving",), ["dienst Samenleving"]),
    (("Verantwoordelijke: dienst Werk",), ["dienst Werk"]),
    (("Verantwoordelijke(n): VDAB",), ["VDAB"]),
    (("Verantwoordelijke dienst: sociale dienst",), ["sociale dienst"]),
    (("Initiatiefnemer: CAW",), ["CAW"]),
    (("Coördinatie: de provincie",), ["provincie"]),
    (("Pilote : CPAS",), ["CPAS"]),
    (("Porteur : la commune",), ["commune"]),
    (("Responsables : CPAS et Forem",), ["CPAS", "Forem"]),
    (("Chef de file : mission locale",), ["mission locale"]),
    (("Lead: VDAB",), ["VDAB"]),
    (("Trekker: nog te bepalen",), []),
    (("Trekker: VDAB als trekker met GTB",), ["VDAB", "GTB"]),
    (("Trekker: VDAB; Partners: GTB",), ["VDAB"]),
    (("Trekker: VDAB Partners: GTB Timing: 2024",), ["VDAB"]),
    (("Trekker: VDAB\nPartners: GTB",), ["VDAB"]),
]


@pytest.mark.parametrize(("lines", "found"), LEADS)
def test_leads_behind_their_label(lines: tuple[str, ...], found: list[str]) -> None:
    assert names(read(*lines))[0] == found


PARTNERS: list[tuple[tuple[str, ...], list[str]]] = [
    (("Partners: VDAB",), ["VDAB"]),
    (("Partner(s): VDAB",), ["VDAB"]),
    (("Betrokken partners: VDAB, GTB",), ["VDAB", "GTB"]),
    (("Betrokkenen: VDAB",), ["VDAB"]),
    (("Betrokken actoren: VDAB",), ["VDAB"]),
    (("Mogelijke partners: VDAB",), ["VDAB"]),
    (("Samenwerking met: VDAB",), ["VDAB"]),
    (("In samenwerking met: VDAB en GTB",), ["VDAB", "GTB"]),
    (("Met wie: VDAB",), ["VDAB"]),
    (("Partenaires : Forem",), ["Forem"]),
    (("Acteurs impliqués : Forem, CPAS",), ["Forem", "CPAS"]),
    (("Partners:", "VDAB", "GTB", "Timing: 2024"), ["VDAB", "GTB"]),
    (("Partners", "- VDAB", "- GTB", "Een zin met uitleg over de actie."), ["VDAB", "GTB"]),
    (("Trekker: CAW Partners: VDAB, GTB Timing: 2024",), ["VDAB", "GTB"]),
    (("Deelnemers: VDAB",), ["VDAB"]),
    (("Met wie? VDAB en GTB",), ["VDAB", "GTB"]),
    (("Wie: regisseur (trekker), VDAB, GTB",), ["VDAB", "GTB"]),
    (("Als partners betrekken we Unizo en Voka.",), ["Unizo", "Voka"]),
    (("Wij werken hiervoor samen met VDAB, GTB en de lokale besturen.",), ["VDAB", "GTB", "lokale besturen"]),
    (("Samenwerkingspartners: Unizo, Voka & Boerenbond",), ["Unizo", "Voka", "Boerenbond"]),
    (("De partners: VDAB en GTB zitten samen in een werkgroep die dit opvolgt.",), []),
    (("We doen dit in samenwerking met VDAB en GTB.",), ["VDAB", "GTB"]),
]


@pytest.mark.parametrize(("lines", "found"), PARTNERS)
def test_partners_behind_their_label(lines: tuple[str, ...], found: list[str]) -> None:
    assert names(read(*lines))[1] == found


def test_leads_and_partners_under_one_label_are_parted_with_doubt() -> None:
    node = read("Trekker en partners: CAW, VDAB, GTB")
    assert names(node) == (["CAW"], ["VDAB", "GTB"])
    assert node.doubts["leads"] == "parties_under_one_label"


def test_those_to_be_decided_are_nobody_and_marked() -> None:
    node = read("Partners: nog te bepalen")
    assert node.partners == []
    assert node.doubts["partners"] == "parties_to_come"


def test_a_sentence_among_names_goes_to_the_description() -> None:
    node = read("Partners: 5 coaches uit de regio. De regisseur sluit aan volgens agenda.")
    assert names(node)[1] == ["5 coaches uit de regio"]
    assert node.description == "De regisseur sluit aan volgens agenda."


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (("Werkjaren: 2024 – 2025",), [2024, 2025]),
        (("Werkjaar 2025",), [2025]),
        (("Werkjaar: 2024 In kaart brengen van noden", "Timing: 2024 – 2026"), [2024, 2025, 2026]),
        (("Timing: 2024 – 2026",), [2024, 2025, 2026]),
        (("Timing: de gesprekken begonnen in 2022", "Werkjaren: 2024 – 2025"), [2024, 2025]),
        (("Timing: de gesprekken begonnen in 2022",), []),
        (("Wanneer: vanaf 2025",), [2025, 2026]),
        (("Timing: project loopt tot eind 2024",), [2024]),
        (("Werkjaren: 2024: opmaak", "2025 – 2026: uitvoering"), [2024, 2025, 2026]),
        (("Werkjaren:", "- 2024: opmaak", "- 2026: uitvoering"), [2024, 2026]),
        (("Échéance : 2026",), [2026]),
        (("Années : 2024 et 2025",), [2024, 2025]),
        (("Timing: KT",), []),
        (("De actie loopt van januari 2024 tot december 2025.",), [2024, 2025]),
        (("Uitvoering: 2025-2026",), [2025, 2026]),
        (("Wanneer? Drie keer per jaar, vanaf 2025.",), [2025, 2026]),
        (("In 2024 was er een nota over 2025.",), []),
    ],
)
def test_years_of_an_action(lines: tuple[str, ...], years: list[int]) -> None:
    assert read(*lines).years == years


def test_years_named_twice_are_left_for_a_person() -> None:
    node = read("Werkjaar: 2024", "Een ander project haalt overschotten op.", "Werkjaren: 2024 – 2025 – 2026")
    assert node.years == [2024]
    assert node.doubts["years"] == "years_twice"


@pytest.mark.parametrize(
    ("title", "lines", "times"),
    [
        ("Een actie", ("Timing: maandelijks",), 12),
        ("Een actie", ("Frequentie: 3 keer per jaar",), 3),
        ("Jaarlijks wordt er een beurs georganiseerd", (), 1),
        ("Een overleg", ("Deze groep komt om de 2 maanden samen.",), 6),
        ("Een overleg", ("VDAB (coach) en GTB overleggen regelmatig (timing minstens 2 keer per jaar).",), 2),
        ("Jaarlijks wordt er een beurs georganiseerd", ("Timing: volgens planning van de provincie",), None),
        ("Een overleg", ("Timing: regelmatig", "De groep komt 4 keer per jaar samen."), None),
        ("Een overleg", ("Frequentie van overleg: 2x/jaar",), 2),
        ("Een overleg", ("Timing: telkens de eerste maandag van de maand",), 12),
        ("Een overleg", ("We overleggen twee keer per jaar met VDAB.",), 2),
        ("Een plan", ("We maken een jaarlijks plan.",), None),
    ],
)
def test_how_often(title: str, lines: tuple[str, ...], times: int | None) -> None:
    often = read(*lines, title=title).frequency
    assert (often.times if often else None) == times


def test_prose_above_actions_is_no_norm() -> None:
    node = read("Jaarlijks wordt er een beurs georganiseerd door VDAB.", level=GOAL)
    assert node.frequency is None
    assert node.leads == []


def test_what_prose_says_is_marked_as_doubtful() -> None:
    node = read("De regisseur neemt deel aan de stuurgroep. Deze komt maandelijks samen.")
    assert names(node)[0] == ["regisseur"]
    assert node.role == "participant"
    assert node.doubts["leads"] == "role_from_prose"
    assert node.doubts["frequency"] == "frequency_from_prose"


def test_a_label_wins_over_prose() -> None:
    node = read("De regisseur neemt deel aan de stuurgroep.", "Trekker: VDAB", "Rol: partner")
    assert names(node)[0] == ["VDAB"]
    assert node.role == "partner"
    assert "leads" not in node.doubts


def test_a_title_gives_its_codes_and_references() -> None:
    node = read(title="Vervoer naar het werk, zie 2.1 (WSE-LR2)")
    assert (node.title, node.codes, node.see_also) == ("Vervoer naar het werk, zie 2.1", ["WSE-LR2"], ["2.1"])


def test_fields_without_a_home_stay_in_the_description() -> None:
    node = read("Budget: 5.000 euro", "Doelgroep: jongeren", "Omschrijving: een korte uitleg")
    assert node.description.split("\n") == ["Budget: 5.000 euro", "Doelgroep: jongeren", "een korte uitleg"]


def test_stretches_of_time_are_phases() -> None:
    node = read("Werkjaren: 2024, eerste helft: noden in kaart brengen", "Tweede helft 2024 – 2026: kader uitwerken")
    assert [(one.words, one.start, one.end) for one in node.phases] == [
        ("2024, eerste helft", 2024, 2024),
        ("Tweede helft 2024 – 2026", 2024, 2026),
    ]
    assert node.years == [2024, 2025, 2026]


def test_nothing_is_invented() -> None:
    node = read("Vervoer is in onze regio een drempel.", "We bekijken dit samen.")
    assert (node.leads, node.partners, node.years, node.frequency, node.role) == ([], [], [], None, None)
    assert (node.timing, node.indicators, node.codes, node.see_also, node.phases, node.doubts) == (
        "",
        [],
        [],
        [],
        [],
        {},
    )


def test_a_label_may_stand_anywhere_in_a_line_and_other_fields_may_point_elsewhere() -> None:
    node = read("TREKKER: stad | PARTNERS: VDAB | TIMING: 2025", "Opmerking: zie ook actie 2.1")
    assert names(node) == (["stad"], ["VDAB"])
    assert (node.years, node.see_also) == ([2025], ["2.1"])


def test_we_who_meet_lead_nothing_by_that() -> None:
    assert read("We overleggen twee keer per jaar met VDAB.").role is None
