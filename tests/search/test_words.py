"""How texts become words, and what of a question is kept: nothing in it is ever a command."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.search.engines import engine
from regietafel.search.engines.interface import Entry, Span
from regietafel.search.marking import marked, passage, spots
from regietafel.search.queries import find
from regietafel.search.words import LONGEST_WORD, MOST_WORDS, fold, forms_of, question, tidy
from regietafel.territories.models import Region


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Creëren", "creeren"),
        ("MAATWERK", "maatwerk"),
        ("garçon", "garcon"),
        ("2.3.1", "2_3_1"),
        ("Straße", "strasse"),
        ("ﬁets", "fiets"),
        ("", ""),
    ],
)
def test_a_word_is_folded(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Acties", ["acties", "actie"]),
        ("fietsen", ["fietsen", "fiets"]),
        ("foto's", ["foto"]),
        ("2.3.1 Overleg", ["2_3_1", "overleg"]),
        ("cre\u0308eren? — cree\u0308ren!", ["creeren", "creer"]),
        ("…", []),
    ],
)
def test_a_text_is_found_by_its_words_and_their_stems(text: str, forms: list[str]) -> None:
    assert forms_of(tidy(text)) == forms


def test_only_the_last_word_may_be_half_a_word() -> None:
    assert [(term.folded, term.begins) for term in question("lokale bestu").terms] == [
        ("lokale", False),
        ("bestu", True),
    ]


def test_one_letter_is_a_word_and_no_beginning() -> None:
    assert [(term.folded, term.begins) for term in question("trede b").terms] == [("trede", False), ("b", False)]


def test_little_words_count_only_when_they_are_alone() -> None:
    assert [term.folded for term in question("de acties van VDAB").terms] == ["acties", "vdab"]
    assert [term.folded for term in question("van de").terms] == ["van", "de"]


def test_a_question_has_a_sensible_length() -> None:
    assert len(question(" ".join(f"woord{number}" for number in range(90))).terms) == MOST_WORDS
    assert len(question("x" * 500).terms[0].folded) == LONGEST_WORD


@given(st.text(max_size=300))
def test_any_text_becomes_words_without_signs(text: str) -> None:
    for form in forms_of(tidy(text)):
        assert form
        assert all(letter.isalnum() or letter == "_" for letter in form)


@given(st.text(max_size=300), st.text(max_size=60))
def test_marking_loses_nothing(text: str, words: str) -> None:
    terms = question(words).terms
    assert "".join(piece.text for piece in marked(text, terms)) == text
    if any(spots(text, terms)):
        assert any(piece.hit for piece in passage(text, terms))
    else:
        assert passage(text, terms) == []


@given(st.text(min_size=1, max_size=40))
def test_a_text_meets_itself(text: str) -> None:
    """What the page marks is what the index finds: a text of known words is found by each of them."""
    words = forms_of(tidy(text))
    for term in question(text).terms:
        assert {term.folded, term.stem} & set(words)


HOSTILE = st.one_of(
    st.text(alphabet="\"'*:^+-(){}[]\\|&!<>=%_.\x00\ud800 ANDORNEARTabr0", max_size=40),
    st.sampled_from(
        [
            "NEAR(a b)",
            'title_words : "x"',
            "a AND",
            "* ",
            "''",
            "mark : r1",
            "{a b} : c",
            "a:*B",
            "'x':*A | !y",
            "%s %d",
            "ﷺ ½",
        ]
    ),
)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE)
def test_no_question_is_a_command(region: Region, words: str) -> None:
    assert find(AnonymousUser(), region, question(words)) == []
    asked = question(words)
    if asked.terms:
        assert engine().hits(asked, Span((1,))).tiers == ([], [], [])


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80))
def test_any_text_can_be_kept_and_found(text: str) -> None:
    words = forms_of(tidy(text))
    engine().put([Entry(7, 1, tidy(text), "", words, words)])
    asked = question(text)
    if asked.terms:
        assert engine().hits(asked, Span((1,))).tiers == ([7], [7], [7])
        assert engine().hits(asked, Span((11,))).tiers == ([], [], [])
        assert engine().hits(asked, Span((1,), first=8)).tiers == ([], [], [])
