"""The walker itself: what it overlooks would be overlooked on every page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from regietafel.people import context
from tests.pages import PAGES
from tests.walk.table import table
from tests.walk.test_answers import faults_at
from tests.walk.walker import Answer, Walker

PAGE = Answer(
    404,
    {},
    '<input name="csrfmiddlewaretoken" value="Ab1"> 2026-02-03T04:05:06+01:00 er is niets',
    frozenset(),
    (),
    "/nl/x/",
)


def test_only_keys_and_moments_may_differ_between_two_answers() -> None:
    other = PAGE.text.replace("Ab1", "Zz9").replace("04:05:06", "14:15:16")
    assert replace(PAGE, text=other).plain == PAGE.plain
    assert replace(PAGE, text=other.replace("niets", "iets")).plain != PAGE.plain
    assert replace(PAGE, text=other.replace("csrfmiddlewaretoken", "version")).plain != PAGE.plain


@pytest.mark.parametrize("word", ["zqdraft", "ZQdraft", "&#122;qdraft"])
def test_a_word_for_others_is_heard_however_it_is_written(word: str) -> None:
    answer = replace(PAGE, text=f"<p>{word}</p>")
    assert answer.words_for_others("partner") == ["zqdraft"]
    assert answer.words_for_others("director") == []


@pytest.mark.django_db
def test_a_mistake_in_the_program_comes_back_in_its_own_words(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    page, place = PAGES["organisations:list"], walker.world.places["running"]

    def fall(user: object) -> None:
        raise RuntimeError("planted")

    with monkeypatch.context() as patched:
        patched.setattr(context, "seats_of", fall)
        assert walker.ask("director", page, place).outcome == "500: RuntimeError: planted"
    assert walker.ask("director", page, place).outcome == "ok"


def test_no_template_looks_at_the_method() -> None:
    """What lets the walker ask for the head of a page without writing its body."""
    code = [*Path(settings.PACKAGE).rglob("templatetags/*.py"), *Path(settings.PACKAGE).rglob("*.html")]
    looking = re.compile(r"request\.method\b|REQUEST_METHOD")
    assert code
    assert [str(path) for path in code if looking.search(path.read_text(encoding="utf8"))] == []


@pytest.mark.django_db
def test_a_head_that_answers_otherwise_is_told(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    page, [line] = PAGES["organisations:list"], table()["organisations:list"]
    assert list(faults_at(walker, page, line, "running", "director")) == []
    asked = Walker.ask_for

    def deaf(self: Walker, role: str, url: str, method: str = "GET", *rest: Any) -> Answer:
        answer = asked(self, role, url, method, *rest)
        return replace(answer, status=405) if method == "HEAD" else answer

    monkeypatch.setattr(Walker, "ask_for", deaf)
    assert list(faults_at(walker, page, line, "running", "director")) == [
        "running director HEAD: 405, while GET gives 200"
    ]
