"""Two versions of a note side by side: the words that differ, and no text of the team for who only reads."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from regietafel.people.models import User
from regietafel.policy_signals.comparing import rows_of
from regietafel.policy_signals.models import Dossier
from regietafel.territories.models import Region
from tests.policy_signals.make import make_dossier, make_note


def texts(pieces: list) -> list[str]:  # type: ignore[type-arg]
    """The pieces that do not stand on the other side."""
    return [one.text for one in pieces if one.differs]


def test_only_the_words_that_differ_are_marked() -> None:
    rows = rows_of("# Kop\n\nDe vergoeding stopte in mei.\n\nSlot", "# Kop\n\nDe vergoeding stopte in juni.\n\nSlot")
    assert [row.differs for row in rows] == [False, True, False]
    assert (texts(rows[1].before), texts(rows[1].after)) == (["mei"], ["juni"])


def test_a_line_that_came_has_nothing_beside_it() -> None:
    (same, came) = rows_of("Een", "Een\nTwee")
    assert not same.differs
    assert (came.before, texts(came.after)) == ([], ["Twee"])


def test_every_word_stands_on_its_side_however_long_the_text() -> None:
    before, after = "woord " * 3000 + "\n" + "regel\n" * 2500, "ander " * 3000
    rows = rows_of(before, after)
    for side, text in (("before", before), ("after", after)):
        said = " ".join(piece.text for row in rows for piece in getattr(row, side))
        assert said.split() == text.split()


@pytest.fixture
def dossier(region: Region) -> Dossier:
    """A dossier with a note of two versions, written on since."""
    dossier = make_dossier(region)
    make_note(dossier, "Eerst in mei", "Eerst in juni", text="Alleen voor het team")
    return dossier


def url_of(dossier: Dossier, query: str = "") -> str:
    """The page of two versions."""
    return reverse("policy_signals:note-compare", args=[dossier.region.slug, dossier.pk]) + query


@pytest.mark.django_db
def test_the_page_marks_words_without_colour_alone(client: Client, director: User, dossier: Dossier) -> None:
    client.force_login(director)
    page = client.get(url_of(dossier, "?old=1&new=2")).content.decode()
    assert "<del>mei</del>" in page
    assert "<ins>juni</ins>" in page
    assert "Alleen voor het team" in client.get(url_of(dossier)).content.decode()
    assert client.get(url_of(dossier, "?old=9")).status_code == 404


@pytest.mark.django_db
def test_who_only_reads_never_sees_what_is_being_written(client: Client, partner: User, dossier: Dossier) -> None:
    client.force_login(partner)
    assert "<ins>juni</ins>" in client.get(url_of(dossier)).content.decode()
    assert "Alleen voor het team" not in client.get(url_of(dossier)).content.decode()
    assert client.get(url_of(dossier, "?new=now")).status_code == 404
