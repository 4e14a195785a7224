"""What is found by which words, in which order, and how it is shown; the same on both databases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Goal
from regietafel.search.indexing import rebuild
from regietafel.search.queries import FEW, MANY, find
from regietafel.search.registry import Kind, kinds
from regietafel.search.words import question
from regietafel.territories.models import Region
from tests.plans import make

pytestmark = pytest.mark.django_db
Names = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("fiets", "Samen fietsen"),
        ("fiets", "De fietslease uitleggen"),
        ("fietsen", "Een fiets lenen"),
        ("creeren", "Kansen creëren"),
        ("CREËREN", "Kansen creëren"),
        ("acties", "Eén actie per jaar"),
        ("actie", "Alle acties samen"),
        ("organisatie", "Organisaties bezoeken"),
        ("maatwerkb", "Maatwerkbedrijven bezoeken"),
        ("2.3", "2.3.1 Een genummerde actie"),
        ("de bezoeken van maatwerkbedrijf", "Maatwerkbedrijven bezoeken"),
        ("foto", "Foto's tonen"),
    ],
)
def test_words_find_their_kin(goal: Goal, director: User, titles: Names, words: str, title: str) -> None:
    make.make_action(goal, title)
    make.make_action(goal, "Iets heel anders")
    rebuild()
    assert titles(director, words) == [title]


@pytest.mark.parametrize("words", ["lease", "fiets bus", "iets", "2.3.2", "“", "AND", "er is niets"])
def test_words_that_find_nothing(goal: Goal, director: User, titles: Names, words: str) -> None:
    make.make_action(goal, "2.3.1 De fietslease uitleggen")
    rebuild()
    assert titles(director, words) == []


def test_every_word_has_to_occur_somewhere(goal: Goal, director: User, titles: Names) -> None:
    make.make_action(goal, "Overleg met scholen", description="Over duaal leren en stages.")
    rebuild()
    assert titles(director, "scholen stage") == ["Overleg met scholen"]
    assert titles(director, "scholen stage zee") == []


def test_whole_names_come_first_then_begun_ones_then_texts(goal: Goal, director: User, titles: Names) -> None:
    make.make_action(goal, "Iets over vervoer", description="Een fiets voor wie start.")
    make.make_action(goal, "Fietslease")
    make.make_action(goal, "Een fiets lenen")
    make.make_action(goal, "Nog een fiets")
    rebuild()
    assert titles(director, "fiets") == ["Nog een fiets", "Een fiets lenen", "Fietslease", "Iets over vervoer"]


def test_an_action_is_found_by_who_takes_part(
    goal: Goal, director: User, organisation: Organisation, titles: Names
) -> None:
    make.make_party(make.make_action(goal, "Leerwerkvloer starten"), organisation)
    rebuild()
    assert titles(director, "klaver") == ["Leerwerkvloer starten", "Werkhuis De Klaver"]


def test_what_was_found_stands_out_in_title_and_passage(goal: Goal, director: User, region: Region) -> None:
    long = "Vooraf een lange zin zonder dat woord, zodat hij niet op de lijn past. " * 3
    make.make_action(goal, "Fietsen lenen", description=f"{long}Wie start, leent een fiets <b>gratis</b>. {long}")
    rebuild()
    (row,) = find(director, region, question("fiets"))[0].rows
    assert [piece.text for piece in row.title if piece.hit] == ["Fietsen"]
    assert [piece.text for piece in row.passage if piece.hit] == ["fiets"]
    shown = "".join(piece.text for piece in row.passage)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "<b>gratis</b>" in shown
    assert len(shown) < 220


def test_few_of_each_kind_and_pages_of_one(goal: Goal, director: User, region: Region) -> None:
    for number in range(MANY + 3):
        make.make_action(goal, f"Kanarie {number}")
    rebuild()
    kind = kinds.called("actions")
    (few,) = find(director, region, question("kanarie"))
    (second,) = find(director, region, question("kanarie"), only=kind, page=2)
    assert (few.total, len(few.rows)) == (MANY + 3, FEW)
    assert (second.total, [row.name for row in second.rows]) == (MANY + 3, ["Kanarie 2", "Kanarie 1", "Kanarie 0"])


def test_two_kinds_that_could_be_taken_for_each_other_are_refused() -> None:
    known = next(iter(kinds))
    with pytest.raises(ValueError, match="cannot be told"):
        kinds.register(Kind(known.name, "other", "x", 1, known.family, known.rows, known.text, known.place))
