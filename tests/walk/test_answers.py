"""Every page, asked for by everyone, at every moment, in every way: the answers are those of the table and no others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cast import ROLES
from tests.page import Page
from tests.pages import PAGES
from tests.walk.moments import hidden_moments, is_hidden_from, moments_of
from tests.walk.table import Line, table
from tests.walk.walker import Answer, Walker

pytestmark = pytest.mark.django_db

READING = ("GET", "HEAD")
OTHERS = ("PUT", "PATCH", "DELETE", "OPTIONS")
LIBRARY = ("account_", "mfa_", "socialaccount_", "openid_connect_", "/account/")
"""Pages of allauth: its class views answer to PUT and OPTIONS as well, each in its own harmless way."""


@pytest.mark.parametrize("key", table())
def test_everyone_gets_what_the_table_says(key: str, walker: Walker) -> None:
    page = PAGES[key]
    faults = [
        fault
        for line in table()[key]
        for moment in line.moments
        for role in ROLES
        for fault in faults_at(walker, page, line, moment, role)
    ]
    tell(key, faults)


@pytest.mark.parametrize("key", table())
def test_one_cannot_tell_what_is_hidden_from_what_does_not_exist(key: str, walker: Walker) -> None:
    """Nobody gets anything where nothing is for them, and the answer is letter for letter the one for what is not there."""
    page = PAGES[key]
    faults = []
    for role in ROLES:
        for method in sorted(listens_to(key)):
            answers = hidden_answers(walker, page, role, method)
            faults += [
                f"{moment} {role} {method} {fault}"
                for group in answers.values()
                for moment, answer in group
                for fault in hidden_faults(answer, page, moment, role, method)
            ]
            faults += [f"{role} {method}: {difference}" for difference in differences(answers)]
    tell(key, faults)


def hidden_answers(walker: Walker, page: Page, role: str, method: str) -> dict[str, list[tuple[str, Answer]]]:
    """The answers that should not differ: under the own region's address, under that of no region of ours, and so on."""
    found: dict[str, list[tuple[str, Answer]]] = {}
    for moment in [*moments_of(page), *hidden_moments(page)]:
        if not is_hidden_from(role, page, moment, method):
            continue
        place = walker.world.places[moment]
        group = "here" if place.things["region_slug"] == walker.world.region.slug else "elsewhere"
        if role == "stranger":
            group = ""
        elif moment.endswith(" part"):
            group = "part"
        answer = walker.ask(role, page, place, method, {} if method == "POST" else None)
        found.setdefault(group, []).append((moment, answer))
    return found


def differences(groups: dict[str, list[tuple[str, Answer]]]) -> Iterator[str]:
    """What tells one answer from another in the same group."""
    for (first_name, first), *rest in groups.values():
        for name, other in rest:
            for one, two in zip(first.plain, other.plain, strict=True):
                if one != two:
                    yield f"{first_name} and {name} differ: {apart(str(one), str(two))}"


def listens_to(key: str) -> frozenset[str]:
    """The methods to which a page listens, by the table."""
    return frozenset(method for line in table()[key] for method in line.methods)


def faults_at(walker: Walker, page: Page, line: Line, moment: str, role: str) -> Iterator[str]:
    """What is wrong with the answers to one role at one moment, whatever the method."""
    place, expected = walker.world.places[moment], line.answers[role]
    for method in sorted(line.methods):
        answer = walker.ask(role, page, place, method, {} if method == "POST" else None)
        yield from (f"{moment} {role} {method} {fault}" for fault in faults_of(answer, expected, role, method))
        if method == "GET":
            head = walker.ask(role, page, place, "HEAD")
            if (head.status, head.location) != (answer.status, answer.location) or head.text:
                yield f"{moment} {role} HEAD: {head.status}, while GET gives {answer.status}"
    if line is table()[page.key][0]:
        for method in {*OTHERS, "GET", "POST"} - listens_to(page.key):
            answer = walker.ask(role, page, place, method)
            yield from (f"{moment} {role} {method} {fault}" for fault in unheard_faults(answer, page, role))


def faults_of(answer: Answer, expected: str, role: str, method: str) -> Iterator[str]:
    """What is wrong with one answer."""
    if answer.outcome != expected and not (method == "POST" and {answer.outcome, expected} == {"ok", "away"}):
        yield f"gives {answer.outcome} {answer.location}, expected {expected}"
    if answer.wrote and (method != "POST" or expected not in {"ok", "away"}):
        yield f"wrote {answer.wrote[0]}"
    if words := answer.words_for_others(role):
        yield f"tells {words}"


def unheard_faults(answer: Answer, page: Page, role: str) -> Iterator[str]:
    """What is wrong with the answer to a method to which the page does not listen: only that it does not is right."""
    if not page.name.startswith(LIBRARY) and answer.outcome not in {"405", "login"}:
        yield f"gives {answer.outcome}, expected 405"
    if answer.status >= 500 or answer.wrote:
        yield f"gives {answer.outcome} {answer.wrote}"
    if words := answer.words_for_others(role):
        yield f"tells {words}"


def hidden_faults(answer: Answer, page: Page, moment: str, role: str, method: str) -> Iterator[str]:
    """What is wrong with the answer at an address that is not for this role, or for nobody."""
    if answer.outcome not in hidden_outcomes(page, moment, role, method):
        yield f"gives {answer.outcome} {answer.location}, expected 404"
    if answer.wrote:
        yield f"wrote {answer.wrote[0]}"
    if words := answer.words_for_others(role):
        yield f"tells {words}"


def hidden_outcomes(page: Page, moment: str, role: str, method: str) -> set[str]:
    """What an answer about nothing may be.

    Who may not open such a page at all is told so, whatever the row; of a part of a row this may be decided at the
    row already, and taking away what is not there may lead back to the row.
    """
    lines = [line for line in table()[page.key] if method.replace("HEAD", "GET") in line.methods]
    usual = {line.answers[role] for line in lines}
    here = {line.answers[role] for line in lines if "running" in line.moments}
    is_part = moment.endswith(" part")
    return (
        {"404", "login", "405"}
        | ({"403"} if usual == {"403"} or (is_part and "403" in here) else set())
        | ({"away"} if is_part and method == "POST" else set())
    )


def apart(one: str, two: str) -> str:
    """The first place where two texts part."""
    place = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    start = max(0, place - 30)
    return f"{one[start : place + 50]!r} / {two[start : place + 50]!r}"


def tell(key: str, faults: list[str]) -> None:
    """Fail with all that is wrong with a page, on a few lines."""
    if faults:
        lines = [f"{key}: {len(faults)} answers are not as they should be", *faults[:30]]
        pytest.fail("\n".join(lines), pytrace=False)
