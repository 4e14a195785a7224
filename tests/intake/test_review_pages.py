"""The review as a page: passages, doubts and warnings in words, forms that work without a script, and long plans."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regietafel.intake.models import NodeState, Reading, ReadingState, ReadNode
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.intake import make

Browser = Callable[[User], Client]


@pytest.fixture
def at(client_of: Browser, director: User) -> Client:
    return client_of(director)


def node(key: str) -> ReadNode:
    return ReadNode.objects.get(key=key)


def url(reading: Reading, name: str = "review", *more: int) -> str:
    return reverse(f"intake:{name}", args=[reading.region.slug, reading.pk, *more])


def page(at: Client, reading: Reading, query: str = "", **headers: str) -> str:
    return at.get(url(reading) + query, headers=headers).content.decode()


def do(at: Client, reading: Reading, key: str, deed: str, **more: str) -> str:
    """Press one of the buttons of a node; where one is sent."""
    row = node(key)
    answer = at.post(url(reading, "deed", row.pk), {"deed": deed, "version": str(row.version), **more})
    assert answer.status_code == HTTPStatus.FOUND
    return answer["Location"]


def lit(text: str) -> list[int]:
    """The lines that are lit up."""
    return [int(number) for number in re.findall(r'is-lit[^>]*id="line-(\d+)"', text)]


def test_the_first_to_look_at_is_chosen_and_its_lines_are_lit(at: Client, reading: Reading) -> None:
    assert lit(page(at, reading)) == [3]
    assert lit(page(at, reading, f"?node={node('a1').pk}")) == [5, 6]


def test_each_value_is_linked_to_its_line_and_shows_its_passage(at: Client, reading: Reading) -> None:
    text = page(at, reading, f"?node={node('a1').pk}")
    assert 'href="#line-6"' in text
    assert re.search(r"<blockquote[^>]*>Trekker: regisseur. Minstens 4 keer per jaar.", text)
    assert "minstens 4 keer per jaar" in text


def test_doubts_and_warnings_are_said_in_words(at: Client, reading: Reading) -> None:
    text = page(at, reading, f"?node={node('a3').pk}")
    assert text.count("dit lijkt geen actieplan") == 2
    assert "er is twijfel over" in page(at, reading)


def test_what_the_document_does_not_say_is_named_and_not_invented(at: Client, reading: Reading) -> None:
    text = page(at, reading, f"?node={node('a2').pk}")
    assert "Niet gevonden in het document:" in text


def test_accepting_goes_on_to_the_next_that_is_to_be_looked_at(at: Client, reading: Reading) -> None:
    there = do(at, reading, "p1", "accept")
    assert f"node={node('g1').pk}" in there
    assert "1 van 6 nagekeken" in at.get(there).content.decode()
    for key in ("a1", "a2", "g2", "a3"):
        do(at, reading, key, "accept")
    assert f"node={node('g1').pk}" in do(at, reading, "a3", "accept")
    assert "Alles is nagekeken" in at.get(do(at, reading, "g1", "accept")).content.decode()


def test_every_deed_has_its_button_and_its_key(at: Client, reading: Reading) -> None:
    text = page(at, reading)
    for deed in ("accept", "skip", "merge", "raise", "lower", "up", "down"):
        assert f'value="{deed}"' in text
    assert set(re.findall(r'data-key="([^"]+)"', text)) >= {
        "Enter",
        "e",
        "x",
        "m",
        "s",
        "&lt;",
        "&gt;",
        "?",
        "j ArrowDown",
    }


def test_a_refused_deed_says_why(at: Client, reading: Reading) -> None:
    there = do(at, reading, "p1", "raise")
    assert "staat al bovenaan" in at.get(there).content.decode()


def test_the_second_of_two_is_told_and_nothing_is_lost(at: Client, reading: Reading) -> None:
    seen = node("a1").version
    do(at, reading, "a1", "accept")
    answer = at.post(url(reading, "deed", node("a1").pk), {"deed": "skip", "version": str(seen)})
    assert "Iemand" in at.get(answer["Location"]).content.decode()
    assert node("a1").state == NodeState.ACCEPTED


def test_a_deed_that_there_is_not_does_nothing(at: Client, reading: Reading) -> None:
    answer = at.post(url(reading, "deed", node("a1").pk), {"deed": "explode", "version": "1"})
    assert "Kies wat je met dit onderdeel doet" in at.get(answer["Location"]).content.decode()
    assert not reading.steps.exists()


def test_undo_takes_back_the_last_deed(at: Client, reading: Reading) -> None:
    there = do(at, reading, "a1", "skip")
    step = re.search(r'name="step" value="(\d+)"', at.get(there).content.decode())
    assert step
    at.post(url(reading, "undo"), {"step": step[1]})
    assert node("a1").state == NodeState.OPEN
    at.post(url(reading, "undo"), {"step": step[1]})
    assert node("a1").state == NodeState.OPEN


def test_all_without_doubt_are_accepted_at_once(at: Client, reading: Reading) -> None:
    at.post(url(reading, "accept-all"))
    assert "5 van 6 nagekeken" in page(at, reading)


def test_only_what_is_in_doubt_is_shown_with_what_it_hangs_under(at: Client, reading: Reading) -> None:
    text = page(at, reading, f"?show=doubt&node={node('a3').pk}")
    shown = [int(key) for key in re.findall(r'id="node-(\d+)"', text)]
    assert shown == [node("p1").pk, node("g2").pk, node("a3").pk]
    assert "show=doubt" in do(at, reading, "a3", "accept", show="doubt")


def test_a_node_is_put_right_in_a_form(at: Client, reading: Reading) -> None:
    row = node("a1")
    there = url(reading, "node-edit", row.pk)
    assert "Trekker: regisseur." in at.get(there).content.decode()
    typed = {
        "title": "Overleg met alle bedrijven",
        "leads": "regisseur\nVDAB",
        "partners": "POM (deelnemer)",
        "years": "2026-2028",
        "often": "6",
        "counting": "about",
        "phases": "eerste helft 2026: voorbereiden",
        "indicators": "aantal overleggen\n\naantal bedrijven",
        "version": str(row.version),
    }
    assert at.post(there, typed).status_code == HTTPStatus.FOUND
    now = node("a1").node
    assert [(one.name, one.place.line) for one in now.leads] == [("regisseur", 6), ("VDAB", 0)]
    assert now.years == [2026, 2027, 2028]
    assert now.frequency is not None
    assert (now.frequency.times, now.frequency.at_least, now.frequency.about) == (6, False, True)
    assert (now.phases[0].words, now.phases[0].text, now.phases[0].start) == ("eerste helft 2026", "voorbereiden", 2026)
    assert now.indicators == ["aantal overleggen", "aantal bedrijven"]
    assert node("a1").state == NodeState.ACCEPTED


def test_a_form_that_nobody_touched_changes_no_value(at: Client, reading: Reading) -> None:
    row = node("a1")
    before = row.values
    form = at.get(url(reading, "node-edit", row.pk)).context["form"]
    typed = {name: form[name].value() if form[name].value() is not None else "" for name in form.fields}
    at.post(url(reading, "node-edit", row.pk), {**typed, "version": str(row.version)})
    assert node("a1").values == before


@pytest.mark.parametrize(("field", "text"), [("title", " "), ("years", "straks"), ("often", "vaak")])
def test_what_cannot_be_is_refused_at_its_field_and_kept(at: Client, reading: Reading, field: str, text: str) -> None:
    row = node("a1")
    typed = {"title": "Overleg", "version": str(row.version), field: text}
    answer = at.post(url(reading, "node-edit", row.pk), typed)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert answer.context["form"].errors[field]


def test_two_who_change_one_node_meet(at: Client, reading: Reading) -> None:
    row = node("a1")
    there = url(reading, "node-edit", row.pk)
    typed = {"title": "Mijn titel", "version": str(row.version), "counting": "exactly"}
    at.post(there, {**typed, "title": "Hun titel"})
    answer = at.post(there, typed)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Hun titel" in answer.content.decode()


def test_a_node_is_split_at_a_line_of_the_document(at: Client, reading: Reading) -> None:
    row = node("a1")
    there = url(reading, "node-split", row.pk)
    assert "6. Trekker: regisseur." in at.get(there).content.decode()
    at.post(there, {"line": "6", "version": str(row.version)})
    assert ReadNode.objects.filter(title__startswith="Trekker").count() == 1
    nothing = at.get(url(reading, "node-split", node("g1").pk)).content.decode()
    assert "op één regel" in nothing


def test_scripts_in_a_document_stay_words(at: Client, region: Region, director: User) -> None:
    found = make.as_read()
    bad = "<script>alert(1)</script>"
    found.lines[4] = found.nodes[2].title = found.nodes[2].description = found.title = bad
    reading = make.make_reading(region, director, found=found)
    text = page(at, reading, f"?node={node('a1').pk}")
    assert bad not in text
    assert "&lt;script&gt;" in text


def test_a_script_gets_the_right_side_alone(at: Client, reading: Reading) -> None:
    text = page(at, reading, **{"HX-Request": "true", "HX-Target": "read"})
    assert 'id="line-3"' not in text
    assert 'data-lines="3 "' in text


@pytest.mark.parametrize("name", ["colleague", "partner", "editor", "head_of_service", "other_director", "admin"])
def test_nobody_else_looks_it_through(
    client_of: Browser, reading: Reading, name: str, request: pytest.FixtureRequest
) -> None:
    client = client_of(request.getfixturevalue(name))
    row = node("a1")
    assert client.get(url(reading)).status_code == HTTPStatus.NOT_FOUND
    answer = client.post(url(reading, "deed", row.pk), {"deed": "accept", "version": "1"})
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert node("a1").state == NodeState.OPEN


@pytest.mark.parametrize(
    "state", [ReadingState.WAITING, ReadingState.READING, ReadingState.FAILED, ReadingState.ADOPTED]
)
def test_it_is_looked_through_only_while_it_is_there_to_be(at: Client, reading: Reading, state: str) -> None:
    Reading.objects.update(state=state)
    assert at.get(url(reading)).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("count", [2, 500])
def test_a_long_plan_takes_no_more_queries(at: Client, region: Region, director: User, count: int) -> None:
    reading = make.make_reading(region, director, found=make.many_nodes(count))
    at.get(url(reading))
    with CaptureQueriesContext(connection) as asked:
        text = page(at, reading)
    assert text.count('id="node-') == count
    assert len(asked) <= 12


def test_of_a_very_long_document_the_part_around_the_node_is_shown(at: Client, region: Region, director: User) -> None:
    found = make.many_nodes(300)
    found.lines = [f"Regel {number}" for number in range(1, 6001)]
    reading = make.make_reading(region, director, found=found)
    last = ReadNode.objects.filter(reading=reading).latest("order")
    text = page(at, reading, f"?node={last.pk}")
    assert lit(text) == [300]
    assert 'id="line-99"' not in text
    assert 'id="line-1100"' in text
