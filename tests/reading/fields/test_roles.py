"""Who takes which part, from lines and from prose."""

from __future__ import annotations

import pytest

from regietafel.reading.fields.roles import in_prose, partners_in_prose, role_named, stated

LINES: list[tuple[str, str, tuple[str, ...]]] = [
    ("OCMW (trajectbegeleider) als trekker", "lead", ("OCMW (trajectbegeleider)",)),
    ("VDAB als trekker.", "lead", ("VDAB",)),
    ("VDAB en GTB als trekkers", "lead", ("VDAB", "GTB")),
    ("VDAB als trekker met de werkgroep jongeren", "lead", ("VDAB", "werkgroep jongeren")),
    ("De stad als hoofdtrekker, samen met het CAW", "lead", ("stad", "CAW")),
    ("VDAB treedt op als coördinator", "lead", ("VDAB",)),
    ("GTB fungeert als verantwoordelijke", "lead", ("GTB",)),
    ("Regio Noord als deelnemer", "participant", ("Regio Noord",)),
    ("Regio Noord (regisseur en expert) als deelnemers", "participant", ("Regio Noord (regisseur en expert)",)),
    ("De regisseur als schakel tussen scholen en bedrijven", "link", ("regisseur",)),
    ("Provincie als promotor", "promoter", ("Provincie",)),
    ("VDAB als partner", "partner", ("VDAB",)),
    ("CPAS comme pilote", "lead", ("CPAS",)),
    ("La commune en tant que porteur", "lead", ("commune",)),
    ("Le Forem comme partenaire", "partner", ("Le Forem",)),
    ("VDAB (coach) en GTB overleggen regelmatig (timing minstens 3 keer per jaar).", "lead", ("VDAB (coach)", "GTB")),
]

PROSE: list[tuple[str, str, tuple[str, ...]]] = [
    ("Regio Noord is partner in het project Kringloop.", "partner", ("Regio Noord",)),
    ("Forum begeleiders vanuit de koepel, de regisseur is deelnemer", "participant", ("regisseur",)),
    ("Kringloophub: OCMW is partner in de hub.", "partner", ("OCMW",)),
    ("We nemen deel aan de stuurgroep zorg.", "participant", ()),
    ("VDAB neemt actief deel aan het overleg.", "participant", ("VDAB",)),
    ("De provincie maakt deel uit van de stuurgroep.", "participant", ("provincie",)),
    ("De regisseur is aanwezig op het overleg van de mobiliteitsraad", "participant", ("regisseur",)),
    ("De actie wordt getrokken door het OCMW en de VDAB.", "lead", ("OCMW", "VDAB")),
    ("Een werkgroep onder leiding van GTB werkt dit uit.", "lead", ("GTB",)),
    ("Le CPAS participe au comité de pilotage.", "participant", ("CPAS",)),
    ("L'action est pilotée par la commune.", "lead", ("commune",)),
    ("Het OCMW is trekker van deze actie.", "lead", ("OCMW",)),
    ("The city is lead of this action.", "lead", ("city",)),
]

NOTHING_SAID = [
    "De deelnemers komen samen als er agendapunten zijn.",
    "Er is regelmatig overleg over de noden.",
    "Sociale economie als hefboom voor de regio",
    "We brengen het netwerk in kaart.",
    "De partners overleggen wanneer dat nodig is voor de verdere uitwerking van het regionale aanbod in alle gemeenten.",
    "Trekker",
    "",
]


@pytest.mark.parametrize(("line", "role", "names"), LINES)
def test_a_line_says_who_takes_which_part(line: str, role: str, names: tuple[str, ...]) -> None:
    found = stated(line)
    assert found is not None
    assert (found.role, found.names) == (role, names)


@pytest.mark.parametrize(("text", "role", "names"), PROSE)
def test_prose_says_it_too(text: str, role: str, names: tuple[str, ...]) -> None:
    found = in_prose(text)
    assert found is not None
    assert (found.role, found.names) == (role, names)


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_other_lines_say_nothing_of_the_kind(text: str) -> None:
    assert stated(text) is None
    assert in_prose(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In samenwerking met VDAB zetten we in op stages.", ("VDAB",)),
        ("We bouwen dit uit in nauwe samenwerking met VDAB, GTB en het CAW.", ("VDAB", "GTB", "CAW")),
        ("Samen met de werkgroep jongeren bekijken we de noden.", ("werkgroep jongeren",)),
        ("En collaboration avec le Forem et le CPAS, nous formons des tuteurs.", ("Forem", "CPAS")),
        ("We werken samen aan een plan.", ()),
    ],
)
def test_partners_stand_after_in_cooperation_with(text: str, names: tuple[str, ...]) -> None:
    assert partners_in_prose(text) == names


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("deelnemer", "participant"),
        ("Trekker", "lead"),
        ("we zijn partner", "partner"),
        ("promotor van het project", "promoter"),
        ("nog te bekijken", None),
    ],
)
def test_a_role_after_its_label(text: str, role: str | None) -> None:
    assert role_named(text) == role
