"""From the words for partners or leads to names; the table is written by hand."""

from __future__ import annotations

import pytest

from regietafel.reading.fields.parties import split_parties

NAMES: list[tuple[str, tuple[str, ...]]] = [
    # what parts two names
    ("VDAB", ("VDAB",)),
    ("VDAB, GTB, CVO", ("VDAB", "GTB", "CVO")),
    ("VDAB; GTB; CVO.", ("VDAB", "GTB", "CVO")),
    ("VDAB - GTB - CVO", ("VDAB", "GTB", "CVO")),
    ("VDAB – GTB – de maatwerkbedrijven", ("VDAB", "GTB", "maatwerkbedrijven")),
    ("Interimsector- VDAB - LB", ("Interimsector", "VDAB", "LB")),
    ("VDAB / GTB / CVO", ("VDAB", "GTB", "CVO")),
    ("VDAB/GTB", ("VDAB", "GTB")),
    ("VDAB + GTB", ("VDAB", "GTB")),
    ("VDAB\nGTB\nCVO", ("VDAB", "GTB", "CVO")),
    ("- VDAB\n- GTB", ("VDAB", "GTB")),
    ("• VDAB • GTB", ("VDAB", "GTB")),
    ("1. VDAB 2. GTB", ("VDAB", "GTB")),
    ("OCMW, VDAB en CAW", ("OCMW", "VDAB", "CAW")),
    ("OCMW en VDAB", ("OCMW", "VDAB")),
    ("VDAB en/of GTB", ("VDAB", "GTB")),
    ("VDAB & GTB", ("VDAB", "GTB")),
    ("CPAS et Forem", ("CPAS", "Forem")),
    ("le CPAS, la commune et les missions locales", ("CPAS", "commune", "missions locales")),
    ("Actiris, Bruxelles Formation et les missions locales", ("Actiris", "Bruxelles Formation", "missions locales")),
    ("VDAB alsook de lokale besturen", ("VDAB", "lokale besturen")),
    ("scholen en bedrijven", ("scholen", "bedrijven")),
    ("Menen en Wervik", ("Menen", "Wervik")),
    ("dienst Wonen en VDAB", ("dienst Wonen", "VDAB")),
    ("stuurgroep jongeren en netwerk gezondheid", ("stuurgroep jongeren", "netwerk gezondheid")),
    ("de stad en het OCMW", ("stad", "OCMW")),
    # "en" and "et" inside a name
    ("Kind en Gezin", ("Kind en Gezin",)),
    ("Kind & Gezin, VDAB", ("Kind & Gezin", "VDAB")),
    ("Departement Werk en Sociale Economie", ("Departement Werk en Sociale Economie",)),
    ("dienst Welzijn en Zorg, VDAB", ("dienst Welzijn en Zorg", "VDAB")),
    ("Agentschap Natuur en Bos en de provincie", ("Agentschap Natuur en Bos", "provincie")),
    ("Kamer van Koophandel en Nijverheid", ("Kamer van Koophandel en Nijverheid",)),
    ("actoren uit zorg en welzijn", ("actoren uit zorg en welzijn",)),
    ("vertegenwoordigers van VDAB en GTB", ("vertegenwoordigers van VDAB en GTB",)),
    ("Maison de l'emploi et de la formation", ("Maison de l'emploi et de la formation",)),
    ("De Lijn en NMBS", ("De Lijn", "NMBS")),
    # brackets stay with their name
    ("VDAB (dienst werkgevers, dienst zorg), GTB", ("VDAB (dienst werkgevers, dienst zorg)", "GTB")),
    ("zorgsector (thuiszorg, ...) - VDAB", ("zorgsector (thuiszorg, ...)", "VDAB")),
    ("OCMW (trajectbegeleider en coach) en CAW", ("OCMW (trajectbegeleider en coach)", "CAW")),
    # more than is named, or nobody
    ("VDAB, GTB, ...", ("VDAB", "GTB")),
    ("VDAB, GTB …", ("VDAB", "GTB")),
    ("VDAB, GTB enz.", ("VDAB", "GTB")),
    ("VDAB, GTB e.a.", ("VDAB", "GTB")),
    ("VDAB en nog te bepalen", ("VDAB",)),
    ("VDAB, overige partners zijn nog verder te bepalen.", ("VDAB",)),
    ("VDAB en andere partners die nog vast te leggen zijn", ("VDAB",)),
    ("nog te bepalen", ()),
    ("n.t.b.", ()),
    ("à déterminer", ()),
    ("n.v.t.", ()),
    ("/", ()),
    ("-", ()),
    ("", ()),
    ("...", ()),
    ("CPAS, à définir", ("CPAS",)),
    ("andere toeleiders, VDAB", ("andere toeleiders", "VDAB")),
    # small words around a name
    ("o.a. VDAB en het CAW", ("VDAB", "CAW")),
    ("In samenwerking met VDAB, GTB", ("VDAB", "GTB")),
    ("onder meer: VDAB", ("VDAB",)),
    ("eventueel GTB", ("GTB",)),
    # a word for the group of those that are named
    ("De deelnemende gemeenten: Aalter, Beernem en Maldegem", ("Aalter", "Beernem", "Maldegem")),
    ("De lokale besturen; Aalter, Beernem, Knesselare en Maldegem", ("Aalter", "Beernem", "Knesselare", "Maldegem")),
    # the same name twice
    ("VDAB, vdab, GTB", ("VDAB", "GTB")),
    # who pays takes no part
    ("VDAB, Howest en met de steun van het ESF", ("VDAB", "Howest")),
    # names and a sentence
    ("4 diensthoofden. De regisseur sluit aan volgens agenda.", ("4 diensthoofden",)),
    ("lokale besturen; zij zijn vertegenwoordigd in de werkgroep", ("lokale besturen",)),
    ("OCMW Zuid - dienst Werk, VDAB, CAW", ("OCMW Zuid - dienst Werk", "VDAB", "CAW")),
]


@pytest.mark.parametrize(("words", "names"), NAMES)
def test_names_are_split_as_a_reader_splits_them(words: str, names: tuple[str, ...]) -> None:
    assert split_parties(words).names == names


def test_what_is_no_name_is_not_lost() -> None:
    found = split_parties("5 coaches. De regisseur sluit aan volgens agenda.")
    assert found.left == "De regisseur sluit aan volgens agenda."


@pytest.mark.parametrize("words", ["nog te bepalen", "VDAB, ...", "VDAB e.a.", "VDAB en nog vast te leggen"])
def test_that_more_may_follow_is_known(words: str) -> None:
    assert split_parties(words).is_open


@pytest.mark.parametrize("words", ["VDAB", "VDAB en GTB", "Kind en Gezin"])
def test_a_closed_list_is_closed(words: str) -> None:
    assert not split_parties(words).is_open
