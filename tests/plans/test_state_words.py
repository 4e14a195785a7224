"""A state is known by whatever people type for it."""

from __future__ import annotations

import pytest
from django.utils import translation

from regietafel.plans.state_words import read_state, state_words


@pytest.mark.parametrize(
    ("typed", "language", "state"),
    [
        ("● loopt", "nl", "under_way"),
        ("●", "nl", "under_way"),
        ("LOOPT", "nl", "under_way"),
        ("? loopt", "nl", "under_way"),
        ("under way", "nl", "under_way"),
        ("under_way", "nl", "under_way"),
        ("  Gedaan ", "nl", "done"),
        ("✓ done", "nl", "done"),
        ("géschrapt", "nl", "dropped"),
        ("deels gedaan", "en", "partly"),
        ("g", "nl", "done"),
        ("d", "nl", "partly"),
        ("d", "en", "done"),
        ("X", "nl", "dropped"),
        ("klaar", "nl", None),
        ("", "nl", None),
    ],
)
def test_a_state_is_known_by_word_sign_and_letter(typed: str, language: str, state: str | None) -> None:
    with translation.override(language):
        assert read_state(typed, state_words()) == state
